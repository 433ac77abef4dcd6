import * as pulumi from "@pulumi/pulumi";
import type * as aws from "@pulumi/aws";
import { createAlarms } from "../common/alarms.js";
import { cacheAlarms } from "./alarms.js";
import type { CacheScope } from "./replication-group.js";
import type { CacheSettings } from "./settings.js";

/**
 * The ends of the nodes' ids, as ElastiCache counts them: `001` and on, and with several shards `0001-001` and on. They are known before the nodes
 * are, so that a preview has all alarms.
 */
export function nodeKeys({ shards, replicas, clusterMode }: CacheSettings): string[] {
    const ofShard = numbered(replicas + 1, 3);
    return clusterMode ? numbered(shards, 4).flatMap((shard) => ofShard.map((node) => `${shard}-${node}`)) : ofShard;
}

/** Alarms on each node: ElastiCache reports by node, and any of them may be the one that clients write to. */
export function createNodeAlarms(scope: CacheScope, group: aws.elasticache.ReplicationGroup): void {
    const { name, parent, tags, args, settings } = scope;
    for (const key of nodeKeys(settings)) {
        createAlarms(`${name}-node-${key}`, {
            table: cacheAlarms(settings),
            dimensions: { CacheClusterId: pulumi.interpolate`${group.id}-${key}` },
            topicArn: args.alarmTopicArn,
            parent,
            tags,
            tunings: args.alarms,
        });
    }
}

function numbered(count: number, digits: number): string[] {
    return Array.from({ length: count }, (_, index) => String(index + 1).padStart(digits, "0"));
}
