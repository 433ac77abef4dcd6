import { AlertingTopics, StaticSite } from "@evenkeel/components";
import * as aws from "@pulumi/aws";

// CloudFront has its metrics in us-east-1, and alarms tell only topics of their own region.
const edge = new aws.Provider("edge", { region: "us-east-1" });
const alerts = new AlertingTopics(
    "alerts",
    { subscribers: { "on-call": { protocol: "email", endpoint: "on-call@example.com" } } },
    { providers: { aws: edge } },
);

const site = new StaticSite("docs", { alarmTopicArn: alerts.topicArn("health") });

export const url = site.url;
export const bucketName = site.bucketName;
