import { LogSource, ObjectStore, StorageClass } from "@evenkeel/components";

const tags = { Project: "shop", Environment: "prod", Owner: "team-shop" };

const logs = new ObjectStore("logs", {
    logSources: [LogSource.ObjectStores, LogSource.LoadBalancers, LogSource.FlowLogs],
    expireAfterDays: 365,
    // Logs hold addresses of people: gone means gone.
    keepOldVersionsDays: 1,
    tags,
});

const pictures = new ObjectStore("pictures", {
    accessLogBucketName: logs.bucketName,
    transitions: [{ storageClass: StorageClass.IntelligentTiering, afterDays: 30 }],
    keepOldVersionsDays: 30,
    tags,
});

export const bucketName = pictures.bucketName;
