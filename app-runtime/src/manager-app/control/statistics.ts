import { metrics, serviceDimensions } from "../../common/control/metrics.js";
import type { MetricQuery, MetricReader } from "../../common/control/metric-reader.js";
import { lastMinutes, minuteMilliseconds } from "../../common/control/minutes.js";

/** What the statistics page shows, in its order. */
export const measures = ["hitRate", "missRate", "requests", "items", "size", "nodes"] as const;
export type Measure = (typeof measures)[number];

/** All measures over the same minutes; undefined where a minute has no data. */
export interface Statistics {
    /** Oldest first. */
    readonly minutes: readonly Date[];
    readonly values: Readonly<Record<Measure, readonly (number | undefined)[]>>;
}

/** Every node writes one value a minute under the service: sums are those of all nodes, and the number of samples is that of nodes. */
const queries: Readonly<Record<Measure, Pick<MetricQuery, "metric" | "statistic">>> = {
    hitRate: { metric: metrics.hitRate.name, statistic: "Average" },
    missRate: { metric: metrics.missRate.name, statistic: "Average" },
    requests: { metric: metrics.requests.name, statistic: "Sum" },
    items: { metric: metrics.items.name, statistic: "Sum" },
    size: { metric: metrics.size.name, statistic: "Sum" },
    nodes: { metric: metrics.configurationVersionApplied.name, statistic: "SampleCount" },
};

/** What happened in the last minutes on all nodes together. @throws ControlUnavailable where CloudWatch does not answer */
export async function readStatistics(reader: MetricReader, now: Date, count = 30): Promise<Statistics> {
    const minutes = lastMinutes(now, count);
    const from = minutes[0] ?? now;
    const to = new Date(from.getTime() + count * minuteMilliseconds);
    const found = await reader.read(
        measures.map((measure) => ({ ...queries[measure], dimensions: serviceDimensions() })),
        { from, to },
    );
    const valuesOf = (measure: Measure): readonly (number | undefined)[] =>
        minutes.map((minute) => found[measures.indexOf(measure)]?.get(minute.getTime()));
    return {
        minutes,
        values: {
            hitRate: valuesOf("hitRate"),
            missRate: valuesOf("missRate"),
            requests: valuesOf("requests"),
            items: valuesOf("items"),
            size: valuesOf("size"),
            nodes: valuesOf("nodes"),
        },
    };
}
