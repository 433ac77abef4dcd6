/**
 * Within what an alarm on a metric makes sense: outside of it, the alarm never fires, always fires, or fires too late
 * to help.
 */
export interface AlarmBounds {
    /** Lowest threshold. */
    minimum: number;
    /** Highest threshold. */
    maximum: number;
    /** The side of the threshold on which the trouble is. An alarm that compares the other way never tells of it. */
    direction: Direction;
    /**
     * Whether groups grow and shrink by the metric, so that an alarm that compares the other way may be there to act, and
     * not to tell.
     * @default false
     */
    isActedOn?: boolean | undefined;
    /**
     * The unit that the metric is published in, by CloudWatch's name. An alarm that asks for another never gets data.
     * @default not judged
     */
    unit?: string | undefined;
    /**
     * Longest time that the alarm may look at, in seconds.
     * @default the rule's `maximumSeconds`
     */
    maximumSeconds?: number | undefined;
}

export type Direction = (typeof directions)[number];
/** `either` where too much is trouble as well as too little, or where it depends. */
export const directions = ["above", "below", "either"] as const;

/** What the operators look for. Those of an anomaly band are not among them: a band has two sides. */
const comparisons: ReadonlyMap<string | undefined, Direction> = new Map<string, Direction>([
    ["GreaterThanThreshold", "above"],
    ["GreaterThanOrEqualToThreshold", "above"],
    ["LessThanThreshold", "below"],
    ["LessThanOrEqualToThreshold", "below"],
]);

/** Whether a comparison, by CloudWatch's name, looks away from where the trouble of a metric is. */
export function looksAway(comparison: string | undefined, { direction }: AlarmBounds): boolean {
    const looked = comparisons.get(comparison);
    return looked !== undefined && direction !== "either" && looked !== direction;
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const mebibyte = 2 ** 20;
const gibibyte = 2 ** 30;
const tebibyte = 2 ** 40;

/**
 * A level that is worth waking somebody for lies inside of both ends: at 0 % the alarm is always on, at 100 % it is
 * too late.
 */
const usedPercent: AlarmBounds = { minimum: 1, maximum: 95, unit: "Percent", direction: "above" };
const leftPercent: AlarmBounds = { minimum: 1, maximum: 99, unit: "Percent", direction: "below" };
/** A part of a whole that an expression makes. What is worth an alarm depends on the part, so that both ends are in. */
export const percentageBounds: AlarmBounds = { minimum: 0, maximum: 100, unit: "Percent", direction: "either" };
/** Things that should not happen at all, counted per period. */
const failures: AlarmBounds = { minimum: 0, maximum: 10_000, unit: "Count", direction: "above" };
/** The same, of what runs once a day or less: waiting a day for the next data point is not late. */
const dailyFailures: AlarmBounds = { ...failures, maximumSeconds: day };
const unhealthy: AlarmBounds = { minimum: 0, maximum: 1_000, unit: "Count", direction: "above" };
const statusCheck: AlarmBounds = { minimum: 0, maximum: 1, unit: "Count", direction: "above" };
/** An answer that takes longer than 30 s has been given up by who asked. */
const answerTime: AlarmBounds = { minimum: 0.001, maximum: 30, unit: "Seconds", direction: "above" };
const diskTime: AlarmBounds = { minimum: 0.0001, maximum: 5, unit: "Seconds", direction: "above" };

/**
 * The bounds by namespace and metric name, with a blank between, that hold unless the configuration says otherwise.
 * All of these metrics are never negative, which the rule counts on.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html
 */
export const alarmBounds: ReadonlyMap<string, AlarmBounds> = new Map(
    Object.entries({
        "AWS/EC2 CPUUtilization": { ...usedPercent, isActedOn: true },
        "AWS/EC2 StatusCheckFailed": statusCheck,
        "AWS/EC2 StatusCheckFailed_Instance": statusCheck,
        "AWS/EC2 StatusCheckFailed_System": statusCheck,
        "CWAgent mem_used_percent": { ...usedPercent, isActedOn: true },
        "CWAgent disk_used_percent": usedPercent,
        "CWAgent swap_used_percent": usedPercent,
        "AWS/ApplicationELB HTTPCode_ELB_5XX_Count": failures,
        "AWS/ApplicationELB HTTPCode_Target_5XX_Count": failures,
        "AWS/ApplicationELB RejectedConnectionCount": failures,
        "AWS/ApplicationELB TargetConnectionErrorCount": failures,
        "AWS/ApplicationELB UnHealthyHostCount": unhealthy,
        "AWS/ApplicationELB TargetResponseTime": answerTime,
        "AWS/RDS CPUUtilization": usedPercent,
        "AWS/RDS FreeStorageSpace": {
            minimum: 100 * mebibyte,
            maximum: 64 * tebibyte,
            unit: "Bytes",
            direction: "below",
        },
        "AWS/RDS FreeableMemory": { minimum: 16 * mebibyte, maximum: tebibyte, unit: "Bytes", direction: "below" },
        // Too many turn clients away; none at all says that the application is gone.
        "AWS/RDS DatabaseConnections": { minimum: 1, maximum: 16_000, unit: "Count", direction: "either" },
        "AWS/RDS ReadLatency": diskTime,
        "AWS/RDS WriteLatency": diskTime,
        "AWS/RDS ReplicaLag": { minimum: 1, maximum: hour, unit: "Seconds", direction: "above" },
        "AWS/RDS EBSIOBalance%": leftPercent,
        "AWS/RDS EBSByteBalance%": leftPercent,
        // PostgreSQL stops taking writes at 2^31 transactions without a vacuum.
        "AWS/RDS MaximumUsedTransactionIDs": {
            minimum: 1_000_000,
            maximum: 2_000_000_000,
            unit: "Count",
            direction: "above",
        },
        // 100 % is what the service names as the limit, and the recommended alarm waits for it.
        "AWS/EFS PercentIOLimit": { minimum: 1, maximum: 100, unit: "Percent", direction: "above" },
        "AWS/EFS BurstCreditBalance": { minimum: 0, maximum: 2.1 * tebibyte, unit: "Bytes", direction: "below" },
        "AWS/EFS ClientConnections": { minimum: 0, maximum: 25_000, unit: "Count", direction: "either" },
        "AWS/Lambda Errors": failures,
        "AWS/Lambda Throttles": failures,
        "AWS/Lambda Duration": { minimum: 1, maximum: 15 * minute * 1_000, unit: "Milliseconds", direction: "above" },
        "AWS/SNS NumberOfNotificationsFailed": failures,
        "AWS/SNS NumberOfNotificationsRedrivenToDlq": failures,
        "AWS/SNS NumberOfNotificationsFailedToRedriveToDlq": failures,
        "AWS/SQS ApproximateNumberOfMessagesVisible": {
            minimum: 0,
            maximum: 1_000_000,
            unit: "Count",
            direction: "above",
            isActedOn: true,
        },
        "AWS/SQS ApproximateAgeOfOldestMessage": { minimum: 1, maximum: 14 * day, unit: "Seconds", direction: "above" },
        "AWS/NATGateway ErrorPortAllocation": failures,
        "AWS/NATGateway PacketsDropCount": failures,
        "AWS/Backup NumberOfBackupJobsFailed": dailyFailures,
        "AWS/Backup NumberOfBackupJobsExpired": dailyFailures,
        "AWS/Backup NumberOfBackupJobsAborted": dailyFailures,
        "AWS/Backup NumberOfCopyJobsFailed": dailyFailures,
        "AWS/Backup NumberOfRestoreJobsFailed": dailyFailures,
        // Days until a certificate ends, which ACM counts twice a day.
        "AWS/CertificateManager DaysToExpiry": { minimum: 7, maximum: 90, direction: "below", maximumSeconds: day },
        "AWS/Billing EstimatedCharges": { minimum: 1, maximum: 10_000_000, direction: "above", maximumSeconds: day },
        // S3 reports its storage once a day.
        "AWS/S3 BucketSizeBytes": {
            minimum: gibibyte,
            maximum: 1_024 * 1_024 * tebibyte,
            unit: "Bytes",
            // More costs more; less may be a loss.
            direction: "either",
            maximumSeconds: 3 * day,
        },
    }),
);
