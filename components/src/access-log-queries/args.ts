import type * as pulumi from "@pulumi/pulumi";
import type { AlarmTuningArgs } from "../common/alarm-tuning.js";

/** Where load balancers write their access logs. */
export interface AccessLogSourceArgs {
    /** Name of the bucket. */
    bucketName: pulumi.Input<string>;

    /** ARN of the same bucket, from which those who are granted queries may read these logs, and nothing else. */
    bucketArn: pulumi.Input<string>;

    /**
     * What load balancers put before `AWSLogs/` in their keys, without a slash at the end. A `ScalableWebTier` puts its own name there. Only logs below it are seen, of this account and
     * this region.
     * @default nothing
     */
    prefix?: string;
}

export interface AccessLogQueriesArgs {
    /** The access logs. */
    logs: AccessLogSourceArgs;

    /** Topic that is told when queries read unusually much. */
    alarmTopicArn: pulumi.Input<string>;

    /**
     * Days that the table reaches back, 1 to 3650. Days of which the bucket keeps nothing cost nothing but time; a query that names no day looks for each of them.
     * @default 365
     * @see https://docs.aws.amazon.com/athena/latest/ug/partition-projection.html
     */
    historyDays?: number;

    /**
     * GiB of compressed logs that one query may read, 1 to 102400; Athena ends it there. It bills what was read, also of a query that it ended: 5 dollars a TiB in most regions, so
     * that a query costs 5 cents at most. A GiB is about twenty million requests.
     * @default 10
     * @see https://docs.aws.amazon.com/athena/latest/ug/workgroups-setting-control-limits-cloudwatch.html
     */
    queryLimitGb?: number;

    /**
     * Days for which the results of queries are kept, 1 to 3650. They hold addresses of visitors.
     * @default 30
     */
    resultRetentionDays?: number;

    /**
     * Customer-managed key for the results. Those who are granted queries may use it for them.
     * @default S3's own key (SSE-S3)
     */
    kmsKeyArn?: pulumi.Input<string>;

    /**
     * Bucket that receives the log of requests to the results: the `bucketName` of a store with `LogSource.ObjectStores`.
     * @default requests are not logged
     */
    accessLogBucketName?: pulumi.Input<string>;

    /**
     * Deletes the results, the history of queries and what people saved beside the component's own when this is destroyed, instead of refusing to: AWS deletes no workgroup in which
     * anybody asked anything, and no bucket with objects.
     * @default false
     */
    forceDestroy?: boolean;

    /**
     * Changes alarms by role, sends them to another topic, or silences them with a reason. The role is `read-much`.
     * @default every alarm as it is
     */
    alarms?: Record<string, AlarmTuningArgs>;

    /** Put on everything that can be tagged. */
    tags?: Record<string, pulumi.Input<string>>;
}
