import type { AlarmTunings } from "../common/alarm-tuning.js";
import { tuningFindings } from "../common/alarm-tuning.js";
import type { AlarmTable } from "../common/alarms.js";
import { listed } from "../common/validation.js";
import { databaseAlarms } from "./alarms.js";
import type { ManagedDatabaseArgs } from "./args.js";
import { classFindings, sizeOfClass, supportsPerformanceInsights } from "./instance-classes.js";
import type { DatabaseSettings } from "./settings.js";

/** A replica as decided. */
export interface ReplicaSettings {
    availabilityZone: string | undefined;
    deletionProtection: boolean;
    /** The settings of the database, with what is different here. */
    database: DatabaseSettings;
    alarms: AlarmTable;
    tunings: AlarmTunings | undefined;
}

/** RDS takes 63 characters of identifier, of which nine are a dash and the suffix, and one the dash before the replica's name. */
const identifierRoom = 53;
const mostReplicas = 15;

/** Applies the defaults. */
export function resolveReplicas(args: ManagedDatabaseArgs, database: DatabaseSettings): Map<string, ReplicaSettings> {
    return new Map(
        Object.entries(args.replicas ?? {}).map(([key, replica]) => {
            const instanceClass = replica.instanceClass ?? database.instanceClass;
            const ownSize = replica.instanceClass === undefined ? database.size : sizeOfClass(instanceClass);
            const own = {
                ...database,
                instanceClass,
                size: replica.instanceSize ?? ownSize ?? { vcpus: 0, memoryGib: 0 },
                performanceInsightsRetentionDays: supportsPerformanceInsights(database.engine, instanceClass)
                    ? database.performanceInsightsRetentionDays
                    : 0,
            };
            return [
                key,
                {
                    availabilityZone: replica.availabilityZone,
                    deletionProtection: replica.deletionProtection ?? false,
                    database: own,
                    alarms: replicaAlarms(key, own),
                    tunings: replica.alarms,
                },
            ];
        }),
    );
}

/**
 * The alarms of the database, for an instance that only follows, and how far behind it is.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.Monitoring.html
 */
export function replicaAlarms(key: string, own: DatabaseSettings): AlarmTable {
    const { "transaction-ids": _ofTheDatabase, ...shared } = databaseAlarms(own);
    const table: AlarmTable = {
        ...shared,
        "replica-lag": {
            namespace: "AWS/RDS",
            metricName: "ReplicaLag",
            statistic: "Maximum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 60,
            period: 60,
            evaluationPeriods: 10,
            treatMissingData: "breaching",
            warmUpMinutes: 15,
            alarmDescription:
                "It is over a minute behind the database: what it answers is old. Look for long statements on it and for a burst of changes in the database; " +
                "if there are always so many, choose a larger class.",
        },
    };
    return Object.fromEntries(
        Object.entries(table).map(([role, row]) => [
            role,
            { ...row, alarmDescription: `Read replica "${key}": ${row.alarmDescription}` },
        ]),
    );
}

/** What is wrong with the replicas; `false` stands for a check that passed. */
export function replicaFindings(
    name: string,
    args: ManagedDatabaseArgs,
    replicas: ReadonlyMap<string, ReplicaSettings>,
): (string | false)[] {
    return [
        replicas.size > mostReplicas && `replicas are ${replicas.size}; RDS follows a database with ${mostReplicas}.`,
        ...[...replicas].flatMap(([key, replica]) =>
            findingsOf(name, key, args, replica).map((finding) => finding !== false && `replicas.${key}${finding}`),
        ),
    ];
}

function findingsOf(
    name: string,
    key: string,
    args: ManagedDatabaseArgs,
    replica: ReplicaSettings,
): (string | false)[] {
    const { availabilityZone, database, alarms, tunings } = replica;
    const zones = Object.keys(args.network.isolatedSubnets);
    const room = identifierRoom - name.length;
    const given = args.replicas?.[key];
    const ownClass = given?.instanceClass !== undefined || given?.instanceSize !== undefined;
    const inside = [
        ...(ownClass ? classFindings(database.instanceClass, given.instanceSize, database.size) : []),
        availabilityZone !== undefined &&
            !zones.includes(availabilityZone) &&
            `availabilityZone is "${availabilityZone}"; the network has ${listed(zones)}.`,
        ...tuningFindings(tunings, alarms),
    ];
    return [
        !(key.length <= room && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(key)) &&
            ` is part of the identifier; use at most ${room} lower-case letters, digits and single dashes, starting with a letter.`,
        ...inside.map((finding) => finding !== false && `.${finding}`),
    ];
}
