import type { AlarmTable } from "../common/alarms.js";
import { ThroughputMode } from "./args.js";

const gibibyte = 2 ** 30;

/** Alarms that every store has, by role. */
const always: AlarmTable = {
    "io-limit": {
        namespace: "AWS/EFS",
        metricName: "PercentIOLimit",
        statistic: "Average",
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        threshold: 95,
        period: 60,
        evaluationPeriods: 15,
        treatMissingData: "missing",
        alarmDescription:
            "The file system is at its limit of operations: uploads slow down. Spread the work over more file systems, or cache what is read often.",
    },
    "no-clients": {
        namespace: "AWS/EFS",
        metricName: "ClientConnections",
        statistic: "Sum",
        comparisonOperator: "LessThanThreshold",
        threshold: 1,
        period: 60,
        evaluationPeriods: 10,
        treatMissingData: "breaching",
        // Clients come after the store; a first deployment with a database takes half an hour.
        warmUpMinutes: 60,
        alarmDescription:
            "No instance has the file system mounted: uploads cannot be taken. Check that the tier is running and that its instances can reach port 2049.",
    },
};

const whenBursting: AlarmTable = {
    "burst-credits": {
        namespace: "AWS/EFS",
        metricName: "BurstCreditBalance",
        statistic: "Average",
        comparisonOperator: "LessThanOrEqualToThreshold",
        // A quarter of an hour at the 100 MiB/s of a burst: time to act, where AWS's own threshold of 0 is too late.
        threshold: 100 * gibibyte,
        period: 60,
        evaluationPeriods: 15,
        treatMissingData: "missing",
        alarmDescription:
            "The file system has almost used up its burst credits; then it falls to 50 KiB/s for each GiB stored. Change throughputMode to elastic.",
    },
};

/**
 * Watched by the source and the copy together, the only metric of EFS that is.
 *
 * @see https://docs.aws.amazon.com/efs/latest/ug/efs-metrics.html
 */
export const replicationAlarms = {
    "replication-lag": {
        namespace: "AWS/EFS",
        metricName: "TimeSinceLastSync",
        statistic: "Maximum",
        comparisonOperator: "GreaterThanThreshold",
        // Seconds. EFS needs 15 minutes for most file systems; what has waited an hour is not on its way.
        threshold: 3600,
        period: 300,
        evaluationPeriods: 3,
        // A replication that failed or was paused may say nothing, and the copy grows old all the same.
        treatMissingData: "breaching",
        // The first copy of a large file system takes long, and is silent until it is done. Two days are the longest that CloudWatch waits.
        warmUpMinutes: 2880,
        alarmDescription:
            "The copy of the file system in the other region is more than an hour old: that much would be lost with this region. Look at the state of the " +
            "replication in the EFS console; PAUSED and ERROR say why. After much was written at once it may only need time.",
    },
} satisfies AlarmTable;

/** Every alarm that a store has, by role, for those who tune them. */
export function tunableAlarms(mode: ThroughputMode, replicated: boolean): AlarmTable {
    return replicated ? { ...fileStoreAlarms(mode), ...replicationAlarms } : fileStoreAlarms(mode);
}

/** The alarms of the file system alone; credits exist only where throughput is bursting. */
export function fileStoreAlarms(mode: ThroughputMode): AlarmTable {
    return mode === ThroughputMode.Bursting ? { ...always, ...whenBursting } : always;
}
