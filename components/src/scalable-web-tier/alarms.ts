import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AlarmTunings } from "../common/alarm-tuning.js";
import { type AlarmTable, createAlarms, type Tags } from "../common/alarms.js";
import { certificateAlarms } from "../certificate/alarms.js";
import type { ScalableWebTierArgs } from "./args.js";
import type { Balancer } from "./balancer.js";
import { firewallAlarms } from "./firewall-alarms.js";
import { instanceAlarms } from "./instance-alarms.js";
import type { TierScope } from "./scope.js";

const balancerNamespace = "AWS/ApplicationELB";
/** Three bad minutes of five. The load balancer's counters exist only while there is something to count. */
const threeOfFive = {
    namespace: balancerNamespace,
    period: 60,
    evaluationPeriods: 5,
    datapointsToAlarm: 3,
    comparisonOperator: "GreaterThanThreshold",
    treatMissingData: "notBreaching",
} as const;

/** What visitors suffer from. */
export const visitorAlarms: AlarmTable = {
    "balancer-errors": {
        ...threeOfFive,
        metricName: "HTTPCode_ELB_5XX_Count",
        statistic: "Sum",
        threshold: 10,
        alarmDescription:
            "The load balancer answers with errors of its own: no instance took the request, or it took too long. " +
            "Look at unhealthy instances first, then at what was deployed last.",
    },
    "application-errors": {
        ...threeOfFive,
        metricName: "HTTPCode_Target_5XX_Count",
        percentageOf: "RequestCount",
        statistic: "Sum",
        threshold: 5,
        alarmDescription:
            "More than 5 % of the requests end in an error of the application. The application's log group says which.",
    },
    "slow-answers": {
        ...threeOfFive,
        metricName: "TargetResponseTime",
        statistic: "p99",
        threshold: 1,
        alarmDescription:
            "One in a hundred visitors waits over a second. Compare with the processors, the memory and the database.",
    },
};

/** What the load balancer cannot carry. */
export const trafficAlarms: AlarmTable = {
    "rejected-connections": {
        ...threeOfFive,
        metricName: "RejectedConnectionCount",
        statistic: "Sum",
        threshold: 0,
        alarmDescription:
            "The load balancer turns visitors away because it has too many connections. " +
            "The access log shows whether these are visitors or an attack.",
    },
    "target-connection-errors": {
        ...threeOfFive,
        metricName: "TargetConnectionErrorCount",
        statistic: "Sum",
        threshold: 0,
        alarmDescription:
            "The load balancer cannot connect to instances. nginx is down or out of connections; the system's log group says why.",
    },
};

/** Targets that don't answer health checks; the metric has dimensions of its own. */
export const targetAlarms: AlarmTable = {
    "unhealthy-instances": {
        ...threeOfFive,
        // An instance that boots is unhealthy for three minutes or so, after every deploy and every time the group grows.
        evaluationPeriods: 10,
        datapointsToAlarm: 10,
        metricName: "UnHealthyHostCount",
        statistic: "Maximum",
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        threshold: 1,
        alarmDescription:
            "For ten minutes an instance has not answered its health check. The group replaces it; if the next one fails too, look at the deploy.",
    },
};

/** What tells, before it hurts, that the group is growing. */
export const scalingAlarms: AlarmTable = {
    "cpu-notice": {
        namespace: "AWS/EC2",
        metricName: "CPUUtilization",
        statistic: "Average",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 50,
        period: 60,
        evaluationPeriods: 3,
        treatMissingData: "missing",
        alarmDescription: "The processors are over 50 % busy. At 75 % the group grows: see that it should.",
    },
};

/** What makes the group grow at once, where that is asked for: after one bad minute, because minutes are what it saves. */
export function rushAlarms(rushPercent: number | undefined): AlarmTable {
    if (rushPercent === undefined) return {};
    return {
        rush: {
            namespace: "AWS/EC2",
            metricName: "CPUUtilization",
            statistic: "Average",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 90,
            period: 60,
            evaluationPeriods: 1,
            treatMissingData: "missing",
            alarmDescription:
                `The processors are over 90 % busy: the group grows by ${rushPercent} % at once. See that it is below maxSize, and in the access log ` +
                "that these are visitors and no attack. If it comes again at the same hour, let a schedule start instances before it.",
        },
    };
}

/** Every alarm of a tier, by role. */
export function tierAlarms({ firewall, domain, scaling }: ScalableWebTierArgs, leastSize: number): AlarmTable {
    return {
        ...visitorAlarms,
        ...trafficAlarms,
        ...targetAlarms,
        ...scalingAlarms,
        ...rushAlarms(scaling?.rushPercent),
        ...instanceAlarms(leastSize),
        ...firewallAlarms(firewall),
        ...(domain === undefined ? {} : certificateAlarms),
    };
}

/** The alarms that others of the tier's parts have to know. */
export interface TierAlarms {
    /** What visitors suffer from. */
    visitors: aws.cloudwatch.MetricAlarm[];
}

/**
 * The alarms of load balancer and instances, each told to the topic of those whom it concerns.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export function createTierAlarms(scope: TierScope, balancer: Balancer, group: aws.autoscaling.Group): TierAlarms {
    const { name, parent, tags, args, settings } = scope;
    const { health, scaling, traffic } = args.alertTopics;
    const ofBalancer = { LoadBalancer: balancer.loadBalancer.arnSuffix };
    const ofTargets = { ...ofBalancer, TargetGroup: balancer.targetGroup.arnSuffix };
    const ofGroup = { AutoScalingGroupName: group.name };
    const create = (table: AlarmTable, dimensions: Tags, topicArn: pulumi.Input<string>) =>
        createAlarms(name, { table, dimensions, topicArn, parent, tags, tunings: args.alarms });
    const visitors = create(visitorAlarms, ofBalancer, health);
    create(trafficAlarms, ofBalancer, traffic);
    create(targetAlarms, ofTargets, health);
    create(scalingAlarms, ofGroup, scaling);
    create(instanceAlarms(settings.leastSize), ofGroup, health);
    return { visitors: judging(visitors, args.alarms) };
}

/** The alarms that somebody is to be told of: what is silenced must not turn a release away either. */
function judging(
    alarms: Record<string, aws.cloudwatch.MetricAlarm>,
    tunings: AlarmTunings = {},
): aws.cloudwatch.MetricAlarm[] {
    return Object.entries(alarms).flatMap(([role, alarm]) =>
        tunings[role]?.silencedBecause === undefined ? [alarm] : [],
    );
}
