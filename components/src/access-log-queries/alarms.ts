import type { AlarmTable } from "../common/alarms.js";
import type { QueriesSettings } from "./settings.js";

/** Queries an hour that may read as much as one is allowed to. */
const fullQueriesAnHour = 10;

export const bytesPerGb = 1024 ** 3;

/**
 * The alarms by role. Each query is bounded by its limit; how many there are, nothing bounds.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/query-metrics-viewing.html
 */
export function queryAlarms({ queryLimitGb }: Pick<QueriesSettings, "queryLimitGb">): AlarmTable {
    return {
        "read-much": {
            namespace: "AWS/Athena",
            metricName: "ProcessedBytes",
            statistic: "Sum",
            comparisonOperator: "GreaterThanThreshold",
            threshold: fullQueriesAnHour * queryLimitGb * bytesPerGb,
            period: 3600,
            evaluationPeriods: 1,
            // Athena reports only when somebody asks something.
            treatMissingData: "notBreaching",
            alarmDescription:
                `In an hour, queries of the access logs have read more than ${fullQueriesAnHour} that read all they may, at 5 dollars a TiB. See in the workgroup's recent queries who asks what: ` +
                "stop a program that asks in a loop, and have queries name the days that they need.",
        },
    };
}
