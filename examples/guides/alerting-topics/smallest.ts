import { AlertingTopics } from "@evenkeel/components";

const alerts = new AlertingTopics("alerts", {
    subscribers: { "on-call": { protocol: "email", endpoint: "on-call@example.com" } },
});

export const topicArns = alerts.topicArns;
