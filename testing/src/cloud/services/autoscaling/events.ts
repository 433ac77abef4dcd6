import type { Inputs } from "../../inputs.js";
import type { Refusals, ServiceModel } from "../../model.js";
import { regionalArn } from "../shared/arn.js";
import { absent, longerThan, mismatched, refuseIf } from "../shared/checks.js";
import { uuid } from "../shared/made-up.js";
import { groupType, invalid } from "./group.js";
import { hookFaults } from "./hooks.js";

const lifecycleHook: ServiceModel = {
    type: "aws:autoscaling/lifecycleHook:LifecycleHook",
    immutable: ["name", "autoscalingGroupName"],
    autoName: { property: "name", maxLength: 255 },
    references: [
        { property: "autoscalingGroupName", to: [groupType], missing: invalid },
        { property: "roleArn", to: ["aws:iam/role:Role"], by: "arn", missing: invalid },
    ],
    refuse: (inputs) => [
        ...hookFaults(inputs),
        inputs.has("notificationTargetArn") &&
            absent(inputs, "roleArn", invalid, "name a role that may publish to notificationTargetArn"),
    ],
    id: (inputs) => inputs.text("name") ?? "",
    outputs: () => ({ defaultResult: "ABANDON" }),
};

const notifications = [
    "autoscaling:EC2_INSTANCE_LAUNCH",
    "autoscaling:EC2_INSTANCE_LAUNCH_ERROR",
    "autoscaling:EC2_INSTANCE_TERMINATE",
    "autoscaling:EC2_INSTANCE_TERMINATE_ERROR",
    "autoscaling:TEST_NOTIFICATION",
];

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutNotificationConfiguration.html
const notification: ServiceModel = {
    type: "aws:autoscaling/notification:Notification",
    immutable: ["topicArn"],
    references: [
        { property: "groupNames[]", to: [groupType], missing: invalid },
        { property: "topicArn", to: ["aws:sns/topic:Topic"], by: "arn", missing: invalid },
    ],
    refuse: (inputs) =>
        inputs
            .texts("notifications")
            .map((kind) =>
                refuseIf(
                    !notifications.includes(kind),
                    invalid,
                    `notifications names "${kind}"; use some of ${notifications.join(", ")}.`,
                ),
            ),
    id: (inputs) => inputs.text("topicArn") ?? "",
};

/** What the provider makes of a size that the program leaves out. Only -1 leaves it alone. */
const unsetSize = 0;
const sizes = ["minSize", "maxSize", "desiredCapacity"] as const;

/** A size that AWS is given; undefined where it is not known yet, or left alone. */
function sizeSent(inputs: Inputs, size: (typeof sizes)[number]): number | undefined {
    const value = inputs.has(size) ? inputs.number(size) : unsetSize;
    return value === -1 ? undefined : value;
}

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScheduledUpdateGroupAction.html
function sizeFaults(inputs: Inputs): Refusals {
    const [least, most, desired] = sizes.map((size) => sizeSent(inputs, size));
    const said = `what is not set counts as ${unsetSize}, and -1 leaves a size alone`;
    return [
        refuseIf(
            sizes.every((size) => inputs.number(size) === -1),
            invalid,
            `all of ${sizes.join(", ")} are -1; say at least one size.`,
        ),
        refuseIf(
            least !== undefined && most !== undefined && least > most,
            invalid,
            `minSize is ${least} and maxSize ${most}; use a minSize of at most maxSize (${said}).`,
        ),
        refuseIf(
            desired !== undefined && (desired < (least ?? desired) || desired > (most ?? desired)),
            invalid,
            `desiredCapacity is ${desired}, minSize ${least} and maxSize ${most}; use one between them (${said}).`,
        ),
    ];
}

function scheduleFaults(inputs: Inputs): Refusals {
    return [
        longerThan(inputs, "scheduledActionName", 255, invalid),
        ...sizeFaults(inputs),
        refuseIf(
            !inputs.has("recurrence") && !inputs.has("startTime"),
            invalid,
            "neither recurrence nor startTime is set; say when.",
        ),
        // https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html
        mismatched(
            inputs,
            "recurrence",
            /^\S+( \S+){4}$/,
            'a cron expression of five fields, such as "0 8 * * MON-FRI"',
            invalid,
        ),
        mismatched(
            inputs,
            "startTime",
            /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
            'a time in UTC such as "2027-01-31T08:00:00Z"',
            invalid,
        ),
    ];
}

const schedule: ServiceModel = {
    type: "aws:autoscaling/schedule:Schedule",
    immutable: ["autoscalingGroupName", "scheduledActionName"],
    references: [{ property: "autoscalingGroupName", to: [groupType], missing: invalid }],
    refuse: scheduleFaults,
    id: (inputs) => inputs.text("scheduledActionName") ?? "",
    outputs: (inputs, place) => ({
        arn: regionalArn(
            place,
            "autoscaling",
            `scheduledUpdateGroupAction:${uuid(place)}:autoScalingGroupName/${inputs.text("autoscalingGroupName") ?? ""}:scheduledActionName/${place.id}`,
        ),
        ...Object.fromEntries(sizes.map((size) => [size, unsetSize])),
    }),
};

export const models: readonly ServiceModel[] = [lifecycleHook, notification, schedule];
