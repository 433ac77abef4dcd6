import { AccessLogQueries, type AccessLogQueriesArgs } from "@evenkeel/components";
import { subject } from "./subject.js";
import { common, topicArn } from "./surroundings.js";

const logs = { bucketName: "logs", bucketArn: "arn:aws:s3:::logs", prefix: "web" };
const other = { ...logs, bucketName: "other-logs", bucketArn: "arn:aws:s3:::other-logs" };

export const accessLogQueries = subject<AccessLogQueriesArgs>(
    "history",
    (args) => new AccessLogQueries("history", args),
    { logs, alarmTopicArn: topicArn("cost") },
    {
        logs: [
            { to: other, say: "another bucket" },
            { to: { ...logs, prefix: "shop" }, say: "another `prefix`" },
        ],
        alarmTopicArn: common.alarmTopicArn,
        historyDays: [{ to: 730 }],
        queryLimitGb: [{ to: 50 }],
        resultRetentionDays: [{ to: 7 }],
        kmsKeyArn: [{ to: common.kmsKeyArn[0].to, say: "set" }],
        accessLogBucketName: [{ to: "audit-logs", say: "set" }],
        forceDestroy: [{ to: true }],
        alarms: [{ to: { "read-much": { threshold: 1_000_000_000 } }, say: "one alarm" }],
        tags: common.tags,
    },
);
