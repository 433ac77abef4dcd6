import { existingNetwork, ScalableWebTier } from "@evenkeel/components";

const network = existingNetwork({
    zones: ["eu-west-1a", "eu-west-1b"],
    vpcId: "vpc-0123456789abcdef0",
    cidrBlock: "10.0.0.0/16",
    publicSubnetIds: ["subnet-0aaaaaaaaaaaaaaa0", "subnet-0bbbbbbbbbbbbbbb0"],
    privateSubnetIds: ["subnet-0aaaaaaaaaaaaaaa1", "subnet-0bbbbbbbbbbbbbbb1"],
});
// Your topic. Its policy and its key must let `cloudwatch.amazonaws.com` and Auto Scaling's role publish.
const topic = "arn:aws:sns:eu-west-1:123456789012:on-call";

const web = new ScalableWebTier("web", {
    network,
    application: {
        artefact: {
            bucketName: "shop-builds",
            bucketArn: "arn:aws:s3:::shop-builds",
            key: "server/1.4.2.tar.gz",
            sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        },
        command: ["node/bin/node", "server.js"],
    },
    // A database of yours. Let `securityGroupId`, which this program hands out, in where its rules are.
    environment: { DATABASE_HOST: "legacy.c9akciq32rrq.eu-west-1.rds.amazonaws.com" },
    allowFrom: ["203.0.113.0/24"],
    // Your bucket for the logs of load balancers.
    accessLogs: { bucketName: "audit-logs-123456789012", prefix: "shop" },
    alertTopics: { health: topic, scaling: topic, traffic: topic },
});

export const url = web.url;
export const securityGroupId = web.securityGroupId;
