import type { IncidentStatus } from "../../../common/alert.js";
import { memberOf, textAt, timeAt } from "../fields.js";

/** An Auto Scaling group started or ended an instance, or could not. */
export interface ScalingActivity {
    /** The same in the notification and in the event of it; undefined where a message names none. */
    readonly id: string | undefined;
    readonly group: string;
    readonly change: "started" | "ended";
    readonly failed: boolean;
    /** What it did is no incident, what it could not do is one. */
    readonly status: IncidentStatus;
    /** What happened, such as `web-group started i-0a1b`. */
    readonly summary: string;
    readonly cause: string | undefined;
    readonly at: Date | undefined;
}

/**
 * Reads the notification of an Auto Scaling group, or the event that EventBridge makes of the same; undefined where it is neither.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-sns-notifications.html
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-event-reference.html
 */
export function readScalingActivity(message: unknown): ScalingActivity | undefined {
    const type = textAt(message, "detail-type");
    const event = textAt(message, "Event");
    const [said, detail] =
        type === undefined
            ? [/^autoscaling:EC2_INSTANCE_(LAUNCH|TERMINATE)(_ERROR)?$/.exec(event ?? ""), message]
            : [/^EC2 Instance (Launch|Terminate) (Successful|Unsuccessful)$/.exec(type), memberOf(message, "detail")];
    const group = textAt(detail, "AutoScalingGroupName");
    if (said === null || group === undefined) {
        return undefined;
    }
    const instance = textAt(detail, "EC2InstanceId") ?? "an instance";
    const change = said[1]?.toLowerCase() === "launch" ? "started" : "ended";
    const failed = said[2] === "_ERROR" || said[2] === "Unsuccessful";
    return {
        id: textAt(detail, "ActivityId"),
        ...{ group, change, failed },
        status: failed ? "opened" : "updated",
        summary: failed
            ? `${group} could not ${change === "started" ? "start" : "end"} ${instance}`
            : `${group} ${change} ${instance}`,
        cause: textAt(detail, "Cause"),
        at: timeAt(detail, "EndTime") ?? timeAt(detail, "Time") ?? timeAt(message, "time"),
    };
}

/** The message by which Auto Scaling tries a new topic. */
export function isScalingTest(message: unknown): boolean {
    return textAt(message, "Event") === "autoscaling:TEST_NOTIFICATION";
}
