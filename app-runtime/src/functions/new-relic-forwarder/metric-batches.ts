import type { Measured } from "./metric-source.js";
import { attributesOf, deltaTemporality, nanoseconds, type OtlpMetric, type OtlpPoint } from "./otlp.js";
import type { WatchedMetric } from "./watched-metric.js";

/** Data points of one request: some 300 bytes each before they are compressed, of the megabyte that New Relic takes. */
export const mostPoints = 2_000;
const minute = 60_000;
/** What adds up over time. Everything else, such as an average, is what it was in its minute. */
const counted = ["Sum", "SampleCount"];

/** Metrics as OTLP has them, parted so that no request has more points than {@link mostPoints}; those without a point are left out. */
export function metricBatches(measured: readonly Measured[]): readonly (readonly OtlpMetric[])[] {
    const batches: OtlpMetric[][] = [];
    let room = 0;
    for (const { metric, minutes } of measured) {
        const points = minutes.map(({ at, value }) => pointOf(metric, at, value));
        for (let start = 0; start < points.length;) {
            if (room === 0) {
                batches.push([]);
                room = mostPoints;
            }
            const part = points.slice(start, start + room);
            batches.at(-1)?.push(otlpMetric(metric, part));
            start += part.length;
            room -= part.length;
        }
    }
    return batches;
}

/** Such as `aws.rds.CPUUtilization.Average`: the names that New Relic has for metrics of AWS, with the statistic, since one metric may be handed on by several. */
function nameOf({ namespace, name, statistic }: WatchedMetric): string {
    const service = namespace.startsWith("AWS/") ? `aws.${namespace.slice("AWS/".length).toLowerCase()}` : namespace;
    return `${service.replaceAll("/", ".")}.${name}.${statistic}`;
}

function otlpMetric(metric: WatchedMetric, dataPoints: readonly OtlpPoint[]): OtlpMetric {
    const name = nameOf(metric);
    return counted.includes(metric.statistic)
        ? { name, sum: { dataPoints, aggregationTemporality: deltaTemporality, isMonotonic: true } }
        : { name, gauge: { dataPoints } };
}

function pointOf({ namespace, statistic, dimensions = {} }: WatchedMetric, at: number, value: number): OtlpPoint {
    const named = Object.entries(dimensions).map(([name, text]) => [`aws.${name}`, text]);
    return {
        attributes: attributesOf({
            "aws.Namespace": namespace,
            "aws.cloudwatch.statistic": statistic,
            ...Object.fromEntries(named),
        }),
        startTimeUnixNano: nanoseconds(at),
        timeUnixNano: nanoseconds(at + minute),
        asDouble: value,
    };
}
