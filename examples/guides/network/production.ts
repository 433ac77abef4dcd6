import { AlertingTopics, LogSource, NatGateways, Network, ObjectStore } from "@evenkeel/components";

const tags = { Project: "shop", Environment: "prod", Owner: "team-shop" };

const alerts = new AlertingTopics("alerts", {
    subscribers: { "on-call": { protocol: "email", endpoint: "on-call@example.com" } },
    tags,
});
const logs = new ObjectStore("logs", { logSources: [LogSource.FlowLogs], expireAfterDays: 365, tags });

const network = new Network("main", {
    zones: ["eu-west-1a", "eu-west-1b", "eu-west-1c"],
    // It can never be changed: leave out the ranges of offices and of networks that this one may be connected to.
    cidrBlock: "10.20.0.0/16",
    natGateways: NatGateways.PerZone,
    interfaceEndpoints: ["ssm", "ssmmessages", "secretsmanager"],
    flowLogs: { bucketArn: logs.bucketArn },
    alarmTopicArn: alerts.topicArn("traffic"),
    tags,
});

export const vpcId = network.vpcId;
export const privateSubnets = network.privateSubnets;
