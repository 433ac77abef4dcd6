import * as pulumi from "@pulumi/pulumi";
import type * as aws from "@pulumi/aws";
import { createAlarms } from "../common/alarms.js";
import { cacheAlarms } from "./alarms.js";
import { nodeKeys } from "./node-keys.js";
import type { CacheScope } from "./replication-group.js";

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
