import { AlertingTopics, Certificate, CertificateKeyAlgorithm } from "@evenkeel/components";

const tags = { Project: "shop", Environment: "prod", Owner: "team-shop" };

const alerts = new AlertingTopics("alerts", {
    subscribers: { "on-call": { protocol: "email", endpoint: "on-call@example.com" } },
    tags,
});

const certificate = new Certificate("shop", {
    domainName: "example.com",
    alternativeNames: ["www.example.com", "api.example.com"],
    hostedZoneId: "Z0123456789ABCDEFGHIJ",
    keyAlgorithm: CertificateKeyAlgorithm.EcdsaP256,
    alarmTopicArn: alerts.topicArn("health"),
    // An alarm rings once a certificate has this many days left, which ACM should have renewed long before.
    alarms: { expiry: { threshold: 30 } },
    tags,
});

export const certificateArn = certificate.certificateArn;
