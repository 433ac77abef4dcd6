import { AlertingTopics, Certificate, LogSource, ObjectStore, PriceClass, StaticSite } from "@evenkeel/components";
import * as aws from "@pulumi/aws";

const tags = { Project: "shop", Environment: "prod", Owner: "team-shop" };
const hostedZoneId = "Z0123456789ABCDEFGHIJ";

// CloudFront has its metrics in us-east-1, and alarms tell only topics of their own region.
const edge = new aws.Provider("edge", { region: "us-east-1" });
const alerts = new AlertingTopics(
    "alerts",
    { subscribers: { "on-call": { protocol: "email", endpoint: "on-call@example.com" } }, tags },
    { providers: { aws: edge } },
);
const alarmTopicArn = alerts.topicArn("health");

const domainNames = ["www.example.com", "example.com"];
const certificate = new Certificate("site", {
    domainName: "www.example.com",
    alternativeNames: ["example.com"],
    hostedZoneId,
    region: "us-east-1",
    alarmTopicArn,
    tags,
});
const logs = new ObjectStore("visits", { logSources: [LogSource.Distributions], expireAfterDays: 90, tags });

const site = new StaticSite("site", {
    domainNames,
    certificateArn: certificate.certificateArn,
    hostedZoneId,
    notFoundPage: "404.html",
    contentSecurityPolicy: "default-src 'self'",
    priceClass: PriceClass.WithoutTheDearest,
    accessLogBucketArn: logs.bucketArn,
    alarmTopicArn,
    tags,
});

export const url = site.url;
export const bucketName = site.bucketName;
