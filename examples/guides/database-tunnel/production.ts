import { AlertingTopics, CacheCluster, DatabaseTunnel, ManagedDatabase, Network } from "@evenkeel/components";

const tags = { Project: "shop", Environment: "prod", Owner: "team-shop" };

const network = new Network("main", { zones: ["eu-west-1a", "eu-west-1b"], tags });
const alerts = new AlertingTopics("alerts", {
    subscribers: { "on-call": { protocol: "email", endpoint: "on-call@example.com" } },
    tags,
});
const orders = new ManagedDatabase("orders", { network, alarmTopicArn: alerts.topicArn("database"), tags });
const pages = new CacheCluster("pages", { network, alarmTopicArn: alerts.topicArn("health"), tags });

const tunnel = new DatabaseTunnel("tunnel", {
    network,
    databases: { orders, pages },
    alarmTopicArn: alerts.topicArn("health"),
    // An afternoon without the tunnel wakes nobody.
    alarms: { "status-checks": { silencedBecause: "people open it by day and see it themselves" } },
    permissionsBoundaryArn: "arn:aws:iam::123456789012:policy/shop-boundary",
    tags,
});
orders.grantConnect(tunnel);
pages.grantConnect(tunnel);

export const commands = tunnel.commands;
