import type { Inputs } from "../../inputs.js";
import type { Refusals } from "../../model.js";
import {
    absent,
    longerThan,
    mayBeOn,
    mismatched,
    only,
    outside,
    refuseIf,
    together,
    unlisted,
} from "../shared/checks.js";
import { blueGreenFaults } from "./blue-green.js";
import { engines, majorOf } from "./engines.js";
import { identifierFaults } from "./names.js";
import { storageFaults } from "./storage.js";
import { badCombination, badValue } from "./types.js";
import { windowFaults } from "./windows.js";

/**
 * What RDS refuses of an instance for its inputs' own sake.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
 */
export function instanceFaults(inputs: Inputs): Refusals {
    return [
        ...identifierFaults(inputs, "identifier"),
        ...identifierFaults(inputs, "finalSnapshotIdentifier"),
        mismatched(inputs, "instanceClass", /^db\.[a-z0-9-]+\.[a-z0-9-]+$/, 'a class such as "db.t4g.micro"', badValue),
        outside(inputs, "port", 1_150, 65_535, badValue),
        ...engineFaults(inputs),
        ...credentialFaults(inputs),
        ...storageFaults(inputs),
        outside(inputs, "backupRetentionPeriod", 0, 35, badValue),
        ...windowFaults(inputs),
        ...monitoringFaults(inputs),
        ...placementFaults(inputs),
        ...blueGreenFaults(inputs),
    ];
}

function engineFaults(inputs: Inputs): Refusals {
    const name = inputs.text("engine") ?? "";
    const engine = engines[name];
    if (engine === undefined) return [];
    const version = inputs.text("engineVersion");
    const logs = inputs.texts("enabledCloudwatchLogsExports").find((log) => !engine.logs.includes(log));
    const reserved = inputs.text("username")?.toLowerCase() ?? "";
    return [
        refuseIf(
            version !== undefined && majorOf(engine, version) === undefined,
            badCombination,
            `Cannot find version ${version} for ${name}; use one of ${Object.keys(engine.majors).join(", ")}.`,
        ),
        // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html
        refuseIf(
            logs !== undefined,
            badCombination,
            `You cannot use the log type ${logs} with ${name}; use some of ${engine.logs.join(", ")}.`,
        ),
        mismatched(inputs, "username", engine.userName, engine.userNameRule, badValue),
        refuseIf(
            engine.reservedUserNames.includes(reserved),
            badValue,
            `username is "${reserved}", a word reserved by the engine; use another.`,
        ),
        longerThan(inputs, "dbName", engine.databaseNameLength, badValue),
        mismatched(
            inputs,
            "dbName",
            /^[A-Za-z]\w*$/,
            "letters, digits and underscores that begin with a letter",
            badValue,
        ),
        unlisted(
            inputs,
            "engineLifecycleSupport",
            ["open-source-rds-extended-support", "open-source-rds-extended-support-disabled"],
            badValue,
        ),
        // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html
        unlisted(
            inputs,
            "caCertIdentifier",
            ["rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1"],
            "CertificateNotFound",
        ),
    ];
}

// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html
function credentialFaults(inputs: Inputs): Refusals {
    const switchName = "manageMasterUserPassword";
    const managed = inputs.flag(switchName) === true;
    const passwords = ["password", "passwordWo"];
    const derived = ["replicateSourceDb", "snapshotIdentifier", "restoreToPointInTime"].some((from) =>
        inputs.has(from),
    );
    const given = passwords.filter((property) => inputs.has(property));
    const password = inputs.text("password");
    return [
        refuseIf(
            managed && given.length > 0,
            badCombination,
            `manageMasterUserPassword and ${given.join(" and ")} are set; leave the password to RDS or turn manageMasterUserPassword off.`,
        ),
        refuseIf(
            !mayBeOn(inputs, switchName) && given.length === 0 && !derived,
            badCombination,
            "no password is set; set manageMasterUserPassword, or give one.",
        ),
        !derived && absent(inputs, "username", badCombination, "name the master user"),
        only(
            inputs,
            "masterUserSecretKmsKeyId",
            mayBeOn(inputs, switchName),
            "with manageMasterUserPassword",
            badCombination,
        ),
        together(inputs, "password", "passwordWo", badCombination),
        // The value itself is a secret and is never shown.
        refuseIf(
            password !== undefined && (password.length < 8 || /[/"@ ]|[^ -~]/.test(password)),
            badValue,
            'password is shorter than 8 characters or has one of / " @ and space in it; use 8 or more other printable characters.',
        ),
        // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html#rds-secrets-manager-limitations
        refuseIf(
            managed && inputs.has("replicateSourceDb"),
            badCombination,
            "manageMasterUserPassword is set on a read replica; replicas take the source's password, remove it.",
        ),
        refuseIf(
            managed && inputs.flag("blueGreenUpdate.enabled") === true,
            badCombination,
            "manageMasterUserPassword and blueGreenUpdate are both set; RDS does not support them together.",
        ),
    ];
}

// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html
function monitoringFaults(inputs: Inputs): Refusals {
    const interval = inputs.number("monitoringInterval") ?? 0;
    const insights = mayBeOn(inputs, "performanceInsightsEnabled");
    const retention = inputs.number("performanceInsightsRetentionPeriod");
    const lasting =
        retention === undefined ||
        [7, 731].includes(retention) ||
        (retention % 31 === 0 && retention >= 31 && retention <= 23 * 31);
    const advanced = inputs.text("databaseInsightsMode") === "advanced";
    return [
        unlisted(inputs, "monitoringInterval", [0, 1, 5, 10, 15, 30, 60], badValue),
        interval > 0 &&
            absent(inputs, "monitoringRoleArn", badCombination, "a MonitoringInterval other than 0 needs it"),
        // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.Overview.cost.html
        refuseIf(
            !lasting,
            badValue,
            `performanceInsightsRetentionPeriod is ${retention}; use 7, a multiple of 31 up to 713, or 731.`,
        ),
        retention !== undefined &&
            only(
                inputs,
                "performanceInsightsRetentionPeriod",
                insights,
                "with performanceInsightsEnabled",
                badCombination,
            ),
        only(inputs, "performanceInsightsKmsKeyId", insights, "with performanceInsightsEnabled", badCombination),
        unlisted(inputs, "databaseInsightsMode", ["standard", "advanced"], badValue),
        // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DatabaseInsights.TurnOnAdvanced.html
        refuseIf(
            advanced && (!insights || (retention !== undefined && retention < 465)),
            badCombination,
            'databaseInsightsMode is "advanced"; it needs performanceInsightsEnabled and a retention of 465 days or more.',
        ),
    ];
}

function placementFaults(inputs: Inputs): Refusals {
    const standby = inputs.flag("multiAz") === true;
    const finals = inputs.has("finalSnapshotIdentifier") && inputs.has("replicateSourceDb");
    return [
        // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html
        refuseIf(
            standby && inputs.has("availabilityZone"),
            badCombination,
            "availabilityZone is set with multiAz; a Multi-AZ instance chooses its zones itself, remove it.",
        ),
        // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html
        refuseIf(
            inputs.has("kmsKeyId") && inputs.flag("storageEncrypted") === false && !inputs.has("replicateSourceDb"),
            badCombination,
            "kmsKeyId is set but storageEncrypted is false; set storageEncrypted or remove the key.",
        ),
        refuseIf(
            finals,
            badCombination,
            "finalSnapshotIdentifier is set on a read replica; replicas take none, remove it.",
        ),
        unlisted(inputs, "networkType", ["IPV4", "DUAL"], badValue),
        unlisted(inputs, "replicaMode", ["mounted", "open-read-only"], badValue),
    ];
}
