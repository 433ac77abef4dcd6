import { LogSource, ObjectStore, type ObjectStoreArgs, StorageClass } from "../../src/index.js";
import { table } from "../change.js";

export const objectStoreChanges = table<ObjectStoreArgs>({
    create: (name, options) => void new ObjectStore(name, { forceDestroy: true, ...options }),
    rows: [
        {
            what: "objects expire",
            after: { expireAfterDays: 90 },
            operations: { lifecycle: "update" },
        },
        {
            what: "old versions are kept for longer",
            after: { keepOldVersionsDays: 400 },
            operations: { lifecycle: "update" },
        },
        {
            what: "objects move to cheaper storage",
            after: { transitions: [{ storageClass: StorageClass.GlacierInstantRetrieval, afterDays: 90 }] },
            operations: { lifecycle: "update" },
        },
        {
            what: "load balancers may deliver their logs",
            after: { logSources: [LogSource.LoadBalancers] },
            operations: { policy: "update" },
        },
        {
            what: "requests are logged in another bucket",
            after: ({ logs }) => ({ accessLogBucketName: logs.bucketName }),
            operations: { "request-log": "create" },
        },
        {
            what: "a key of one's own encrypts new objects",
            after: { kmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000" },
            operations: { encryption: "update" },
        },
        {
            what: "tags",
            after: { tags: { Team: "web" } },
            operations: { bucket: "update" },
        },
        {
            what: "the bucket may go with its objects no more",
            after: { forceDestroy: false },
            operations: { bucket: "update" },
        },
    ],
});
