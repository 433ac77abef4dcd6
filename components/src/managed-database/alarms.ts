import type { AlarmRow, AlarmTable } from "../common/alarms.js";
import { DatabaseEngine } from "./args.js";
import type { DatabaseSettings } from "./settings.js";

const bytesPerGib = 1024 ** 3;
const bytesPerMegabit = 125_000;
const namespace = "AWS/RDS";

/** Every minute for five minutes; a database that stops reporting is in trouble. */
const fiveMinutes = {
    namespace,
    statistic: "Average",
    period: 60,
    evaluationPeriods: 5,
    treatMissingData: "breaching",
    warmUpMinutes: 15,
} as const;
const quarterOfAnHour = { ...fiveMinutes, evaluationPeriods: 15 } as const;

/**
 * The default alarms by role, with thresholds computed from the class and the storage of this database.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html
 */
export function databaseAlarms(settings: DatabaseSettings): AlarmTable {
    return {
        ...loadAlarms(settings),
        ...roomAlarms(settings),
        ...latencyAlarms(),
        ...transferAlarms(settings),
        ...(settings.performanceInsightsRetentionDays > 0 ? { load: loadAlarm(settings) } : {}),
        ...(settings.engine === DatabaseEngine.Postgres ? { "transaction-ids": transactionIdAlarm } : {}),
    };
}

function loadAlarms(settings: DatabaseSettings): AlarmTable {
    return {
        cpu: {
            ...fiveMinutes,
            metricName: "CPUUtilization",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 90,
            alarmDescription:
                "The database's processors are over 90 % busy, or it no longer reports. Look for the statements that use them; " +
                "if they are all needed, choose a larger instance class.",
        },
        connections: {
            ...fiveMinutes,
            metricName: "DatabaseConnections",
            comparisonOperator: "GreaterThanThreshold",
            threshold: Math.floor(0.9 * settings.connectionLimit),
            alarmDescription:
                `Over 90 % of the ${settings.connectionLimit} connections are taken: soon clients are turned away. ` +
                "Look for pools that are too large or connections that are never closed.",
        },
    };
}

function roomAlarms({ storage, size }: DatabaseSettings): AlarmTable {
    return {
        "free-storage": storageAlarm(storage),
        "freeable-memory": {
            ...quarterOfAnHour,
            metricName: "FreeableMemory",
            comparisonOperator: "LessThanThreshold",
            threshold: Math.floor(0.25 * size.memoryGib * bytesPerGib),
            alarmDescription:
                `Less than a quarter of ${size.memoryGib} GiB of memory can be freed. ` +
                "Close idle connections, or choose a class with more memory.",
        },
        "io-credits": balanceAlarm("EBSIOBalance%", "operations"),
        "throughput-credits": balanceAlarm("EBSByteBalance%", "throughput"),
    };
}

/**
 * Where storage grows by itself, RDS begins when a tenth has been free for five minutes: that is no reason to wake anybody. Half an hour later it has not
 * helped, because storage is as large as it may become, or grew less than six hours ago.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html
 */
function storageAlarm({ allocatedStorage, maxAllocatedStorage }: DatabaseSettings["storage"]): AlarmRow {
    const grows = maxAllocatedStorage > 0;
    return {
        ...fiveMinutes,
        ...(grows && { evaluationPeriods: 30 }),
        statistic: "Minimum",
        metricName: "FreeStorageSpace",
        comparisonOperator: "LessThanThreshold",
        threshold: Math.floor(0.1 * allocatedStorage * bytesPerGib),
        alarmDescription:
            `Less than a tenth of ${allocatedStorage} GiB is free${grows ? ", and storage has not grown" : ""}: a full database stops. ` +
            `Raise ${grows ? "maxAllocatedStorage" : "allocatedStorage"}.`,
    };
}

/** Only small classes have these balances, so that silence means nothing. */
function balanceAlarm(metricName: string, of: string): AlarmRow {
    return {
        namespace,
        metricName,
        statistic: "Average",
        comparisonOperator: "LessThanThreshold",
        threshold: 10,
        period: 60,
        evaluationPeriods: 3,
        treatMissingData: "missing",
        alarmDescription: `The instance has nearly used up its burst of storage ${of}: it is about to become slow. Choose a larger class.`,
    };
}

function latencyAlarms(): AlarmTable {
    const slow = (metricName: string, doing: string): AlarmRow => ({
        namespace,
        metricName,
        statistic: "p90",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0.02,
        period: 60,
        evaluationPeriods: 5,
        treatMissingData: "missing",
        alarmDescription: `One in ten ${doing} takes over 20 milliseconds. Compare operations per second with what the storage offers.`,
    });
    return { "read-latency": slow("ReadLatency", "reads"), "write-latency": slow("WriteLatency", "writes") };
}

function transferAlarms({ transferAlarmMbps: mbps }: DatabaseSettings): AlarmTable {
    if (mbps === undefined) return {};
    const busy = (metricName: string, direction: string): AlarmRow => ({
        namespace,
        metricName,
        statistic: "Average",
        comparisonOperator: "GreaterThanThreshold",
        threshold: mbps * bytesPerMegabit,
        period: 60,
        evaluationPeriods: 15,
        treatMissingData: "missing",
        alarmDescription:
            `For a quarter of an hour over ${mbps} megabits a second went ${direction} the database: near what its class carries, everybody waits. ` +
            "Look for statements that move whole tables; if they are all needed, choose a larger class.",
    });
    return {
        "transfer-in": busy("NetworkReceiveThroughput", "into"),
        "transfer-out": busy("NetworkTransmitThroughput", "out of"),
    };
}

function loadAlarm({ size }: DatabaseSettings): AlarmRow {
    return {
        namespace,
        metricName: "DBLoad",
        statistic: "Average",
        comparisonOperator: "GreaterThanThreshold",
        threshold: size.vcpus,
        period: 60,
        evaluationPeriods: 15,
        treatMissingData: "missing",
        alarmDescription:
            `More sessions are active than the ${size.vcpus} processors can serve: statements queue. ` +
            "The top statements by load show which.",
    };
}

const transactionIdAlarm: AlarmRow = {
    namespace,
    metricName: "MaximumUsedTransactionIDs",
    statistic: "Average",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 1_000_000_000,
    period: 60,
    evaluationPeriods: 1,
    treatMissingData: "missing",
    alarmDescription:
        "Half of the transaction ids are used up; at two thousand million PostgreSQL stops writing. " +
        "Find what keeps vacuum from finishing: long transactions, abandoned replication slots.",
};
