import { AlertingTopics, Dashboard, ManagedDatabase, Network } from "@evenkeel/components";

const network = new Network("main", { zones: ["eu-west-1a", "eu-west-1b"] });
const alerts = new AlertingTopics("alerts", {
    subscribers: { "on-call": { protocol: "email", endpoint: "on-call@example.com" } },
});
const orders = new ManagedDatabase("orders", { network, alarmTopicArn: alerts.topicArn("database") });

const overview = new Dashboard("overview", { dashboardName: "shop-dev", databases: { orders } });

export const url = overview.url;
