import { AccessLogQueries, type AlertingTopics, Severity } from "@evenkeel/components";
import type { Scope } from "./scope.js";
import type { Stores } from "./stores.js";

/** Answers questions about all visitors of the web tier, for as long as its log is kept. */
export function createTrafficHistory(
    { configuration, options }: Scope,
    { logs }: Stores,
    alerts: AlertingTopics,
): AccessLogQueries {
    const { bucketName, bucketArn } = logs;
    return new AccessLogQueries(
        "history",
        {
            logs: { bucketName, bucketArn, prefix: "web" },
            historyDays: configuration.logRetentionDays,
            accessLogBucketName: bucketName,
            // Who asks too much costs money, and hurts nobody.
            alarmTopicArn: alerts.topicArn("cost", Severity.Notice),
            forceDestroy: !configuration.keepData,
        },
        options,
    );
}
