import type { MetricReader } from "../control/metric-reader.js";
import { metrics, serviceDimensions } from "../control/metrics.js";
import { lastMinutes, minuteMilliseconds } from "../control/minutes.js";

/** The last minute's data can be late by one: they are taken from the last two. */
const minutesRead = 2;

/**
 * Misses per request over all nodes in the last minute that there are data of, from 0 to 1; undefined where nobody asked or no node was heard of.
 *
 * @throws ControlUnavailable where CloudWatch does not answer
 */
export async function readMissRate(reader: Pick<MetricReader, "read">, now: Date): Promise<number | undefined> {
    const minutes = lastMinutes(now, minutesRead);
    const from = minutes[0] ?? now;
    const to = new Date(from.getTime() + minutesRead * minuteMilliseconds);
    const query = { metric: metrics.missRate.name, statistic: "Average", dimensions: serviceDimensions() } as const;
    const [values = new Map<number, number>()] = await reader.read([query], { from, to });
    const percent = minutes.map((minute) => values.get(minute.getTime())).findLast((value) => value !== undefined);
    return percent === undefined ? undefined : percent / 100;
}
