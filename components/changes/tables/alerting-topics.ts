import {
    AlertingTopics,
    type AlertingTopicsArgs,
    PagerDutyServiceRegion,
    RetryBackoff,
    Severity,
    type SubscriberArgs,
    SubscriberProtocol,
} from "../../src/index.js";
import { table } from "../change.js";
import type { Surroundings } from "../surroundings.js";

const mailbox: SubscriberArgs = { protocol: SubscriberProtocol.Email, endpoint: "on-call@example.com" };
const hook: SubscriberArgs = { protocol: SubscriberProtocol.Https, endpoint: "https://example.com/alerts" };

function pager({ secrets }: Surroundings): SubscriberArgs {
    return { protocol: SubscriberProtocol.PagerDuty, pagerDuty: { routingKeySecretArn: secrets.one } };
}

export const alertingTopicsChanges = table<AlertingTopicsArgs>({
    standard: { purposes: ["health", "cost"], noticeTopics: false, subscribers: { mailbox } },
    create: (name, args) => void new AlertingTopics(name, args),
    rows: [
        {
            what: "one purpose more",
            after: { purposes: ["health", "cost", "traffic"] },
            operations: {
                traffic: "create",
                "traffic-failed": "create",
                "traffic-lost": "create",
                traffic_mailbox: "create",
                "traffic_mailbox-undelivered": "create",
                "undelivered-traffic_mailbox": "create",
            },
        },
        {
            what: "another purpose in place of one",
            after: { purposes: ["health", "traffic"] },
            operations: {
                cost: "delete",
                "cost-failed": "delete",
                "cost-lost": "delete",
                cost_mailbox: "delete",
                "cost_mailbox-undelivered": "delete",
                "health-failed": "update",
                "health-lost": "update",
                "health_mailbox-undelivered": "update",
                traffic: "create",
                "traffic-failed": "create",
                "traffic-lost": "create",
                traffic_mailbox: "create",
                "traffic_mailbox-undelivered": "create",
                "undelivered-cost_mailbox": "delete",
                "undelivered-traffic_mailbox": "create",
            },
        },
        {
            what: "notices get topics of their own",
            after: { noticeTopics: true },
            operations: {
                cost_notice: "create",
                "cost_notice-failed": "create",
                "cost_notice-lost": "create",
                cost_notice_mailbox: "create",
                "cost_notice_mailbox-undelivered": "create",
                health_notice: "create",
                "health_notice-failed": "create",
                "health_notice-lost": "create",
                health_notice_mailbox: "create",
                "health_notice_mailbox-undelivered": "create",
                "undelivered-cost_notice_mailbox": "create",
                "undelivered-health_notice_mailbox": "create",
            },
        },
        {
            what: "one more subscriber, who hears of one purpose",
            after: { subscribers: { mailbox, hook: { ...hook, purposes: ["health"] } } },
            operations: {
                health_hook: "create",
                "health_hook-undelivered": "create",
                "undelivered-health_hook": "create",
            },
        },
        {
            // With the same address, SNS would refuse the second subscription while the first exists.
            what: "another subscriber in place of the one",
            after: { subscribers: { "on-call": { ...mailbox, endpoint: "on-call@example.com" } } },
            operations: {
                cost_mailbox: "delete",
                "cost_mailbox-undelivered": "delete",
                "cost_on-call": "create",
                "cost_on-call-undelivered": "create",
                health_mailbox: "delete",
                "health_mailbox-undelivered": "delete",
                "health_on-call": "create",
                "health_on-call-undelivered": "create",
                "undelivered-cost_mailbox": "delete",
                "undelivered-cost_on-call": "create",
                "undelivered-health_mailbox": "delete",
                "undelivered-health_on-call": "create",
            },
        },
        {
            what: "the subscriber has another address",
            after: { subscribers: { mailbox: { ...mailbox, endpoint: "team@example.com" } } },
            operations: { cost_mailbox: "replace", health_mailbox: "replace" },
        },
        {
            what: "the subscriber is told in another way",
            after: { subscribers: { mailbox: hook } },
            operations: { cost_mailbox: "replace", health_mailbox: "replace" },
        },
        {
            what: "the subscriber hears of less",
            before: {
                noticeTopics: true,
                subscribers: {
                    mailbox: { ...mailbox, purposes: ["health", "cost"], severities: [Severity.Page, Severity.Notice] },
                },
            },
            after: {
                noticeTopics: true,
                subscribers: {
                    mailbox: {
                        ...mailbox,
                        purposes: ["health"],
                        severities: [Severity.Page],
                        messageFilter: { NewStateValue: ["ALARM"] },
                    },
                },
            },
            operations: {
                cost_mailbox: "delete",
                "cost_mailbox-undelivered": "delete",
                cost_notice_mailbox: "delete",
                "cost_notice_mailbox-undelivered": "delete",
                health_mailbox: "update",
                health_notice_mailbox: "delete",
                "health_notice_mailbox-undelivered": "delete",
                "undelivered-cost_mailbox": "delete",
                "undelivered-cost_notice_mailbox": "delete",
                "undelivered-health_notice_mailbox": "delete",
            },
        },
        {
            what: "SNS tries a web hook more often",
            before: {
                subscribers: {
                    hook: {
                        ...hook,
                        retries: {
                            count: 3,
                            minDelaySeconds: 20,
                            maxDelaySeconds: 20,
                            backoff: RetryBackoff.Linear,
                        },
                    },
                },
            },
            after: {
                subscribers: {
                    hook: {
                        ...hook,
                        retries: {
                            count: 10,
                            minDelaySeconds: 5,
                            maxDelaySeconds: 60,
                            backoff: RetryBackoff.Exponential,
                        },
                    },
                },
            },
            operations: { cost_hook: "update", health_hook: "update" },
        },
        {
            what: "PagerDuty pages",
            after: (surroundings) => ({ subscribers: { mailbox, pager: pager(surroundings) } }),
            operations: {
                cost_pager: "create",
                "cost_pager-undelivered": "create",
                health_pager: "create",
                "health_pager-undelivered": "create",
                "page-pager": "create",
                "page-pager-errors": "create",
                "page-pager-heartbeat": "create",
                "page-pager-log": "create",
                "undelivered-cost_pager": "create",
                "undelivered-health_pager": "create",
            },
        },
        {
            what: "PagerDuty's key is in another secret, under another key, and the account elsewhere",
            before: ({ secrets, keys }) => ({
                subscribers: {
                    mailbox,
                    pager: {
                        protocol: SubscriberProtocol.PagerDuty,
                        pagerDuty: {
                            routingKeySecretArn: secrets.one,
                            secretKeyArn: keys.one,
                            serviceRegion: PagerDutyServiceRegion.UnitedStates,
                        },
                    },
                },
            }),
            after: ({ secrets, keys }) => ({
                subscribers: {
                    mailbox,
                    pager: {
                        protocol: SubscriberProtocol.PagerDuty,
                        pagerDuty: {
                            routingKeySecretArn: secrets.other,
                            secretKeyArn: keys.other,
                            serviceRegion: PagerDutyServiceRegion.Europe,
                        },
                    },
                },
            }),
            operations: { "page-pager": "update" },
        },
        {
            what: "deliveries are written down",
            before: { subscribers: { hook } },
            after: { subscribers: { hook }, deliveryStatus: {} },
            operations: {
                cost: "update",
                "delivery-status": "create",
                "delivery-status-cost": "create",
                "delivery-status-cost_failure": "create",
                "delivery-status-health": "create",
                "delivery-status-health_failure": "create",
                health: "update",
            },
        },
        {
            what: "fewer deliveries are written down, and kept for longer",
            before: { subscribers: { hook }, deliveryStatus: { successPercent: 100, logRetentionDays: 30 } },
            after: { subscribers: { hook }, deliveryStatus: { successPercent: 10, logRetentionDays: 90 } },
            operations: {
                cost: "update",
                "delivery-status-cost": "update",
                "delivery-status-cost_failure": "update",
                "delivery-status-health": "update",
                "delivery-status-health_failure": "update",
                health: "update",
            },
        },
        {
            what: "Auto Scaling publishes as another role",
            after: ({ roles }) => ({ autoScalingRoleArn: roles.one }),
            operations: { key: "update" },
        },
        {
            what: "its roles are bounded",
            before: (surroundings) => ({ subscribers: { mailbox, pager: pager(surroundings) }, deliveryStatus: {} }),
            after: (surroundings) => ({
                subscribers: { mailbox, pager: pager(surroundings) },
                deliveryStatus: {},
                permissionsBoundaryArn: surroundings.boundaries.one,
            }),
            operations: { "delivery-status": "update", "page-pager": "update" },
        },
        {
            what: "logs of who pages are kept for longer",
            before: (surroundings) => ({ subscribers: { mailbox, pager: pager(surroundings) } }),
            after: (surroundings) => ({
                subscribers: { mailbox, pager: pager(surroundings) },
                logRetentionDays: 365,
            }),
            operations: { "page-pager-log": "update" },
        },
        {
            what: "an alarm is tuned",
            before: { alarms: { lost: { threshold: 0 } } },
            after: { alarms: { lost: { threshold: 1 } } },
            operations: { "cost-lost": "update", "health-lost": "update" },
        },
        {
            what: "tags",
            after: { tags: { Team: "web" } },
            operations: {
                cost: "update",
                "cost-failed": "update",
                "cost-lost": "update",
                "cost_mailbox-undelivered": "update",
                health: "update",
                "health-failed": "update",
                "health-lost": "update",
                "health_mailbox-undelivered": "update",
                key: "update",
                "undelivered-cost_mailbox": "update",
                "undelivered-health_mailbox": "update",
            },
        },
    ],
});
