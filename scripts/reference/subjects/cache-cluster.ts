import { CacheCluster, type CacheClusterArgs, CacheVersion, EvictionPolicy } from "@evenkeel/components";
import { subject } from "./subject.js";
import { common, network, topicArn, tuning } from "./surroundings.js";

export const cacheCluster = subject<CacheClusterArgs>(
    "pages",
    (args) => new CacheCluster("pages", args),
    { network, alarmTopicArn: topicArn("health") },
    {
        ...common,
        version: [{ to: CacheVersion.Valkey9 }],
        nodeType: [{ to: "cache.m7g.large" }],
        replicas: [{ to: 2 }, { to: 0 }],
        shards: [{ to: 2 }, { from: 2, to: 3 }],
        evictionPolicy: [{ to: EvictionPolicy.VolatileLru }],
        accessString: [{ to: "on ~pages:* +@read" }],
        snapshotRetentionDays: [{ to: 7 }],
        snapshotWindow: [{ to: "01:00-02:00" }],
        maintenanceWindow: [{ to: "sat:04:00-sat:05:00" }],
        applyImmediately: [{ to: true }],
        finalSnapshot: [{ to: false }],
        deletionProtection: [{ to: false }],
        logRetentionDays: [{ to: 90 }],
        eventTopicArn: [{ to: topicArn("events"), say: "set" }],
        evictionAlarm: [{ to: true }],
        alarms: tuning("memory"),
    },
);
