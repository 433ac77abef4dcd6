import { AlertingTopics, DatabaseEngine, ManagedDatabase, Network } from "@evenkeel/components";

const tags = { Project: "shop", Environment: "prod", Owner: "team-shop" };

const network = new Network("main", { zones: ["eu-west-1a", "eu-west-1b", "eu-west-1c"], tags });
const alerts = new AlertingTopics("alerts", {
    subscribers: { "on-call": { protocol: "email", endpoint: "on-call@example.com" } },
    tags,
});

const orders = new ManagedDatabase("orders", {
    network,
    alarmTopicArn: alerts.topicArn("database"),
    engine: DatabaseEngine.Postgres,
    version: "17",
    instanceClass: "db.m7g.large",
    multiAz: true,
    allocatedStorage: 100,
    maxAllocatedStorage: 500,
    backupRetentionDays: 35,
    // A key of that region: a key never leaves its own.
    backupCopy: {
        region: "eu-central-1",
        kmsKeyArn: "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000",
    },
    proxy: {},
    backupWindow: "01:00-02:00",
    maintenanceWindow: "sun:03:00-sun:04:00",
    performanceInsightsRetentionDays: 31,
    logRetentionDays: 90,
    tags,
});

export const address = orders.address;
export const secretArn = orders.secretArn;
