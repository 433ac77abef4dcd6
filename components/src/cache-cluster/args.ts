import type * as pulumi from "@pulumi/pulumi";
import type { AlarmTuningArgs } from "../common/alarm-tuning.js";
import type { NetworkLike } from "../network/network-like.js";

/**
 * Version of Valkey: of each line the last one that ElastiCache has. AWS upgrades earlier ones to it by itself, and a program that named one would
 * then ask for a downgrade, which ElastiCache has only as a new cluster. A const object, because other Pulumi languages cannot receive string unions.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html
 */
export const CacheVersion = {
    Valkey7: "7.2",
    Valkey8: "8.2",
    Valkey9: "9.1",
} as const;
export type CacheVersion = (typeof CacheVersion)[keyof typeof CacheVersion];

/**
 * What goes when the cache is full.
 *
 * @see https://valkey.io/topics/lru-cache/
 */
export const EvictionPolicy = {
    /** What was not used for longest. */
    AllKeysLru: "allkeys-lru",
    /** What is used least often. */
    AllKeysLfu: "allkeys-lfu",
    /** Anything. */
    AllKeysRandom: "allkeys-random",
    /** Of what has a time to live, what was not used for longest. */
    VolatileLru: "volatile-lru",
    /** Of what has a time to live, what is used least often. */
    VolatileLfu: "volatile-lfu",
    /** Of what has a time to live, anything. */
    VolatileRandom: "volatile-random",
    /** Of what has a time to live, what has the shortest one left. */
    VolatileTtl: "volatile-ttl",
    /** Nothing: writes fail. */
    NoEviction: "noeviction",
} as const;
export type EvictionPolicy = (typeof EvictionPolicy)[keyof typeof EvictionPolicy];

export interface CacheClusterArgs {
    /** Where the cache lives: its `isolatedSubnets`, in two zones or more where there are replicas. */
    network: NetworkLike;

    /** Topic that receives the alarms. */
    alarmTopicArn: pulumi.Input<string>;

    /**
     * Version of Valkey. A higher one upgrades the cache in place: deploy it with `applyImmediately`. There is no way down: a lower one deletes the
     * cache, with a last snapshot, and then makes an empty one.
     * @default CacheVersion.Valkey8
     */
    version?: CacheVersion;

    /**
     * What each node runs on.
     * @default "cache.t4g.small"
     * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html
     */
    nodeType?: string;

    /**
     * Copies of each shard, 0 to 5. With one or more, a copy in another zone takes over by itself when the first node fails.
     * @default 1
     */
    replicas?: number;

    /**
     * Parts into which the keys are divided, 1 to 500. With more than one, clients must speak Valkey's cluster protocol. The number can be changed
     * while the cache runs, except between 1 and more, which makes a new, empty cache with another address and other logs.
     * @default 1
     * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Replication.Redis-RedisCluster.html
     */
    shards?: number;

    /**
     * What goes when the cache is full. A change takes effect at once.
     * @default EvictionPolicy.AllKeysLru
     */
    evictionPolicy?: EvictionPolicy;

    /**
     * What those who are granted a connection may do, in the language of Valkey's access lists.
     * @default "on ~* &* +@all -@dangerous +info": every key and channel, and every command but those that can harm the cache for others, such as FLUSHALL
     * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html#Access-string
     */
    accessString?: string;

    /**
     * Customer-managed key for what is written to disk and for snapshots. Another key makes a new, empty cache with another address and other logs.
     * @default a key of its own, which outlives the cache if a final snapshot is kept
     */
    kmsKeyArn?: pulumi.Input<string>;

    /**
     * Days that the daily snapshot is kept, up to 35; 0 makes none. AWS doesn't charge for one snapshot of each cache.
     * @default 1
     */
    snapshotRetentionDays?: number;

    /**
     * When the daily snapshot is made: UTC, `hh:mm-hh:mm`, 60 minutes or more.
     * @default "02:00-03:00"
     */
    snapshotWindow?: string;

    /**
     * When ElastiCache may upgrade and restart: UTC, `ddd:hh:mm-ddd:hh:mm`, 60 minutes or more, apart from the snapshot.
     * @default "sun:04:00-sun:05:00"
     */
    maintenanceWindow?: string;

    /**
     * Makes changes of the version and the node type at once, and not in the maintenance window.
     * @default false
     */
    applyImmediately?: boolean;

    /**
     * Keeps a last snapshot when the cache is deleted. Deleting reads the deployed value: deploy `false` before destroying.
     * @default true
     */
    finalSnapshot?: boolean;

    /**
     * Whether Pulumi refuses to delete or replace the cache, before it touches anything else of the stack. AWS has no such switch for caches. To
     * delete it, set it to false and run `pulumi up` first.
     * @default true
     * @see https://www.pulumi.com/docs/iac/concepts/resources/options/protect/
     */
    deletionProtection?: boolean;

    /**
     * Days that CloudWatch keeps the log of slow commands and the engine's own.
     * @default 30
     */
    logRetentionDays?: number;

    /**
     * Topic that is told what ElastiCache itself reports, such as a failover. It must not be encrypted, and its policy must allow whoever has the
     * account as `AWS:SourceOwner`: ElastiCache is silent otherwise. The topics of `AlertingTopics` are encrypted, and not for this.
     * @default nobody is told
     * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ElastiCacheSNS.html
     */
    eventTopicArn?: pulumi.Input<string>;

    /**
     * Tells the topic also when anything is evicted. That is what a cache does all day, and a sign of trouble only where everything should fit.
     * @default false
     */
    evictionAlarm?: boolean;

    /**
     * Changes alarms by role, sends them to another topic, or silences them with a reason; a change holds for all nodes. The roles are `engine-cpu`,
     * `memory`, `connections`, on nodes with two processors `cpu`, with replicas `replication-lag`, and with `evictionAlarm` `evictions`.
     * @default every alarm as it is
     */
    alarms?: Record<string, AlarmTuningArgs>;

    /** Put on everything that can be tagged. */
    tags?: Record<string, pulumi.Input<string>>;
}
