import { AlertingTopics, LogSource, Network, ObjectStore, ScalableWebTier } from "@evenkeel/components";

const network = new Network("main", { zones: ["eu-west-1a", "eu-west-1b"] });
const logs = new ObjectStore("logs", { logSources: [LogSource.LoadBalancers] });
const alerts = new AlertingTopics("alerts", {
    subscribers: { "on-call": { protocol: "email", endpoint: "on-call@example.com" } },
});

const web = new ScalableWebTier("web", {
    network,
    application: {
        // What your build uploaded: everything that the application needs, its runtime included.
        artefact: {
            bucketName: "shop-builds",
            bucketArn: "arn:aws:s3:::shop-builds",
            key: "server/1.4.2.tar.gz",
            sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        },
        command: ["node/bin/node", "server.js"],
    },
    allowFrom: ["0.0.0.0/0"],
    accessLogs: { bucketName: logs.bucketName },
    alertTopics: {
        health: alerts.topicArn("health"),
        scaling: alerts.topicArn("scaling"),
        traffic: alerts.topicArn("traffic"),
    },
});

export const url = web.url;
