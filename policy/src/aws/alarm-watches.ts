import type { PolicyResource } from "@pulumi/policy";
import { elementsOf, member, type Reading, read, textOf } from "../core/reading.js";
import { alarmBounds, looksAway } from "./alarm-bounds.js";
import { given } from "./program-inputs.js";
import { watchedBy } from "./watched-metric.js";

export const metricAlarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";

/** One metric of whose trouble an alarm may tell, as far as it is known. */
export interface Watch {
    alarm: PolicyResource;
    namespace: Reading;
    metric: Reading;
    /** Name to value; absent where the alarm looks at all of the namespace together. */
    dimensions: Reading;
    /** The property of the alarm that holds the dimensions, from which the engine knows what they were computed. */
    property: "dimensions" | "metricQueries";
    /** What is not known yet and decides whether the alarm tells of trouble at all; undefined where it does. */
    doubt: string | undefined;
}

/**
 * Every metric of whose trouble an alarm may tell: its own, or those of its queries. Queries that are not known as a whole
 * may look at anything. What a query selects by an expression is not read. Left out is what never tells of trouble: an
 * alarm that looks at the other side of its metric, and the number of samples, which says nothing about their values.
 */
export function watchesOf(alarm: PolicyResource): Watch[] {
    return looksAwayFromTrouble(alarm.props)
        ? []
        : metricsOf(alarm)
              .filter(({ statistic }) => textOf(statistic) !== "SampleCount")
              .map(({ statistic, ...watch }) => ({ ...watch, doubt: doubtOf(watch, statistic) }));
}

function doubtOf({ alarm, property }: Omit<Watch, "doubt">, statistic: Reading): string | undefined {
    const unknown = ["actionsEnabled", "comparisonOperator"].find((name) => given(alarm, name).state === "unknown");
    const holder = property === "metricQueries" ? property : "statistic";
    return unknown ?? (statistic.state === "unknown" ? holder : undefined);
}

function looksAwayFromTrouble(props: PolicyResource["props"]): boolean {
    const watched = watchedBy(props);
    const bounds = watched.kind === "metric" ? alarmBounds.get(watched.label) : undefined;
    return bounds !== undefined && looksAway(textOf(read(props, "comparisonOperator")), bounds);
}

function metricsOf(alarm: PolicyResource): (Omit<Watch, "doubt"> & { statistic: Reading })[] {
    const { props } = alarm;
    const metric = read(props, "metricName");
    if (metric.state !== "absent") {
        return [
            {
                alarm,
                namespace: read(props, "namespace"),
                metric,
                dimensions: read(props, "dimensions"),
                property: "dimensions",
                statistic: given(alarm, "statistic"),
            },
        ];
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
            statistic: member(queried, "stat"),
        }));
}
