import type { IncidentStatus } from "../../../common/alert.js";
import { memberOf, numberAt, textAt, timeAt } from "../fields.js";

/** What an alarm's message says. */
export interface Alarm {
    readonly name: string;
    /** Its name where the message has no ARN. */
    readonly arn: string;
    readonly description: string | undefined;
    readonly state: "ALARM" | "OK" | "INSUFFICIENT_DATA";
    readonly status: IncidentStatus;
    /** Why it changed, in CloudWatch's words. */
    readonly reason: string | undefined;
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

const statuses = { ALARM: "opened", OK: "resolved", INSUFFICIENT_DATA: "updated" } as const;

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
    const at = timeAt(message, "StateChangeTime");
    if (name === undefined || state === undefined || at === undefined) {
        return undefined;
    }
    const trigger = memberOf(message, "Trigger");
    const periods = numberAt(trigger, "EvaluationPeriods");
    const seconds = numberAt(trigger, "Period");
    const reason = textAt(message, "NewStateReason");
    return {
        name,
        arn: textAt(message, "AlarmArn") ?? name,
        description: textAt(message, "AlarmDescription"),
        ...{ state, status: statuses[state], reason, at },
        metric: textAt(trigger, "MetricName"),
        subject: subjectOf(trigger),
        threshold: numberAt(trigger, "Threshold"),
        above: textAt(trigger, "ComparisonOperator")?.startsWith("Greater") === true,
        minutes: periods === undefined || seconds === undefined ? undefined : Math.round((periods * seconds) / 60),
        value: valueIn(reason),
    };
}

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
