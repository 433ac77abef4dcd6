import { AlertingTopics, LogSource, NatGateways, Network, ObjectStore, ScalableWebTier } from "../../src/index.js";
import * as pulumi from "@pulumi/pulumi";

const release = new pulumi.Config().require("release");
const logs = new ObjectStore("logs", { logSources: [LogSource.LoadBalancers], forceDestroy: true });
const alerts = new AlertingTopics("alerts", { purposes: ["web"], noticeTopics: false });
const topic = alerts.topicArn("web");

new ScalableWebTier("web", {
    network: new Network("network", { zones: ["eu-west-1a", "eu-west-1b"], natGateways: NatGateways.None }),
    application: {
        artefact: {
            bucketName: logs.bucketName,
            bucketArn: logs.bucketArn,
            key: `${release}.tar.gz`,
            sha256: "0".repeat(64),
        },
        command: ["node", "server.js"],
    },
    allowFrom: ["203.0.113.0/24"],
    accessLogs: { bucketName: logs.bucketName },
    alertTopics: { health: topic, scaling: topic, traffic: topic },
    deletionProtection: false,
});
