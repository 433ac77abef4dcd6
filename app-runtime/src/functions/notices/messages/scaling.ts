import type { Alert } from "../../../common/alert.js";
import { memberOf, textAt } from "../events.js";

/** An Auto Scaling group started or ended an instance, or could not. */
export interface Scaling {
    readonly id: string;
    readonly group: string;
    readonly instance: string | undefined;
    readonly change: "started" | "ended";
    readonly failed: boolean;
    readonly cause: string | undefined;
    readonly at: Date;
}

/**
 * Reads the notification of an Auto Scaling group, or the event that EventBridge makes of the same; undefined where it is neither.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-sns-notifications.html
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-event-reference.html
 */
export function readScaling(message: unknown): Scaling | undefined {
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
    const at = new Date(textAt(detail, "EndTime") ?? textAt(detail, "Time") ?? textAt(message, "time") ?? "");
    const instance = textAt(detail, "EC2InstanceId");
    return {
        id: textAt(detail, "ActivityId") ?? `${group}/${instance ?? ""}/${at.getTime()}`,
        ...{ group, instance },
        change: said[1]?.toLowerCase() === "launch" ? "started" : "ended",
        failed: said[2] === "_ERROR" || said[2] === "Unsuccessful",
        cause: textAt(detail, "Cause"),
        at: Number.isNaN(at.getTime()) ? new Date(0) : at,
    };
}

/** The message by which Auto Scaling tries a new topic. */
export function isScalingTest(message: unknown): boolean {
    return textAt(message, "Event") === "autoscaling:TEST_NOTIFICATION";
}

/** What a person is told of it. */
export function scalingAlert(scaling: Scaling, environmentName: string): Alert {
    const { group, instance = "an instance", change, failed, cause } = scaling;
    const what = failed
        ? `${group} could not ${change === "started" ? "start" : "end"} ${instance}`
        : `${group} ${change} ${instance}`;
    return {
        key: `${environmentName}/scaling/${scaling.id}`.slice(0, 255),
        status: failed ? "opened" : "updated",
        summary: `${environmentName}: ${what}`,
        text: [
            `${what}.`,
            ...(cause === undefined ? [] : [cause]),
            ...(failed
                ? [
                      "",
                      "The group tries again by itself. Where this comes again, see its activity history for the reason.",
                  ]
                : []),
        ].join("\n"),
        at: scaling.at,
        source: group,
    };
}
