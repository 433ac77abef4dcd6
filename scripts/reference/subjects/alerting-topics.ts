import { AlertingTopics, type AlertingTopicsArgs, SubscriberProtocol } from "@evenkeel/components";
import { subject } from "./subject.js";
import { common, tuning } from "./surroundings.js";

const mailbox = { protocol: SubscriberProtocol.Email, endpoint: "on-call@example.com" };
const pager = {
    protocol: SubscriberProtocol.PagerDuty,
    pagerDuty: { routingKeySecretArn: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:pagerduty-a1B2c3" },
};

export const alertingTopics = subject<AlertingTopicsArgs>(
    "alerts",
    (args) => new AlertingTopics("alerts", args),
    { purposes: ["health", "cost"], subscribers: { mailbox } },
    {
        purposes: [{ to: ["health", "cost", "traffic"], say: "one purpose more" }],
        noticeTopics: [{ to: false }],
        subscribers: [
            { to: { mailbox, pager: { ...pager, purposes: ["health"] } }, say: "PagerDuty as one more" },
            { to: { mailbox: { ...mailbox, endpoint: "team@example.com" } }, say: "another address" },
            { to: { mailbox: { ...mailbox, messageFilter: { NewStateValue: ["ALARM"] } } }, say: "another filter" },
            { to: { "on-call": mailbox }, say: "another name" },
        ],
        deliveryStatus: [{ to: {}, with: { subscribers: { mailbox, pager } }, say: "set" }],
        logRetentionDays: [{ to: 365, with: { subscribers: { mailbox, pager } } }],
        autoScalingRoleArn: [{ to: "arn:aws:iam::123456789012:role/scaler", say: "another role" }],
        permissionsBoundaryArn: common.permissionsBoundaryArn.map((change) => ({
            ...change,
            with: { subscribers: { mailbox, pager } },
        })),
        alarms: tuning("lost"),
        tags: common.tags,
    },
);
