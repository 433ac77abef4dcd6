import type { MetricDatum } from "@aws-sdk/client-cloudwatch";
import { instanceDimensions, metrics, serviceDimensions, toMegabytes } from "../../common/control/metrics.js";
import { fullMinute, minuteMilliseconds } from "../../common/control/minutes.js";
import type { CacheStatistics } from "../cache/cache.js";
import type { SharedCacheStatistics } from "../shared-cache/cached-object-store.js";

/** What a node knows of itself at one moment: counters since the start, and what is kept and applied now. */
export interface NodeStatistics extends CacheStatistics {
    /** Version of the configuration that the node works with. */
    readonly configurationVersion: number;
    /** Of the cache that all nodes share, where they share one. */
    readonly sharedCache?: SharedCacheStatistics;
}

/** What happened on a node in one minute. */
export interface Minute {
    /** The full minute that it is kept under. */
    readonly at: Date;
    readonly requests: number;
    readonly hits: number;
    readonly misses: number;
    /** Images and bytes kept, and the version applied, at the end of the minute. */
    readonly items: number;
    readonly bytes: number;
    readonly configurationVersion: number;
    /** Most bytes that the cache of the node may keep. */
    readonly mostBytes: number;
    readonly sharedCache?: SharedCacheStatistics;
}

/** A timer may go off a little before its time, which is still the end of the minute and not a minute of its own. */
const earlyMilliseconds = 1_000;

/** The full minute that a moment belongs to. */
function minuteOf(now: Date): Date {
    return fullMinute(new Date(now.getTime() + earlyMilliseconds));
}

/** How long it is to the end of the minute, by the clock: whoever waits so long again and again never drifts. */
export function millisecondsToNextMinute(now: Date): number {
    return minuteOf(now).getTime() + minuteMilliseconds - now.getTime();
}

/** Turns counters that only grow into what happened between one call and the next, so that nothing is counted twice or never. */
export class MinuteCounter {
    private last: Pick<NodeStatistics, "requests" | "hits" | "misses" | "sharedCache">;
    private begun: Date;

    constructor(
        private readonly read: () => NodeStatistics,
        private readonly now: () => Date,
    ) {
        // What was counted before is part of the first minute.
        this.last = { requests: 0, hits: 0, misses: 0 };
        this.begun = minuteOf(now());
    }

    /** What happened since the last call, kept under the minute in which that was. */
    public take(): Minute {
        const current = this.read();
        const minute: Minute = {
            at: this.begun,
            requests: current.requests - this.last.requests,
            hits: current.hits - this.last.hits,
            misses: current.misses - this.last.misses,
            items: current.items,
            bytes: current.bytes,
            configurationVersion: current.configurationVersion,
            mostBytes: current.mostBytes,
            ...sharedOf(current.sharedCache, ({ hits, misses }) => ({
                hits: hits - (this.last.sharedCache?.hits ?? 0),
                misses: misses - (this.last.sharedCache?.misses ?? 0),
            })),
        };
        this.last = current;
        this.begun = minuteOf(this.now());
        return minute;
    }
}

/** The member of a minute, where there is a shared cache. */
function sharedOf(
    shared: SharedCacheStatistics | undefined,
    change: (shared: SharedCacheStatistics) => SharedCacheStatistics,
): Pick<Minute, "sharedCache"> {
    return shared === undefined ? {} : { sharedCache: change(shared) };
}

/** Both minutes as one: the counts of both, the rest as it was at the end. */
export function together(first: Minute, second: Minute): Minute {
    return {
        ...second,
        requests: first.requests + second.requests,
        hits: first.hits + second.hits,
        misses: first.misses + second.misses,
        ...sharedOf(second.sharedCache, ({ hits, misses }) => ({
            hits: hits + (first.sharedCache?.hits ?? 0),
            misses: misses + (first.sharedCache?.misses ?? 0),
        })),
    };
}

/** Data points of one minute at most: each metric for the node, and for all nodes together. */
export const dataPerMinute = 18;

/**
 * What CloudWatch is told of a minute.
 *
 * The rates are one value per request, 100 or 0, with their counts: their average is the exact share over all nodes, weighted by requests. A minute without
 * requests has no rate.
 */
export function metricDataOf(minute: Minute, instanceId: string): MetricDatum[] {
    const { requests, hits, misses, items, bytes, configurationVersion, mostBytes, sharedCache } = minute;
    const shares = (yes: number, no: number): Partial<MetricDatum> => {
        const counted = [
            { value: 100, count: yes },
            { value: 0, count: no },
        ].filter(({ count }) => count > 0);
        return { Values: counted.map(({ value }) => value), Counts: counted.map(({ count }) => count) };
    };
    const rates =
        requests === 0
            ? []
            : [
                  { ...named(metrics.hitRate), ...shares(hits, misses) },
                  { ...named(metrics.missRate), ...shares(misses, hits) },
              ];
    const shared =
        sharedCache === undefined
            ? []
            : [
                  { ...named(metrics.sharedCacheHits), Value: sharedCache.hits },
                  { ...named(metrics.sharedCacheMisses), Value: sharedCache.misses },
              ];
    const all = [
        ...rates,
        { ...named(metrics.requests), Value: requests },
        { ...named(metrics.items), Value: items },
        { ...named(metrics.size), Value: toMegabytes(bytes) },
        ...shared,
        { ...named(metrics.configurationVersionApplied), Value: configurationVersion },
        { ...named(metrics.capacityLimit), Value: toMegabytes(mostBytes) },
    ];
    return [serviceDimensions(), instanceDimensions(instanceId)].flatMap((Dimensions) =>
        all.map((datum) => ({ ...datum, Dimensions, Timestamp: minute.at })),
    );
}

type Metric = (typeof metrics)[keyof typeof metrics];

function named({ name, unit }: Metric): Pick<MetricDatum, "MetricName" | "Unit"> {
    return { MetricName: name, Unit: unit };
}
