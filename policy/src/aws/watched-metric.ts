import { booleanOf, elementsOf, member, type Reading, read, textOf } from "../core/reading.js";

type Properties = Readonly<Record<string, unknown>>;

/** One metric as an alarm names it. */
export interface NamedMetric {
    kind: "metric";
    /** Where the alarm names it, for messages: empty, or a path that ends with a dot. */
    path: string;
    /** Namespace and name with a blank between, such as `AWS/RDS CPUUtilization`. */
    label: string;
    statistic: Reading;
    unit: Reading;
}

/**
 * What a metric alarm compares with its threshold: a metric; an expression, whose values have no unit that could be
 * looked up; or something that is not known yet.
 */
export type Watched = NamedMetric | { kind: "expression" } | { kind: "unknown"; property: string };

/**
 * Follows both ways to write a metric alarm: the metric among the alarm's own properties, or one of several queries.
 */
export function watchedBy(props: Properties): Watched {
    const queries = read(props, "metricQueries");
    if (queries.state === "unknown") {
        return { kind: "unknown", property: "metricQueries" };
    }
    const elements = elementsOf(queries);
    if (elements.length === 0) {
        return "metricName" in props ? metricAt(props, "statistic", "") : { kind: "expression" };
    }
    const index =
        elements.length === 1 ? 0 : elements.findIndex((query) => booleanOf(member(query, "returnData")) === true);
    const metric = member(elements[index] ?? { state: "unknown" }, "metric");
    const path = `metricQueries[${Math.max(index, 0)}].metric`;
    switch (metric.state) {
        case "unknown":
            return { kind: "unknown", property: path };
        case "absent":
            return { kind: "expression" };
        case "known":
            return metricAt(metric.value, "stat", `${path}.`);
    }
}

/** Every property that states the length of a period, in seconds, with what is known of it. */
export function periodsOf(props: Properties): { property: string; reading: Reading }[] {
    const queries = read(props, "metricQueries");
    const inQueries = elementsOf(queries).flatMap((query, index) => [
        { property: `metricQueries[${index}].period`, reading: member(query, "period") },
        { property: `metricQueries[${index}].metric.period`, reading: member(member(query, "metric"), "period") },
    ]);
    const all = [
        { property: "period", reading: read(props, "period") },
        ...(queries.state === "unknown" ? [{ property: "metricQueries", reading: queries }] : inQueries),
    ];
    return all.filter(({ reading }) => reading.state !== "absent");
}

function metricAt(container: unknown, statistic: string, path: string): Watched {
    const namespace = read(container, "namespace");
    const name = read(container, "metricName");
    if (namespace.state === "unknown" || name.state === "unknown") {
        return { kind: "unknown", property: `${path}${name.state === "unknown" ? "metricName" : "namespace"}` };
    }
    return {
        kind: "metric",
        path,
        label: `${textOf(namespace) ?? ""} ${textOf(name) ?? ""}`,
        statistic: read(container, statistic),
        unit: read(container, "unit"),
    };
}
