import {
    AlertingTopics,
    ManagedDatabase,
    NatGateways,
    Network,
    ObjectStore,
    SharedFileStore,
} from "@evenkeel/components";

/** A team's own system: a network in two zones with a database, shared files and a store, and a person who is told. */
export function platform() {
    const tags = { Project: "shop", Environment: "dev", Owner: "team-shop" };
    const network = new Network("shop", { zones: ["eu-west-1a", "eu-west-1b"], natGateways: NatGateways.Single, tags });
    const alerts = new AlertingTopics("alerts", {
        subscribers: { "on-call": { protocol: "email", endpoint: "on-call@example.com" } },
        tags,
    });
    const database = new ManagedDatabase("orders", {
        network,
        alarmTopicArn: alerts.topicArn("database"),
        deletionProtection: false,
        finalSnapshot: false,
        tags,
    });
    const files = new SharedFileStore("invoices", {
        network,
        alarmTopicArn: alerts.topicArn("health"),
        deletionProtection: false,
        tags,
    });
    const pictures = new ObjectStore("pictures", { forceDestroy: true, tags });

    return { tags, network, alerts, database, files, pictures };
}
