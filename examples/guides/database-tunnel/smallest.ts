import { AlertingTopics, DatabaseTunnel, ManagedDatabase, Network } from "@evenkeel/components";

const network = new Network("main", { zones: ["eu-west-1a", "eu-west-1b"] });
const alerts = new AlertingTopics("alerts", {
    subscribers: { "on-call": { protocol: "email", endpoint: "on-call@example.com" } },
});
const orders = new ManagedDatabase("orders", { network, alarmTopicArn: alerts.topicArn("database") });

const tunnel = new DatabaseTunnel("tunnel", {
    network,
    databases: { orders },
    alarmTopicArn: alerts.topicArn("health"),
});
orders.grantConnect(tunnel);

export const commands = tunnel.commands;
