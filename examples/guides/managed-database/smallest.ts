import { AlertingTopics, ManagedDatabase, Network } from "@evenkeel/components";

const network = new Network("main", { zones: ["eu-west-1a", "eu-west-1b"] });
const alerts = new AlertingTopics("alerts", {
    subscribers: { "on-call": { protocol: "email", endpoint: "on-call@example.com" } },
});

const orders = new ManagedDatabase("orders", { network, alarmTopicArn: alerts.topicArn("database") });

export const address = orders.address;
export const secretArn = orders.secretArn;
