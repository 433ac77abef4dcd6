import type { AlarmTable } from "../common/alarms.js";
import { agentNamespace, diskMetric, memoryMetric } from "./user-data/index.js";

/**
 * What the instances suffer from.
 *
 * @param leastSize how many there are at least at any time
 */
export function instanceAlarms(leastSize: number): AlarmTable {
    return { ...machineAlarms, ...groupAlarms(leastSize), ...agentAlarms(leastSize) };
}

/** What EC2 reports of each instance. */
const machineAlarms: AlarmTable = {
    cpu: {
        namespace: "AWS/EC2",
        metricName: "CPUUtilization",
        statistic: "Average",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 80,
        period: 300,
        evaluationPeriods: 3,
        treatMissingData: "missing",
        alarmDescription:
            "The processors are over 80 % busy although the group should have grown: it is at its largest, or cannot grow.",
    },
    "status-checks": {
        namespace: "AWS/EC2",
        metricName: "StatusCheckFailed",
        statistic: "Maximum",
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        threshold: 1,
        period: 300,
        evaluationPeriods: 2,
        treatMissingData: "missing",
        alarmDescription: "AWS finds a machine broken. The group replaces it; several at once are AWS's trouble.",
    },
};

/** What the group reports of itself. Where a schedule lets it have fewer instances at night, fewer are no reason to wake anybody, and the metric does not know the hour. */
function groupAlarms(leastSize: number): AlarmTable {
    return {
        "in-service": {
            namespace: "AWS/AutoScaling",
            metricName: "GroupInServiceCapacity",
            statistic: "Average",
            comparisonOperator: "LessThanThreshold",
            threshold: leastSize,
            period: 60,
            evaluationPeriods: 10,
            treatMissingData: "breaching",
            warmUpMinutes: 15,
            alarmDescription:
                `${leastSize === 0 ? "It is not known how many" : `Fewer than ${leastSize}`} instances have been in service for ten minutes. ` +
                "The group's activity history says why they don't start.",
        },
    };
}

/** What only the agent on the instances sees. */
const agentMetric = {
    namespace: agentNamespace,
    comparisonOperator: "GreaterThanThreshold",
    period: 60,
    evaluationPeriods: 15,
} as const;

function agentAlarms(leastSize: number): AlarmTable {
    return {
        memory: {
            ...agentMetric,
            metricName: memoryMetric,
            statistic: "Average",
            threshold: 90,
            // Silence means that the agent is gone, and with it scaling by memory; or that a schedule has sent all instances home.
            treatMissingData: leastSize === 0 ? "missing" : "breaching",
            warmUpMinutes: 15,
            alarmDescription:
                "Memory is over 90 % full although the group should have grown, or the instances no longer report it.",
        },
        disk: {
            ...agentMetric,
            metricName: diskMetric,
            statistic: "Maximum",
            threshold: 85,
            treatMissingData: "missing",
            alarmDescription:
                "The root volume of an instance is over 85 % full. Look for logs and caches, or raise volumeSize.",
        },
    };
}
