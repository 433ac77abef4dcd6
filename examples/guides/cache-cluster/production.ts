import { AlertingTopics, CacheCluster, CacheVersion, EvictionPolicy, Network } from "@evenkeel/components";

const tags = { Project: "shop", Environment: "prod", Owner: "team-shop" };

const network = new Network("main", { zones: ["eu-west-1a", "eu-west-1b", "eu-west-1c"], tags });
const alerts = new AlertingTopics("alerts", {
    subscribers: { "on-call": { protocol: "email", endpoint: "on-call@example.com" } },
    tags,
});

// Sessions, not only copies: what is not in the cache is nowhere, so nothing may be evicted that has no time to live.
const sessions = new CacheCluster("sessions", {
    network,
    alarmTopicArn: alerts.topicArn("health"),
    version: CacheVersion.Valkey8,
    nodeType: "cache.m7g.large",
    replicas: 2,
    evictionPolicy: EvictionPolicy.VolatileLru,
    evictionAlarm: true,
    snapshotRetentionDays: 7,
    logRetentionDays: 90,
    tags,
});

export const address = sessions.address;
