import { cachePolicies, type CachePolicy } from "./cache-policies.js";

/**
 * What manager and nodes tell each other over CloudWatch. The namespace comes from the environment variable `METRICS_NAMESPACE`.
 *
 * Configuration metrics are written by the manager; the others by each node, under `Service` for all nodes together and under `Service` with `InstanceId`
 * for each. Every statistic of a minute carries counts, so that averages over nodes are weighted by what happened on them.
 */
export const metrics = {
    /** Configuration: bytes that each cache may keep, in MB (1,000,000 bytes). */
    capacity: { name: "CapacityMB", unit: "Megabytes" },
    /** Configuration: place of the policy in {@link cachePolicies}. */
    policy: { name: "Policy", unit: "None" },
    /** Configuration: the version that was published last. */
    configurationVersion: { name: "ConfigVersion", unit: "None" },
    /** Share of a minute's requests that were answered from memory, in percent: one value per request. No data point where there was none. */
    hitRate: { name: "HitRate", unit: "Percent" },
    /** The rest. */
    missRate: { name: "MissRate", unit: "Percent" },
    /** Requests of the minute: take the sum. */
    requests: { name: "Requests", unit: "Count" },
    /** Images kept at the end of the minute. */
    items: { name: "Items", unit: "Count" },
    /** Their bytes, in MB (1,000,000 bytes). */
    size: { name: "SizeMB", unit: "Megabytes" },
    /** Misses of the minute that the cache answered which all nodes share: take the sum. No data point from nodes that share none. */
    sharedCacheHits: { name: "SharedCacheHits", unit: "Count" },
    /** Those that went on to the object store. */
    sharedCacheMisses: { name: "SharedCacheMisses", unit: "Count" },
    /** The version that the node works with; 0 for its defaults. */
    configurationVersionApplied: { name: "ConfigVersionApplied", unit: "None" },
    /** The most that the node gives its cache, by its memory: of a capacity beyond it, only so much is applied. */
    capacityLimit: { name: "CapacityLimitMB", unit: "Megabytes" },
} as const;

/** What {@link metrics} has, by the name CloudWatch knows it under. */
export type MetricName = (typeof metrics)[keyof typeof metrics]["name"];

/** The dimension that all nodes of the application share. */
export const serviceDimension = "Service";
/** The value of {@link serviceDimension}. */
export const imageService = "image-application";
/** The dimension that tells nodes apart. */
export const instanceDimension = "InstanceId";

/** One dimension as CloudWatch takes it. */
export interface Dimension {
    readonly Name: string;
    readonly Value: string;
}

/** What all nodes write under together. */
export function serviceDimensions(): Dimension[] {
    return [{ Name: serviceDimension, Value: imageService }];
}

/** What one node writes under. */
export function instanceDimensions(instanceId: string): Dimension[] {
    return [...serviceDimensions(), { Name: instanceDimension, Value: instanceId }];
}

const bytesPerMegabyte = 1_000_000;

export function toMegabytes(bytes: number): number {
    return bytes / bytesPerMegabyte;
}

/** The number that stands for a policy in the metric `Policy`. */
export function policyNumber(policy: CachePolicy): number {
    return cachePolicies.indexOf(policy);
}
