import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:autoscaling/group:Group";
const notificationType = "aws:autoscaling/notification:Notification";
const fix = "name it in an aws.autoscaling.Notification";

const all = ["LAUNCH", "LAUNCH_ERROR", "TERMINATE", "TERMINATE_ERROR"].map(
    (event) => `autoscaling:EC2_INSTANCE_${event}`,
);
const group: TestResource = { type, name: "web", props: { minSize: 2, maxSize: 4, name: unknown } };
const notification = (
    notifications: WireProperties[string],
    props: WireProperties = {},
    dependsOn: TestResource["dependsOn"] = { groupNames: ["web"] },
): TestResource => ({
    type: notificationType,
    name: "web-events",
    props: { groupNames: [unknown], topicArn: unknown, notifications, ...props },
    dependsOn,
});

export const cases: RuleCases = {
    good: complies(group, notification(all)),
    bad: violates(
        `${notificationType} "web-events": notifications lacks autoscaling:EC2_INSTANCE_LAUNCH_ERROR; list all events.`,
        group,
        notification(["autoscaling:EC2_INSTANCE_LAUNCH", "autoscaling:EC2_INSTANCE_TERMINATE"]),
    ),
    unknown: undecided(
        `${notificationType} "web-events": notifications is not known yet; list all events.`,
        group,
        notification(unknown),
    ),
    secret: complies(group, notification(secret(all))),
    missing: violates(`${type} "web": name is in no notification; ${fix}.`, group),
    more: {
        "adds up several notifications": complies(group, notification(all.slice(0, 2)), {
            ...notification(all.slice(2)),
            name: "more-events",
        }),
        "finds the group by its known name": complies(
            { ...group, props: { name: "web-1" } },
            notification(all, { groupNames: ["other", "web-1"] }, {}),
        ),
        "does not take the notification of another group": violates(
            `${type} "web": name is in no notification; ${fix}.`,
            { ...group, props: { name: "web-1" } },
            notification(all, { groupNames: ["other"] }, {}),
        ),
        "cannot tell whose notification it is": undecided(
            `${type} "web": name may be in "web-events", whose groupNames are not known yet; ${fix}.`,
            group,
            notification(all, { groupNames: unknown }, { groupNames: [] }),
        ),
    },
};
