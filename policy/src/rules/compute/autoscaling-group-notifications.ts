import type { PolicyResource } from "@pulumi/policy";
import { autoScalingGroupType, autoScalingGroupTypes } from "../../aws/launched-instances.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { elementsOf, read, textOf } from "../../core/reading.js";
import { holdsUnknown, Referrers } from "../../core/referrers.js";
import { type ResourceFindings, stackRule } from "../../core/stack-rule.js";

const notificationType = "aws:autoscaling/notification:Notification";
const property = "groupNames";
const allEvents = [
    "autoscaling:EC2_INSTANCE_LAUNCH",
    "autoscaling:EC2_INSTANCE_LAUNCH_ERROR",
    "autoscaling:EC2_INSTANCE_TERMINATE",
    "autoscaling:EC2_INSTANCE_TERMINATE_ERROR",
];
const fix = "name it in an aws.autoscaling.Notification";

export const autoscalingGroupNotifications = stackRule({
    name: "autoscaling-group-notifications",
    title: "Auto Scaling groups tell when they grow, shrink, or fail to",
    description: "An Auto Scaling group must send a notification of each event of its scaling.",
    why: "A group that cannot launch what it needs, or that replaces its instances all the time, does so in silence.",
    fix: "Add an aws.autoscaling.Notification with the name of the group, a topic and all events.",
    severity: "low",
    controls: { cdkNag: ["AS3"] },
    url: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-sns-notifications.html",
    readSettings: (reader) => ({
        events: reader.words("events", allEvents, "Events of which a group must send notifications."),
    }),
    check: (stack, { events }) => {
        const way = { from: [notificationType], property, isList: true, to: autoScalingGroupTypes };
        const notifications = new Referrers(stack, way);
        return stack.ofType(autoScalingGroupType).map((group) => {
            const { certain, possible } = notifications.of(group);
            return judgeGroup(group, certain, possible, events);
        });
    },
});

function judgeGroup(
    group: PolicyResource,
    certain: readonly PolicyResource[],
    possible: readonly PolicyResource[],
    events: readonly string[],
): ResourceFindings {
    const told = new Set(certain.flatMap(({ props }) => elementsOf(read(props, "notifications")).map(textOf)));
    const missing = events.find((event) => !told.has(event));
    if (missing === undefined) {
        return { resource: group, findings: [] };
    }
    const unknown = certain.find(({ props }) => holdsUnknown(read(props, "notifications")));
    if (unknown !== undefined) {
        return { resource: unknown, findings: [undecidable("notifications", "is not known yet", "list all events")] };
    }
    const [last] = certain;
    return possible.length === 0 && last !== undefined
        ? { resource: last, findings: [violation("notifications", `lacks ${missing}`, "list all events")] }
        : { resource: group, findings: [unnamed(possible)] };
}

function unnamed([doubtful]: readonly PolicyResource[]): Finding {
    return doubtful === undefined
        ? violation("name", "is in no notification", fix)
        : undecidable("name", `may be in "${doubtful.name}", whose ${property} are not known yet`, fix);
}
