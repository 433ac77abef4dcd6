import type { AlarmTable } from "../common/alarms.js";

/** Alarms of every site, by role. */
export const siteAlarms: AlarmTable = {
    "server-errors": {
        namespace: "AWS/CloudFront",
        // A percentage of the requests already.
        metricName: "5xxErrorRate",
        statistic: "Average",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 5,
        period: 60,
        evaluationPeriods: 5,
        // One failed visit among few is a high rate; three bad minutes of five are a fault.
        datapointsToAlarm: 3,
        // Nobody visits, nothing fails.
        treatMissingData: "notBreaching",
        alarmDescription:
            "CloudFront answers more than 5 % of the visits with an error of the server: pages do not load. Look at the status of S3 in the bucket's region on health.aws.amazon.com, and at the last change of the bucket, its policy or the distribution.",
    },
};
