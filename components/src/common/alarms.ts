import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type AlarmTunings, tuned, type TunedRow } from "./alarm-tuning.js";

/** Tags as every component takes them: merged onto each child that AWS can tag. */
export type Tags = Record<string, pulumi.Input<string>>;

/**
 * One row of a component's alarm table: what is watched, when it is bad, and what that means to the person it wakes.
 *
 * The properties have CloudWatch's names, so that a row reads like the console.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html
 */
export interface AlarmRow {
    /** Such as `AWS/EFS`. */
    namespace: string;
    metricName: string;
    /** `Average`, `Sum`, `Minimum`, `Maximum`, `SampleCount`, or a percentile such as `p99`. */
    statistic: string;
    /**
     * Metric of the same namespace and dimensions; the threshold is then a percentage of it.
     * @default the metric is judged as it is
     */
    percentageOf?: string;
    comparisonOperator:
        "GreaterThanThreshold" | "GreaterThanOrEqualToThreshold" | "LessThanThreshold" | "LessThanOrEqualToThreshold";
    threshold: number;
    /** Seconds that one data point covers. */
    period: number;
    /** Data points that are looked at. */
    evaluationPeriods: number;
    /**
     * Data points of these that must be bad.
     * @default all of them
     */
    datapointsToAlarm?: number;
    /** What silence means. Decided per row: a counter that only exists when something fails is `notBreaching`. */
    treatMissingData: "missing" | "notBreaching" | "breaching" | "ignore";
    /**
     * Minutes after creation in which the alarm does not judge, for rows where silence is `breaching`: nothing reports yet.
     * @default 0
     */
    warmUpMinutes?: number;
    /** What is wrong and what to do first. The person who is woken reads this and nothing else. */
    alarmDescription: string;
}

/** Alarm rows by role; the role becomes the last part of the alarm's logical name. */
export type AlarmTable = Record<string, AlarmRow>;

export interface CreateAlarmsOptions {
    table: AlarmTable;
    /** The dimensions that all rows share. Rows with other dimensions are another call. */
    dimensions: Tags;
    /** Told both when an alarm is raised and when it is over. */
    topicArn: pulumi.Input<string>;
    parent: pulumi.Resource;
    /**
     * Where the metrics are, for services that publish theirs in one region only. The topics must be there too.
     * @default the provider's region
     */
    region?: string | undefined;
    tags?: Tags | undefined;
    /** What a person decides about rows, by role. */
    tunings?: AlarmTunings | undefined;
    /**
     * ARN of a policy by which a group grows or shrinks when an alarm is raised, whether or not somebody is told.
     * @default the alarms only tell
     */
    policyArn?: pulumi.Input<string> | undefined;
}

/** ARNs of alarms by logical name, by the component that they are children of. */
const arnsByComponent = new WeakMap<pulumi.Resource, Map<string, pulumi.Output<string>>>();

/**
 * ARNs of all alarms of a component for its `alarmArns`, each by what follows the component's name in the alarm's, such as `cpu` or `node-001-memory`.
 * To be asked when all have been made.
 */
export function alarmArnsOf(component: pulumi.Resource, name: string): Record<string, pulumi.Output<string>> {
    const arns = arnsByComponent.get(component) ?? [];
    return Object.fromEntries([...arns].map(([alarmName, arn]) => [alarmName.slice(name.length + 1), arn]));
}

function remember(component: pulumi.Resource, alarmName: string, { arn }: aws.cloudwatch.MetricAlarm): void {
    const arns = arnsByComponent.get(component) ?? new Map<string, pulumi.Output<string>>();
    arnsByComponent.set(component, arns.set(alarmName, arn));
}

/** Creates one alarm per row, called `${name}-${role}`, and returns them by role. */
export function createAlarms(name: string, options: CreateAlarmsOptions): Record<string, aws.cloudwatch.MetricAlarm> {
    const alarms = Object.entries(options.table).map(([role, standard]) => {
        const row = tuned(standard, options.tunings?.[role]);
        const alarm = new aws.cloudwatch.MetricAlarm(
            `${name}-${role}`,
            {
                ...judgement(row),
                ...watched(row, options.dimensions),
                ...actions(row, options),
                region: options.region,
                tags: options.tags,
            },
            { parent: options.parent },
        );
        remember(options.parent, `${name}-${role}`, alarm);
        return [role, alarm] as const;
    });
    return Object.fromEntries(alarms);
}

/** CloudWatch turns off all actions of an alarm or none, so that a silenced one by which a group grows or shrinks loses its topic only. */
function actions(row: TunedRow, { policyArn, ...options }: CreateAlarmsOptions): aws.cloudwatch.MetricAlarmArgs {
    const topicArn = row.topicArn ?? options.topicArn;
    if (policyArn !== undefined) {
        return row.actionsEnabled
            ? { alarmActions: [policyArn, topicArn], okActions: [topicArn] }
            : { alarmActions: [policyArn] };
    }
    return {
        actionsEnabled: row.actionsEnabled ? undefined : false,
        alarmActions: [topicArn],
        okActions: [topicArn],
    };
}

function judgement(row: TunedRow): aws.cloudwatch.MetricAlarmArgs {
    return {
        comparisonOperator: row.comparisonOperator,
        threshold: row.threshold,
        evaluationPeriods: row.evaluationPeriods,
        datapointsToAlarm: row.datapointsToAlarm,
        treatMissingData: row.treatMissingData,
        alarmDescription: row.alarmDescription,
        warmUpConfiguration:
            row.warmUpMinutes === undefined ? undefined : { warmUpPeriodDurationInMinutes: row.warmUpMinutes },
    };
}

function watched(row: AlarmRow, dimensions: Tags): aws.cloudwatch.MetricAlarmArgs {
    const { namespace, metricName, statistic, period, percentageOf } = row;
    if (percentageOf === undefined) {
        // CloudWatch keeps percentiles in a property of their own and refuses an alarm that sets both.
        const judgedBy = statistic.startsWith("p") ? { extendedStatistic: statistic } : { statistic };
        return { namespace, metricName, dimensions, period, ...judgedBy };
    }
    return {
        metricQueries: [
            { id: "percentage", expression: "100 * part / whole", label: `${metricName} %`, returnData: true },
            { id: "part", metric: { namespace, metricName, dimensions, period, stat: statistic } },
            { id: "whole", metric: { namespace, metricName: percentageOf, dimensions, period, stat: statistic } },
        ],
    };
}
