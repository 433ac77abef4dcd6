import type { AlarmRow, AlarmTable } from "../common/alarms.js";
import { functionFailures } from "../common/function.js";
import type { FunctionSettings } from "./settings.js";

/** What an alarm looks at. */
export type Watched = "function" | "queue" | "rule";

/** Share of the time-out from which on a call is slow. */
const slowShare = 0.8;
const minutesPerHour = 60;
/** CloudWatch looks back seven days at most, of which one hour is spare. */
const longestWatchedPause = 6 * 24 * minutesPerHour;
/** CloudWatch takes no more minutes. */
const longestWarmUp = 2880;

/** Alarms of the function itself, by role. */
export function callAlarms({ timeoutSeconds }: Pick<FunctionSettings, "timeoutSeconds">): AlarmTable {
    return {
        errors: functionFailures(
            "The function fails, and what it is for does not happen. Read its log now. AWS calls it again where it may; what it never manages waits in the queue of undelivered events.",
        ),
        throttles: {
            namespace: "AWS/Lambda",
            metricName: "Throttles",
            statistic: "Sum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: 0,
            period: 60,
            // For a moment every burst is throttled, and AWS calls again.
            evaluationPeriods: 5,
            treatMissingData: "notBreaching",
            alarmDescription:
                "For five minutes AWS has kept calls of the function waiting, because as many run as may. See in its log whether calls hang; otherwise raise " +
                "reservedConcurrency, or where it is -1, the account's quota.",
        },
        slow: {
            namespace: "AWS/Lambda",
            metricName: "Duration",
            statistic: "Maximum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: slowShare * timeoutSeconds * 1000,
            period: 300,
            // Such functions run seldom: the next slow call may be one that AWS ends.
            evaluationPeriods: 1,
            treatMissingData: "notBreaching",
            alarmDescription:
                "A call of the function took four fifths of its time-out, after which AWS ends it half done. Look in its log for what it waits for; raise timeoutSeconds or memoryMb " +
                "if it only has more to do.",
        },
    };
}

/** Alarms of the queue of undelivered events, by role. */
export const queueAlarms: AlarmTable = {
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
            "The function did not manage an event, and AWS no longer tries. It waits in the queue of undelivered events for 14 days, with the reason. Read it there, mend what failed, " +
            "have the function called with it again, and delete it.",
    },
};

/**
 * Alarms of the schedule, by role; none where the pause depends on the calendar or is longer than CloudWatch looks back. They watch the rule and not the function,
 * which other events may call as well: that EventBridge called in vain, the queue of undelivered events tells.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
 */
export function scheduleAlarms({ pauseMinutes }: Pick<FunctionSettings, "pauseMinutes">): AlarmTable {
    if (pauseMinutes === undefined || pauseMinutes > longestWatchedPause) return {};
    const judged = pauseMinutes < minutesPerHour ? everyMinute(pauseMinutes) : everyHour(pauseMinutes);
    return {
        silent: {
            namespace: "AWS/Events",
            metricName: "Invocations",
            statistic: "Sum",
            comparisonOperator: "LessThanThreshold",
            threshold: 1,
            ...judged,
            // EventBridge reports only what happens.
            treatMissingData: "breaching",
            // Where it is more, as over a weekend, the alarm may ring once before the first call.
            warmUpMinutes: Math.min((judged.period / 60) * judged.evaluationPeriods, longestWarmUp),
            alarmDescription:
                "The schedule no longer calls the function, and what it is for does not happen. See in the EventBridge console whether the rule is there and enabled, and deploy again " +
                "to put back what is gone.",
        },
    };
}

/** Two calls are missing, and five minutes have passed. */
function everyMinute(pauseMinutes: number): Pick<AlarmRow, "period" | "evaluationPeriods"> {
    return { period: 60, evaluationPeriods: Math.max(5, 2 * pauseMinutes) };
}

/** One call is missing for an hour. */
function everyHour(pauseMinutes: number): Pick<AlarmRow, "period" | "evaluationPeriods"> {
    return { period: 60 * minutesPerHour, evaluationPeriods: Math.ceil(pauseMinutes / minutesPerHour) + 1 };
}

/** All alarms, by what they watch. */
export function alarmsByWatched(settings: FunctionSettings): Readonly<Record<Watched, AlarmTable>> {
    return { function: callAlarms(settings), queue: queueAlarms, rule: scheduleAlarms(settings) };
}

/** All alarms, by role. */
export function functionAlarms(settings: FunctionSettings): AlarmTable {
    const { function: calls, queue, rule } = alarmsByWatched(settings);
    return { ...calls, ...queue, ...rule };
}
