import type { PolicyResource } from "@pulumi/policy";
import { elementsOf, member, type Reading, read } from "../core/reading.js";

export const metricAlarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";

/** One metric that an alarm looks at, as far as it is known. */
export interface Watch {
    alarm: PolicyResource;
    namespace: Reading;
    metric: Reading;
    /** Name to value; absent where the alarm looks at all of the namespace together. */
    dimensions: Reading;
    /** The property of the alarm that holds the dimensions, from which the engine knows what they were computed. */
    property: "dimensions" | "metricQueries";
}

/**
 * Every metric that an alarm looks at: its own, or those of its queries. Queries that are not known as a whole may look
 * at anything. What a query selects by an expression is not read.
 */
export function watchesOf(alarm: PolicyResource): Watch[] {
    const { props } = alarm;
    const metric = read(props, "metricName");
    if (metric.state !== "absent") {
        const dimensions = read(props, "dimensions");
        return [{ alarm, namespace: read(props, "namespace"), metric, dimensions, property: "dimensions" }];
    }
    const queries = read(props, "metricQueries");
    const metrics =
        queries.state === "unknown" ? [queries] : elementsOf(queries).map((query) => member(query, "metric"));
    return metrics
        .filter(({ state }) => state !== "absent")
        .map((queried) => ({
            alarm,
            namespace: member(queried, "namespace"),
            metric: member(queried, "metricName"),
            dimensions: member(queried, "dimensions"),
            property: "metricQueries",
        }));
}
