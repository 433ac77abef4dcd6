import { AlertingTopics, Severity, SubscriberProtocol } from "@evenkeel/components";

const alerts = new AlertingTopics("alerts", {
    purposes: ["health", "traffic", "database", "cost"],
    subscribers: {
        // Wakes somebody: alarms open an incident, and their end resolves it.
        pager: {
            protocol: SubscriberProtocol.PagerDuty,
            pagerDuty: { routingKeySecretArn: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:pagerduty-a1B2c3" },
            purposes: ["health", "database"],
        },
        "team-mailbox": {
            protocol: SubscriberProtocol.Email,
            endpoint: "team-shop@example.com",
            severities: [Severity.Page, Severity.Notice],
        },
        controllers: {
            protocol: SubscriberProtocol.Email,
            endpoint: "controlling@example.com",
            purposes: ["cost"],
        },
    },
    deliveryStatus: { successPercent: 10, logRetentionDays: 90 },
    tags: { Project: "shop", Environment: "prod", Owner: "team-shop" },
});

export const topicArns = alerts.topicArns;
