import { booleanOf, elementsOf, member, type Reading, read, textOf } from "../core/reading.js";
import { meaningOf } from "./metric-math.js";

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
 * What a metric alarm compares with its threshold: a metric; a percentage that an expression makes; another
 * expression, whose values have no unit that could be looked up; or something that is not known yet.
 */
export type Watched =
    NamedMetric | { kind: "percentage" } | { kind: "expression" } | { kind: "unknown"; property: string };

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
    return index === -1
        ? { kind: "unknown", property: "metricQueries[0].metric" }
        : watchedByQuery(elements, index, new Set([index]));
}

/** @param seen the queries on the way here, so that the walk ends where they repeat each other, which AWS refuses */
function watchedByQuery(queries: readonly Reading[], index: number, seen: ReadonlySet<number>): Watched {
    const query = queries[index] ?? { state: "absent" };
    const path = `metricQueries[${index}]`;
    const metric = member(query, "metric");
    if (metric.state === "known") {
        return metricAt(metric.value, "stat", `${path}.metric.`);
    }
    const unknown = ["metric", "expression"].find((property) => member(query, property).state === "unknown");
    if (unknown !== undefined) {
        return { kind: "unknown", property: `${path}.${unknown}` };
    }
    const meaning = meaningOf(textOf(member(query, "expression")) ?? "");
    const watched = meaning.kind === "repeats" ? watchedByRepetition(queries, meaning.id, seen) : meaning;
    return watched.kind === "other" || watched.kind === "expression"
        ? watchedByLabel(member(query, "label"), path)
        : watched;
}

/** What the query watches that another repeats by its id. An id that is not known yet may be that one. */
function watchedByRepetition(queries: readonly Reading[], id: string, seen: ReadonlySet<number>): Watched {
    const ids = queries.map((query) => member(query, "id"));
    const index = ids.findIndex((candidate) => textOf(candidate) === id);
    if (index !== -1) {
        return seen.has(index) ? { kind: "expression" } : watchedByQuery(queries, index, new Set([...seen, index]));
    }
    const unknown = ids.findIndex(({ state }) => state === "unknown");
    return unknown === -1 ? { kind: "expression" } : { kind: "unknown", property: `metricQueries[${unknown}].id` };
}

/** What an expression that cannot be read watches, by what it is called. */
function watchedByLabel(label: Reading, path: string): Watched {
    if (label.state === "unknown") {
        return { kind: "unknown", property: `${path}.label` };
    }
    return textOf(label)?.trimEnd().endsWith("%") === true ? { kind: "percentage" } : { kind: "expression" };
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
