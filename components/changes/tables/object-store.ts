import { LogSource, ObjectStore, type ObjectStoreArgs, StorageClass } from "../../src/index.js";
import { table } from "../change.js";

export const objectStoreChanges = table<ObjectStoreArgs>({
    standard: { forceDestroy: true },
    create: (name, args) => void new ObjectStore(name, args),
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
            what: "objects move to another storage, and later",
            before: { transitions: [{ storageClass: StorageClass.InfrequentAccess, afterDays: 30 }] },
            after: { transitions: [{ storageClass: StorageClass.IntelligentTiering, afterDays: 60 }] },
            operations: { lifecycle: "update" },
        },
        {
            what: "load balancers may deliver their logs",
            after: { logSources: [LogSource.LoadBalancers] },
            operations: { policy: "update" },
        },
        {
            what: "networks may deliver their logs no more",
            before: { logSources: [LogSource.LoadBalancers, LogSource.FlowLogs] },
            after: { logSources: [LogSource.LoadBalancers] },
            operations: { policy: "update" },
        },
        {
            what: "requests are logged in another bucket",
            after: ({ logs }) => ({ accessLogBucketName: logs.names.one }),
            operations: { "request-log": "create" },
        },
        {
            what: "the log of requests moves to another bucket",
            before: ({ logs }) => ({ accessLogBucketName: logs.names.one }),
            after: ({ logs }) => ({ accessLogBucketName: logs.names.other }),
            operations: { "request-log": "update" },
        },
        {
            what: "requests are logged no more",
            before: ({ logs }) => ({ accessLogBucketName: logs.names.one }),
            after: {},
            operations: { "request-log": "delete" },
        },
        {
            what: "a key of one's own encrypts new objects",
            after: ({ keys }) => ({ kmsKeyArn: keys.one }),
            operations: { encryption: "update" },
        },
        {
            what: "another key encrypts new objects",
            before: ({ keys }) => ({ kmsKeyArn: keys.one }),
            after: ({ keys }) => ({ kmsKeyArn: keys.other }),
            operations: { encryption: "update" },
        },
        {
            what: "somebody is told of requests that fail",
            after: ({ topics }) => ({ alarmTopicArn: topics.one }),
            operations: { "failed-requests": "create", "refused-requests": "create", "request-metrics": "create" },
        },
        {
            what: "an alarm of requests that fail is tuned",
            before: ({ topics }) => ({ alarmTopicArn: topics.one }),
            after: ({ topics }) => ({ alarmTopicArn: topics.one, alarms: { "failed-requests": { threshold: 0.01 } } }),
            operations: { "failed-requests": "update" },
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
