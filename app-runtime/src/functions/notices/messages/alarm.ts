import type { Alert } from "../../../common/alert.js";
import { memberOf, textAt } from "../events.js";

/** What an alarm's message says, as far as a person is told of it. */
export interface Alarm {
    readonly name: string;
    readonly arn: string;
    readonly description: string | undefined;
    readonly state: "ALARM" | "OK" | "INSUFFICIENT_DATA";
    readonly at: Date;
    readonly metric: string | undefined;
    /** What is measured, such as the name of an Auto Scaling group. */
    readonly subject: string | undefined;
    readonly threshold: number | undefined;
    readonly above: boolean;
    /** How long it has to last, in minutes. */
    readonly minutes: number | undefined;
    /** The last measurement, where the reason names it. */
    readonly value: number | undefined;
}

/**
 * Reads the message that CloudWatch sends to a topic when an alarm changes; undefined where it is none.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
 */
export function readAlarm(message: unknown): Alarm | undefined {
    const name = textAt(message, "AlarmName");
    const state = (["ALARM", "OK", "INSUFFICIENT_DATA"] as const).find(
        (each) => each === textAt(message, "NewStateValue"),
    );
    const at = new Date((textAt(message, "StateChangeTime") ?? "").replace(/\+0000$/, "Z"));
    if (name === undefined || state === undefined || Number.isNaN(at.getTime())) {
        return undefined;
    }
    const trigger = memberOf(message, "Trigger");
    const periods = numberAt(trigger, "EvaluationPeriods");
    const seconds = numberAt(trigger, "Period");
    return {
        name,
        arn: textAt(message, "AlarmArn") ?? name,
        description: textAt(message, "AlarmDescription"),
        ...{ state, at },
        metric: textAt(trigger, "MetricName"),
        subject: subjectOf(trigger),
        threshold: numberAt(trigger, "Threshold"),
        above: textAt(trigger, "ComparisonOperator")?.startsWith("Greater") === true,
        minutes: periods === undefined || seconds === undefined ? undefined : Math.round((periods * seconds) / 60),
        value: valueIn(textAt(message, "NewStateReason")),
    };
}

/** What a person is told of it. */
export function alarmAlert(alarm: Alarm, environmentName: string): Alert {
    const text = [
        `${sentenceOf(alarm)}`,
        ...(alarm.state === "ALARM" && alarm.value !== undefined
            ? [`At the last measurement: ${shown(alarm.value, alarm)}.`]
            : []),
        ...(alarm.description === undefined ? [] : ["", alarm.description]),
        "",
        `Alarm: ${alarm.name}`,
        `Since: ${alarm.at.toISOString().slice(0, 16).replace("T", " ")} UTC`,
    ].join("\n");
    return {
        key: alarm.arn.slice(-255),
        status: alarm.state === "OK" ? "resolved" : alarm.state === "ALARM" ? "opened" : "updated",
        summary: `${environmentName}: ${summaryOf(alarm)}`,
        text,
        at: alarm.at,
        source: alarm.subject ?? alarm.name,
    };
}

function sentenceOf(alarm: Alarm): string {
    const lasting = alarm.minutes === undefined || alarm.minutes < 1 ? "" : ` for ${minutesOf(alarm.minutes)}`;
    switch (alarm.state) {
        case "ALARM":
            return alarm.threshold === undefined
                ? `${whatOf(alarm)} is out of its bounds${lasting}.`
                : `${whatOf(alarm)} has been ${sideOf(alarm)} ${shown(alarm.threshold, alarm)}${lasting}.${
                      alarm.metric === "CPUUtilization" && alarm.above
                          ? " More instances may be starting: see that they stop at some point, because each of them costs."
                          : ""
                  }`;
        case "OK":
            return `${whatOf(alarm)} is back within its bounds. There is nothing to do.`;
        case "INSUFFICIENT_DATA":
            return `${whatOf(alarm)} is not measured any more: whether it is within its bounds is not known.`;
    }
}

function summaryOf(alarm: Alarm): string {
    switch (alarm.state) {
        case "ALARM":
            return `${whatOf(alarm)} is ${alarm.threshold === undefined ? "out of its bounds" : `${sideOf(alarm)} ${shown(alarm.threshold, alarm)}`}`;
        case "OK":
            return `${whatOf(alarm)} is back within its bounds`;
        case "INSUFFICIENT_DATA":
            return `${whatOf(alarm)} is not measured any more`;
    }
}

function whatOf({ metric, subject, name }: Alarm): string {
    const what = metric === "CPUUtilization" ? "processor use" : metric;
    return what === undefined ? `what alarm ${name} watches` : subject === undefined ? what : `${what} of ${subject}`;
}

const sideOf = ({ above }: Alarm): string => (above ? "above" : "below");

function shown(value: number, { metric }: Alarm): string {
    const number = new Intl.NumberFormat("en", { maximumFractionDigits: 1 }).format(value);
    return metric?.endsWith("Utilization") === true ? `${number} %` : number;
}

const minutesOf = (minutes: number): string => (minutes === 1 ? "1 minute" : `${minutes} minutes`);

function subjectOf(trigger: unknown): string | undefined {
    const dimensions = memberOf(trigger, "Dimensions");
    const names = Array.isArray(dimensions)
        ? dimensions.map((dimension: unknown) => textAt(dimension, "value")).filter((value) => value !== undefined)
        : [];
    return names.length === 0 ? undefined : names.join(", ");
}

/** CloudWatch names the measurements in brackets, the newest first: `datapoints [73.2 (01/10/26 …), …] was greater than …`. */
function valueIn(reason = ""): number | undefined {
    const value = /\[(-?\d+(?:\.\d+)?(?:E-?\d+)?) \(/.exec(reason)?.[1];
    return value === undefined ? undefined : Number(value);
}

function numberAt(value: unknown, name: string): number | undefined {
    const member = memberOf(value, name);
    return typeof member === "number" && Number.isFinite(member) ? member : undefined;
}
