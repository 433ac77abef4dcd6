import type * as pulumi from "@pulumi/pulumi";
import type { AlarmRow, AlarmTable } from "./alarms.js";
import { isOutside } from "./validation.js";

/** What a person decides about one of a component's alarms. What is left out stays as the component has it. */
export interface AlarmTuningArgs {
    /** In the unit of the alarm's metric, or in percent where the alarm is a share of another metric. */
    threshold?: number;

    /** Data points that are looked at; each covers the alarm's period. */
    evaluationPeriods?: number;

    /**
     * Data points of these that must be bad.
     * @default all of them where `evaluationPeriods` is given, otherwise as the component has it
     */
    datapointsToAlarm?: number;

    /** Topic that is told instead of the component's. */
    topicArn?: pulumi.Input<string>;

    /**
     * Why nobody is to be told. The alarm stays, for its chart and its history, and carries the reason in its description. A group that grows by it goes on
     * to do so.
     * @default somebody is told
     */
    silencedBecause?: string;
}

/** Tunings by the role of the alarm, such as `cpu`: the last part of its logical name. */
export type AlarmTunings = Record<string, AlarmTuningArgs>;

/** A row after its tuning. */
export interface TunedRow extends AlarmRow {
    /** Whether somebody is told. */
    actionsEnabled: boolean;
    topicArn: pulumi.Input<string> | undefined;
}

/** Mark at the beginning of a silenced alarm's description. The policy pack looks for it. */
const silenced = "Silenced: ";
/** CloudWatch takes no longer description. */
const longestDescription = 1024;
const shortestReason = 10;
const hour = 3_600;
const day = 24 * hour;

/**
 * How many periods CloudWatch looks back: a day of them, or a week where they are as long as an hour.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
function mostPeriods({ period }: AlarmRow): number {
    return Math.floor((period < hour ? day : 7 * day) / period);
}

/** Applies a tuning to a row. */
export function tuned(row: AlarmRow, tuning: AlarmTuningArgs = {}): TunedRow {
    const { threshold, evaluationPeriods, datapointsToAlarm, topicArn, silencedBecause } = tuning;
    return {
        ...row,
        threshold: threshold ?? row.threshold,
        evaluationPeriods: evaluationPeriods ?? row.evaluationPeriods,
        datapointsToAlarm: datapointsToAlarm ?? (evaluationPeriods === undefined ? row.datapointsToAlarm : undefined),
        alarmDescription:
            silencedBecause === undefined
                ? row.alarmDescription
                : `${silenced}${silencedBecause} (${row.alarmDescription})`.slice(0, longestDescription),
        actionsEnabled: silencedBecause === undefined,
        topicArn,
    };
}

/** What is wrong with tunings: roles that there are not, and values that CloudWatch would refuse. */
export function tuningFindings(tunings: AlarmTunings = {}, table: AlarmTable): (string | false)[] {
    return Object.entries(tunings).flatMap(([role, tuning]) => {
        const row = table[role];
        return row === undefined
            ? [`alarms.${role} is none of its alarms; they are ${Object.keys(table).join(", ")}.`]
            : findingsOf(`alarms.${role}`, tuning, row);
    });
}

function findingsOf(place: string, tuning: AlarmTuningArgs, row: AlarmRow): (string | false)[] {
    const { threshold, evaluationPeriods, datapointsToAlarm, silencedBecause } = tuning;
    const after = tuned(row, tuning);
    return [
        threshold !== undefined && !Number.isFinite(threshold) && `${place}.threshold is ${threshold}; use a number.`,
        row.percentageOf !== undefined &&
            (after.threshold < 0 || after.threshold > 100) &&
            `${place}.threshold is ${after.threshold}, and the alarm judges a percentage; use 0 to 100.`,
        isOutside(evaluationPeriods, 1, mostPeriods(row)) &&
            `${place}.evaluationPeriods is ${evaluationPeriods}; use 1 to ${mostPeriods(row)}, of ${row.period} seconds each.`,
        isOutside(datapointsToAlarm, 1, after.evaluationPeriods) &&
            `${place}.datapointsToAlarm is ${datapointsToAlarm}; use 1 to ${after.evaluationPeriods}, its evaluation periods.`,
        silencedBecause !== undefined &&
            silencedBecause.trim().length < shortestReason &&
            `${place}.silencedBecause is "${silencedBecause}"; say why in ${shortestReason} characters or more.`,
    ];
}
