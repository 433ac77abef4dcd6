import type { AlarmRow, AlarmTable } from "../common/alarms.js";
import { functionFailures } from "../common/function.js";

/** The first one counts: an alert is a single message, and SNS has given up on it when it is counted here. */
const anyOne = {
    statistic: "Sum",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0,
    period: 60,
    evaluationPeriods: 1,
    // The counters exist only while something fails.
    treatMissingData: "notBreaching",
} as const satisfies Partial<AlarmRow>;

/** Alarms on each topic, by role. */
export const topicAlarms = {
    failed: {
        ...anyOne,
        namespace: "AWS/SNS",
        metricName: "NumberOfNotificationsFailed",
        alarmDescription:
            "Alerts of this topic do not reach a subscriber. Look into the queues of undelivered messages and check the subscribers' endpoints.",
    },
    lost: {
        ...anyOne,
        namespace: "AWS/SNS",
        metricName: "NumberOfNotificationsFailedToRedriveToDlq",
        alarmDescription:
            "Alerts of this topic are lost: they reach neither a subscriber nor the queue of undelivered messages. Check the queue's policy.",
    },
} satisfies AlarmTable;

/** Alarms on each queue of undelivered messages, by role. */
export const queueAlarms = {
    undelivered: {
        namespace: "AWS/SQS",
        metricName: "ApproximateNumberOfMessagesVisible",
        statistic: "Maximum",
        comparisonOperator: "GreaterThanThreshold",
        threshold: 0,
        period: 60,
        evaluationPeriods: 1,
        // SQS is silent about a queue that nobody used for six hours.
        treatMissingData: "notBreaching",
        alarmDescription:
            "An alert could not be delivered to a subscriber and waits in this queue for 14 days. Read it, mend the endpoint, then remove it.",
    },
} satisfies AlarmTable;

/** How often each function that pages proves that it could. */
export const heartbeatMinutes = 5;

/** Alarms on each function that pages, by role. They go where somebody listens who is not paged by that function. */
export const pagerAlarms = {
    errors: functionFailures(
        "PagerDuty did not take an alert. Look now at the alarms that ring, because nobody may have been paged; then read the log of the function: a refused key, " +
            "or PagerDuty out of reach. The alert is tried three times within minutes and then waits in the queue of undelivered messages.",
    ),
    heartbeat: {
        namespace: "Evenkeel/Pagers",
        metricName: "Heartbeats",
        statistic: "Sum",
        comparisonOperator: "LessThanThreshold",
        threshold: 1,
        period: 60 * heartbeatMinutes,
        // A single one that is missing is PagerDuty's bad minute; an alert in it would have been tried for longer.
        evaluationPeriods: 3,
        // The function counts what succeeds: nothing at all is the failure.
        treatMissingData: "breaching",
        warmUpMinutes: 4 * heartbeatMinutes,
        alarmDescription:
            "Nobody can be paged: for 15 minutes PagerDuty has not taken the heartbeat of this function. Look now at the alarms that ring, and watch them until this is over; " +
            "then read the log of the function: a key that is gone, a secret that it may not read, or PagerDuty out of reach.",
    },
} satisfies AlarmTable;
