import { AlertingTopics, Certificate } from "@evenkeel/components";

const alerts = new AlertingTopics("alerts", {
    subscribers: { "on-call": { protocol: "email", endpoint: "on-call@example.com" } },
});

const certificate = new Certificate("shop", {
    domainName: "shop.example.com",
    hostedZoneId: "Z0123456789ABCDEFGHIJ",
    alarmTopicArn: alerts.topicArn("health"),
});

export const certificateArn = certificate.certificateArn;
