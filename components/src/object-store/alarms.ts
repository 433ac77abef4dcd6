import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type AlarmRow, type AlarmTable, createAlarms } from "../common/alarms.js";
import type { ChildScope } from "../common/scope.js";

/** S3 reports a 0 or a 1 for each request, so that the average is the share that failed. Without requests it reports nothing. */
const shareOfRequests = {
    namespace: "AWS/S3",
    statistic: "Average",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0.05,
    period: 60,
    evaluationPeriods: 15,
    treatMissingData: "notBreaching",
} as const satisfies Partial<AlarmRow>;

/**
 * The alarms of a store by role.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html
 */
export const storeAlarms = {
    "refused-requests": {
        ...shareOfRequests,
        metricName: "4xxErrors",
        alarmDescription:
            "S3 refuses more than 5 % of the requests: objects that are not there, or permissions that are missing. " +
            "The log of requests says who asked for what; look at what was deployed last.",
    },
    "failed-requests": {
        ...shareOfRequests,
        metricName: "5xxErrors",
        alarmDescription:
            "S3 fails more than 5 % of the requests. It asks for fewer at a time, or is in trouble itself: " +
            "let clients try again more slowly, and look at the health dashboard.",
    },
} satisfies AlarmTable;

/** Counts the requests of the whole bucket, which S3 does only where it is asked to, and tells `topicArn` of those that fail. */
export function watchRequests(
    { name, parent, tags, tunings }: ChildScope,
    { bucket }: aws.s3.Bucket,
    topicArn: pulumi.Input<string>,
): void {
    const metrics = new aws.s3.BucketMetric(`${name}-request-metrics`, { bucket, name: "all-requests" }, { parent });
    createAlarms(name, {
        table: storeAlarms,
        dimensions: { BucketName: bucket, FilterId: metrics.name },
        topicArn,
        parent,
        tags,
        tunings,
    });
}
