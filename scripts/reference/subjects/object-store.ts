import { LogSource, ObjectStore, type ObjectStoreArgs, StorageClass } from "@evenkeel/components";
import { subject } from "./subject.js";
import { common, topicArn } from "./surroundings.js";

export const objectStore = subject<ObjectStoreArgs>(
    "store",
    (args) => new ObjectStore("store", args),
    {},
    {
        kmsKeyArn: [{ to: common.kmsKeyArn[0].to, say: "set" }],
        expireAfterDays: [{ to: 365 }],
        keepOldVersionsDays: [{ to: 30 }],
        transitions: [{ to: [{ storageClass: StorageClass.IntelligentTiering, afterDays: 30 }], say: "set" }],
        logSources: Object.values(LogSource).map((source) => ({ to: [source] })),
        accessLogBucketName: [{ to: "audit-logs", say: "set" }],
        alarmTopicArn: [{ to: topicArn("health"), say: "set" }],
        alarms: [{ to: { "failed-requests": { threshold: 0.01 } }, with: { alarmTopicArn: topicArn("health") } }],
        forceDestroy: [{ to: true }],
        tags: common.tags,
    },
);
