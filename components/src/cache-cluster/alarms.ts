import type { AlarmRow, AlarmTable } from "../common/alarms.js";
import { EvictionPolicy } from "./args.js";
import type { CacheSettings } from "./settings.js";

/** Every minute for five minutes. Of a node that is gone only one alarm speaks, so that for the others silence means nothing. */
const fiveMinutes = {
    namespace: "AWS/ElastiCache",
    statistic: "Average",
    comparisonOperator: "GreaterThanThreshold",
    period: 60,
    evaluationPeriods: 5,
    treatMissingData: "missing",
} as const satisfies Partial<AlarmRow>;

/** Clients that a node lets in. */
const mostConnections = 65_000;
/** A burstable node has neither the memory nor the processors for as many; it is in trouble long before. */
const mostConnectionsBurstable = 20_000;
const laggingSeconds = 10;

/**
 * The alarms of each node by role, with thresholds computed from the type of the nodes.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html
 */
export function cacheAlarms(settings: CacheSettings): AlarmTable {
    return {
        "engine-cpu": engineCpuAlarm,
        ...(hasTwoProcessors(settings) ? { cpu: cpuAlarm } : {}),
        memory: memoryAlarm(settings),
        connections: connectionsAlarm(settings),
        ...(settings.replicas > 0 ? { "replication-lag": replicationLagAlarm } : {}),
        ...(settings.evictionAlarm ? { evictions: evictionsAlarm } : {}),
    };
}

const engineCpuAlarm: AlarmRow = {
    ...fiveMinutes,
    metricName: "EngineCPUUtilization",
    threshold: 90,
    treatMissingData: "breaching",
    warmUpMinutes: 15,
    alarmDescription:
        "Valkey's one thread on this node is over 90 % busy, or the node no longer reports. Look into the log of slow commands; " +
        "if all of them are needed, add shards for writes, or replicas for reads.",
};

/** Of a node with few processors, snapshots and the like can take what the engine's one thread needs. */
function hasTwoProcessors({ nodeType }: CacheSettings): boolean {
    return /\.(micro|small|medium|large)$/.test(nodeType);
}

/** @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.WhichShouldIMonitor.html */
const cpuAlarm: AlarmRow = {
    ...fiveMinutes,
    metricName: "CPUUtilization",
    threshold: 45,
    alarmDescription:
        "One of this node's two processors is over 90 % busy, which is 45 % of both: the engine may have to wait. " +
        "If the commands are all needed, choose a larger node type.",
};

function memoryAlarm({ evictionPolicy }: CacheSettings): AlarmRow {
    return {
        ...fiveMinutes,
        metricName: "DatabaseMemoryUsagePercentage",
        threshold: 90,
        alarmDescription: `Over 90 % of this node's memory is used. ${whenFull(evictionPolicy)} Choose a larger node type, or add shards.`,
    };
}

function whenFull(policy: EvictionPolicy): string {
    switch (policy) {
        case EvictionPolicy.NoEviction:
            return "When it is full, every write fails.";
        case EvictionPolicy.AllKeysLru:
        case EvictionPolicy.AllKeysLfu:
        case EvictionPolicy.AllKeysRandom:
            return "When it is full, keys are evicted; that is well as long as the hit rate stays.";
        default:
            return "When it is full, keys with a time to live are evicted, and where none has one, every write fails.";
    }
}

function connectionsAlarm({ nodeType }: CacheSettings): AlarmRow {
    const limit = /^cache\.t\d/.test(nodeType) ? mostConnectionsBurstable : mostConnections;
    return {
        ...fiveMinutes,
        metricName: "CurrConnections",
        threshold: Math.floor(0.9 * limit),
        evaluationPeriods: 10,
        alarmDescription:
            `Over 90 % of the ${limit} connections that a node of this type should have are open: soon clients are turned away. ` +
            "Look for pools that are too large or connections that are never closed.",
    };
}

const replicationLagAlarm: AlarmRow = {
    ...fiveMinutes,
    metricName: "ReplicationLag",
    threshold: laggingSeconds,
    evaluationPeriods: 15,
    // Whichever node is written to has nobody to follow, and reports nothing: after a failover that is another one, and what it reported last is over.
    treatMissingData: "notBreaching",
    alarmDescription:
        `This replica is over ${laggingSeconds} seconds behind: a failover now would lose what was written since, and reads are old. ` +
        "Look for bursts of writes and very large values; if they are needed, choose a node type with more network.",
};

const evictionsAlarm: AlarmRow = {
    ...fiveMinutes,
    metricName: "Evictions",
    statistic: "Sum",
    threshold: 0,
    alarmDescription:
        "Keys were evicted for five minutes: what is cached no longer fits. Choose a larger node type or add shards, or give keys a shorter time to live.",
};
