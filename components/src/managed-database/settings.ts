import type * as pulumi from "@pulumi/pulumi";
import { retentionFinding } from "../common/log-retention.js";
import { tuningFindings } from "../common/alarm-tuning.js";
import { isOutside, listed, oneOf, rejectAll } from "../common/validation.js";
import { windowFindings } from "../common/windows.js";
import { subnetsFinding } from "../network/network-like.js";
import { databaseAlarms } from "./alarms.js";
import {
    DatabaseCertificateAuthority,
    DatabaseEngine,
    type DatabaseInstanceSize,
    type ManagedDatabaseArgs,
} from "./args.js";
import { backupCopyFindings } from "./backup-copy.js";
import { blueGreenFindings } from "./blue-green.js";
import { engineTraits, refusedAdminNames } from "./engines.js";
import { classFindings, connectionLimit, sizeOfClass, supportsPerformanceInsights } from "./instance-classes.js";
import { needsOwnPassword, ownPasswordFindings, passwordAlarms } from "./password-settings.js";
import { proxyFindings } from "./proxy.js";
import { replicaFindings, type ReplicaSettings, resolveReplicas } from "./replica-settings.js";
import { restoreFindings } from "./restore.js";
import { resolveStorage, storageFindings, type StorageSettings } from "./storage.js";

/** What the component has decided: every default applied, nothing left to guess. */
export interface DatabaseSettings {
    engine: DatabaseEngine;
    version: string;
    instanceClass: string;
    size: DatabaseInstanceSize;
    storage: StorageSettings;
    subnetIds: pulumi.Input<string>[];
    certificateAuthority: DatabaseCertificateAuthority;
    databaseName: string;
    adminName: string;
    port: number;
    connectionLimit: number;
    backupRetentionDays: number;
    backupWindow: string;
    maintenanceWindow: string;
    performanceInsightsRetentionDays: number;
    monitoringIntervalSeconds: number;
    logs: readonly string[];
    logRetentionDays: number;
    /** Undefined where the transfer is not watched. */
    transferAlarmMbps: number | undefined;
    /** What is kept after deletion: the last snapshot, the automated backups, and the key that reads them. */
    keepAfterDeletion: boolean;
    deletionProtection: boolean;
    /** The component makes the password, keeps and changes it, because RDS does not. */
    ownPassword: boolean;
    blueGreen: boolean;
    /** By name. */
    replicas: ReadonlyMap<string, ReplicaSettings>;
}

/**
 * Longest component name: "-12345678-final" follows in the snapshot's name, and RDS takes 63 characters of identifier.
 */
const longestName = 40;
/** Minutes that RDS wants for a backup and for maintenance. */
const shortestWindow = 30;
/** No class carries more. */
const fastestMbps = 200_000;
const monitoringIntervals = [0, 1, 5, 10, 15, 30, 60];

/** Applies the defaults and reports everything that is wrong, before any resource exists. */
export function resolveSettings(name: string, args: ManagedDatabaseArgs): DatabaseSettings {
    const engine = args.engine ?? DatabaseEngine.Postgres;
    if (!Object.values(DatabaseEngine).includes(engine)) {
        // Nearly every other rule depends on the engine, so there is nothing further to say.
        rejectAll("ManagedDatabase", name, [`engine is "${engine}"; use ${oneOf(DatabaseEngine)}.`]);
    }
    const alone = applyDefaults(engine, args);
    const settings = { ...alone, replicas: resolveReplicas(args, alone) };
    rejectAll("ManagedDatabase", name, [
        ...identityFindings(name, settings),
        ...placeFindings(args, settings),
        ...storageFindings(settings.storage),
        ...operationFindings(settings),
        ...windowFindings(
            { argument: "backupWindow", text: settings.backupWindow },
            { argument: "maintenanceWindow", text: settings.maintenanceWindow },
            shortestWindow,
        ),
        ...restoreFindings(args.restore, args.kmsKeyArn),
        ...backupCopyFindings(args.backupCopy),
        ...proxyFindings(args.proxy),
        ...replicaFindings(name, args, settings.replicas),
        ...blueGreenFindings(args),
        ...ownPasswordFindings(args),
        ...tuningFindings(args.alarms, { ...databaseAlarms(settings), ...passwordAlarms(settings.ownPassword) }),
    ]);
    return settings;
}

function applyDefaults(engine: DatabaseEngine, args: ManagedDatabaseArgs): DatabaseSettings {
    const traits = engineTraits[engine];
    const instanceClass = args.instanceClass ?? "db.t4g.medium";
    const size = args.instanceSize ?? sizeOfClass(instanceClass) ?? { vcpus: 0, memoryGib: 0 };
    return {
        engine,
        version: args.version ?? traits.defaultVersion,
        instanceClass,
        size,
        storage: resolveStorage(args),
        subnetIds: Object.values(args.network.isolatedSubnets),
        certificateAuthority: args.certificateAuthority ?? DatabaseCertificateAuthority.Rsa2048,
        databaseName: args.databaseName ?? "app",
        adminName: args.adminName ?? "steward",
        port: args.port ?? traits.defaultPort,
        connectionLimit: args.maxConnections ?? connectionLimit(engine, size.memoryGib),
        backupRetentionDays: args.backupRetentionDays ?? 7,
        backupWindow: args.backupWindow ?? "02:00-03:00",
        maintenanceWindow: args.maintenanceWindow ?? "sun:04:00-sun:05:00",
        performanceInsightsRetentionDays:
            args.performanceInsightsRetentionDays ?? (supportsPerformanceInsights(engine, instanceClass) ? 7 : 0),
        monitoringIntervalSeconds: args.monitoringIntervalSeconds ?? 60,
        logs: [...traits.logs, ...(args.iamDatabaseAuthentication ? ["iam-db-auth-error"] : [])],
        logRetentionDays: args.logRetentionDays ?? 30,
        transferAlarmMbps: args.transferAlarmMbps,
        keepAfterDeletion: args.finalSnapshot ?? true,
        deletionProtection: args.deletionProtection ?? true,
        ownPassword: args.ownPassword ?? needsOwnPassword(args),
        blueGreen: args.blueGreen ?? false,
        replicas: new Map(),
    };
}

function identityFindings(name: string, settings: DatabaseSettings): (string | false)[] {
    const { engine, version, databaseName, adminName } = settings;
    const traits = engineTraits[engine];
    return [
        !(name.length <= longestName && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) &&
            `the name is part of the identifier; use at most ${longestName} lower-case letters, digits and single ` +
                "dashes, starting with a letter.",
        !traits.versions.includes(version) &&
            `version is "${version}"; ${engine} has standard support in ${listed(traits.versions)}.`,
        // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html, for this and the next
        !/^[a-z][a-z0-9_]{0,62}$/.test(databaseName) &&
            `databaseName is "${databaseName}"; use at most 63 lower-case letters, digits and underscores, starting with a letter.`,
        !/^[a-z][a-z0-9_]{0,15}$/.test(adminName) &&
            `adminName is "${adminName}"; use at most 16 lower-case letters, digits and underscores, starting with a letter.`,
        refusedAdminNames.includes(adminName) &&
            `adminName is "${adminName}", which is reserved or the first that is tried; choose another.`,
    ];
}

function placeFindings(args: ManagedDatabaseArgs, settings: DatabaseSettings): (string | false)[] {
    const { instanceClass, size } = settings;
    const zones = Object.keys(args.network.isolatedSubnets);
    const unknown = subnetsFinding(args.network, "isolatedSubnets");
    return [
        unknown,
        unknown === false &&
            zones.length < 2 &&
            `network.isolatedSubnets has ${zones.length === 0 ? "no zone" : `only ${zones.join()}`}; ` +
                "name subnets in two zones or more, RDS asks for them even without a standby.",
        ...classFindings(instanceClass, args.instanceSize, size),
    ];
}

function operationFindings(settings: DatabaseSettings): (string | false)[] {
    const { engine, instanceClass, port, monitoringIntervalSeconds } = settings;
    const insights = settings.performanceInsightsRetentionDays;
    const insightsKept =
        insights === 0 || insights === 7 || insights === 731 || (insights % 31 === 0 && insights <= 713);
    const authorities = Object.values(DatabaseCertificateAuthority);
    return [
        isOutside(settings.transferAlarmMbps, 1, fastestMbps) &&
            `transferAlarmMbps is ${settings.transferAlarmMbps}; use 1 to ${fastestMbps}.`,
        isOutside(port, 1150, 65_535) && `port is ${port}; RDS takes 1150 to 65535.`,
        // Without processors there is no computed limit either, and that has been said.
        settings.size.vcpus > 0 &&
            isOutside(settings.connectionLimit, 10, 100_000) &&
            `maxConnections is ${settings.connectionLimit}; use 10 to 100000.`,
        isOutside(settings.backupRetentionDays, 1, 35) &&
            `backupRetentionDays is ${settings.backupRetentionDays}; use 1 to 35.`,
        !authorities.includes(settings.certificateAuthority) &&
            `certificateAuthority is "${settings.certificateAuthority}"; use ${oneOf(DatabaseCertificateAuthority)}.`,
        !(insightsKept && insights >= 0) &&
            `performanceInsightsRetentionDays is ${insights}; use 7, 731, a multiple of 31 up to 713, or 0 for none.`,
        insights > 0 &&
            !supportsPerformanceInsights(engine, instanceClass) &&
            `performanceInsightsRetentionDays is ${insights}, but ${engine} on ${instanceClass} has no Performance ` +
                "Insights; remove it or choose a medium class or larger.",
        !monitoringIntervals.includes(monitoringIntervalSeconds) &&
            `monitoringIntervalSeconds is ${monitoringIntervalSeconds}; use ${monitoringIntervals.join(", ")}.`,
        retentionFinding("logRetentionDays", settings.logRetentionDays),
    ];
}
