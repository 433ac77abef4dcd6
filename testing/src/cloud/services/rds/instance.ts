import { Inputs } from "../../inputs.js";
import type { Cloud, CloudResource, PlacedResource, Properties, Refusals, ServiceModel } from "../../model.js";
import { regionalArn } from "../shared/arn.js";
import { mayBeOn, refuseIf } from "../shared/checks.js";
import { missingKey } from "../shared/keys.js";
import { creationTime, upperId, uuid } from "../shared/made-up.js";
import { fact, securityGroupTypes, vpcsOf } from "../shared/placement.js";
import { trustOf } from "../shared/principals.js";
import { blueGreenSituationFaults, blueGreenUpdateFaults } from "./blue-green.js";
import { actualVersion, engines, familyOf, isMajorUpgrade } from "./engines.js";
import { instanceFaults } from "./instance-rules.js";
import { replicaFaults } from "./replicas.js";
import { storageType } from "./storage.js";
import {
    badCombination,
    badValue,
    instanceType,
    optionGroupType,
    parameterGroupType,
    roleType,
    subnetGroupType,
} from "./types.js";

// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html
function familyFault(inputs: Inputs, cloud: Cloud): Refusals[number] {
    const engineName = inputs.text("engine") ?? "";
    const engine = engines[engineName];
    const name = inputs.text("parameterGroupName");
    const group = cloud.all(parameterGroupType).find((each) => fact(each, "name") === name);
    const family = fact(group, "family");
    if (engine === undefined || family === undefined) return false;
    const wanted = familyOf(engineName, engine, inputs.text("engineVersion"));
    const message =
        `The parameter group ${name} with DBParameterGroupFamily ${family} can't be used for this instance. ` +
        `Please use a parameter group with DBParameterGroupFamily ${wanted}.`;
    return refuseIf(wanted !== undefined && wanted !== family, badCombination, message);
}

/** Every engine version has groups of its own that nobody makes: `default.postgres17`, `default:postgres-17`. */
function missingGroups(inputs: Inputs, cloud: Cloud): Refusals {
    const kinds = [
        { property: "parameterGroupName", type: parameterGroupType, code: "DBParameterGroupNotFound" },
        { property: "optionGroupName", type: optionGroupType, code: "OptionGroupNotFoundFault" },
    ];
    return kinds.map(({ property, type, code }) => {
        const name = inputs.text(property);
        const known = name === undefined || /^default[.:]/.test(name) || cloud.find(type, name) !== undefined;
        return refuseIf(!known, code, `${property} is "${name}", which does not exist; create the group first.`);
    });
}

// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html
function networkFault(inputs: Inputs, cloud: Cloud): Refusals[number] {
    const name = inputs.text("dbSubnetGroupName");
    const group = cloud.all(subnetGroupType).find((each) => fact(each, "name") === name);
    const [vpc] = group === undefined ? [] : vpcsOf(new Inputs(group.facts).texts("subnetIds"), cloud);
    const foreign = vpcsOf(inputs.texts("vpcSecurityGroupIds"), cloud).find((each) => each !== vpc);
    const message =
        "The DB instance and EC2 security group are in different VPCs. " +
        `The DB instance is in ${vpc} and the EC2 security group is in ${foreign}; use groups of the same VPC.`;
    return refuseIf(vpc !== undefined && foreign !== undefined, badCombination, message);
}

// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html
function monitoringFault(inputs: Inputs, cloud: Cloud): Refusals[number] {
    const trusted = trustOf(inputs.text("monitoringRoleArn"), cloud)?.includes("monitoring.rds.amazonaws.com") ?? true;
    const message =
        "IAM role ARN value is invalid or does not include the required permissions for: ENHANCED_MONITORING; " +
        "let the role's trust policy name monitoring.rds.amazonaws.com.";
    return refuseIf(!trusted, badValue, message);
}

// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ModifyDBInstance.html
function upgradeFault(inputs: Inputs, resource: CloudResource): Refusals[number] {
    const engine = engines[inputs.text("engine") ?? ""];
    const [from, to] = [fact(resource, "engineVersionActual"), inputs.text("engineVersion")];
    if (engine === undefined || from === undefined || to === undefined) return false;
    // A blue/green deployment makes a second instance of the new version and has no such flag.
    const allowed = mayBeOn(inputs, "allowMajorVersionUpgrade") || inputs.flag("blueGreenUpdate.enabled") === true;
    const message =
        "The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version. " +
        `The instance runs ${from}; set allowMajorVersionUpgrade to true to go to ${to}.`;
    return refuseIf(!allowed && isMajorUpgrade(engine, from, to), badCombination, message);
}

// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBInstance.html
function refuseDelete(resource: CloudResource): Refusals {
    const facts = new Inputs(resource.facts);
    const skipped = facts.flag("skipFinalSnapshot") === true || facts.has("replicateSourceDb");
    const message =
        "FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified; set finalSnapshotIdentifier, " +
        "or skipFinalSnapshot, and apply it before the instance is deleted.";
    return [refuseIf(!skipped && !facts.has("finalSnapshotIdentifier"), badCombination, message)];
}

// https://docs.aws.amazon.com/general/latest/gr/rds-service.html
const hostedZones: Readonly<Record<string, string>> = {
    "us-east-1": "Z2R2ITUGPM61AM",
    "us-west-2": "Z1PVIF0B656C1W",
    "eu-west-1": "Z29XKXDKYMONMX",
    "eu-central-1": "Z1RLNUO7B9Q6NB",
};

function outputs(inputs: Inputs, place: PlacedResource): Properties {
    const identifier = inputs.text("identifier") ?? "";
    const engine = engines[inputs.text("engine") ?? ""];
    const port = inputs.number("port") ?? engine?.port ?? 5432;
    // All instances of an account and a region share the second label of their addresses.
    // A version that the program no longer asks for stays.
    const asked = inputs.text("engineVersion") ?? new Inputs(place.previous ?? {}).text("engineVersionActual");
    const version = engine === undefined ? (asked ?? "") : actualVersion(engine, asked);
    const address = `${identifier}.c${place.hex(11, "address")}.${place.region}.rds.amazonaws.com`;
    return {
        address,
        arn: regionalArn(place, "rds", `db:${identifier}`),
        endpoint: `${address}:${port}`,
        engineVersionActual: version,
        hostedZoneId: hostedZones[place.region] ?? upperId(place, "Z", 13),
        latestRestorableTime: creationTime,
        listenerEndpoints: [],
        masterUserSecrets: inputs.flag("manageMasterUserPassword") === true ? [masterUserSecret(inputs, place)] : [],
        replicas: [],
        resourceId: place.id,
        status: "available",
        upgradeRolloutOrder: "second",
        ...chosen(inputs, place, port, version),
    };
}

// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html
function masterUserSecret(inputs: Inputs, place: PlacedResource): Properties {
    const name = `rds!db-${uuid(place, "secret")}-${place.hex(6, "secret suffix")}`;
    return {
        kmsKeyId: inputs.text("masterUserSecretKmsKeyId") ?? regionalArn(place, "kms", "alias/aws/secretsmanager"),
        secretArn: regionalArn(place, "secretsmanager", `secret:${name}`),
        secretStatus: "active",
    };
}

/** What RDS chooses where the program is silent. */
function chosen(inputs: Inputs, place: PlacedResource, port: number, version: string): Properties {
    return {
        availabilityZone: `${place.region}a`,
        backupRetentionPeriod: 0,
        backupTarget: "region",
        backupWindow: "04:00-04:30",
        caCertIdentifier: "rds-ca-rsa2048-g1",
        databaseInsightsMode: "standard",
        engineLifecycleSupport: "open-source-rds-extended-support",
        engineVersion: version,
        iops: 0,
        kmsKeyId:
            inputs.flag("storageEncrypted") === true ? regionalArn(place, "kms", `key/${uuid(place, "aws/rds")}`) : "",
        licenseModel: inputs.text("engine") === "postgres" ? "postgresql-license" : "general-public-license",
        maintenanceWindow: "sun:05:00-sun:05:30",
        multiAz: false,
        networkType: "IPV4",
        optionGroupName: `default:${inputs.text("engine") ?? ""}`,
        performanceInsightsRetentionPeriod: 0,
        port,
        replicateSourceDb: "",
        storageThroughput: 0,
        storageType: storageType(inputs),
    };
}

const instance: ServiceModel = {
    type: instanceType,
    immutable: [
        "availabilityZone",
        "backupTarget",
        "characterSetName",
        "dbName",
        "engine",
        "identifierPrefix",
        "kmsKeyId",
        "ncharCharacterSetName",
        "restoreToPointInTime",
        "s3Import",
        "snapshotIdentifier",
        "storageEncrypted",
        "timezone",
        "username",
    ],
    defaults: {
        applyImmediately: false,
        autoMinorVersionUpgrade: true,
        copyTagsToSnapshot: false,
        deleteAutomatedBackups: true,
        monitoringInterval: 0,
        performanceInsightsEnabled: false,
        publiclyAccessible: false,
        skipFinalSnapshot: false,
    },
    autoName: { property: "identifier", maxLength: 63 },
    taggable: true,
    unique: [{ property: "identifier", code: "DBInstanceAlreadyExists" }],
    facts: [
        "identifier",
        "engineVersionActual",
        "skipFinalSnapshot",
        "finalSnapshotIdentifier",
        "replicateSourceDb",
        "backupRetentionPeriod",
        "engine",
        "manageMasterUserPassword",
        "passwordWoVersion",
        "blueGreenUpdate",
    ],
    references: [
        {
            property: "dbSubnetGroupName",
            to: [subnetGroupType],
            by: "name",
            missing: "DBSubnetGroupNotFoundFault",
            inUse: "InvalidDBSubnetGroupStateFault",
        },
        {
            property: "vpcSecurityGroupIds[]",
            to: securityGroupTypes,
            missing: "InvalidVPCNetworkStateFault",
            inUse: "DependencyViolation",
        },
        { property: "monitoringRoleArn", to: [roleType], by: "arn", missing: "InvalidParameterValue" },
    ],
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html
    deletionProtection: { property: "deletionProtection", code: badCombination },
    refuse: instanceFaults,
    refuseWith: (inputs, cloud) => [
        ...missingGroups(inputs, cloud),
        familyFault(inputs, cloud),
        networkFault(inputs, cloud),
        monitoringFault(inputs, cloud),
        ...replicaFaults(inputs, cloud),
        ...blueGreenSituationFaults(inputs, cloud),
        ...missingKey(inputs, "kmsKeyId", cloud, "KMSKeyNotAccessibleFault"),
        ...missingKey(inputs, "performanceInsightsKmsKeyId", cloud, "KMSKeyNotAccessibleFault"),
        ...missingKey(inputs, "masterUserSecretKmsKeyId", cloud, "KMSKeyNotAccessibleFault"),
    ],
    refuseUpdate: (inputs, resource) => [upgradeFault(inputs, resource), ...blueGreenUpdateFaults(inputs, resource)],
    refuseDelete,
    // The provider goes by the resource id, which survives a change of the identifier.
    id: (_inputs, place) => upperId(place, "db-", 26, "resource"),
    outputs,
};

export const models: readonly ServiceModel[] = [instance];
