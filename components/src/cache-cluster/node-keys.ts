/** How many parts a cache has. */
export interface CacheShape {
    shards: number;
    replicas: number;
}

/**
 * The ends of the nodes' ids, as ElastiCache counts them: `001` and on, and with several shards `0001-001` and on. They are known before the nodes
 * are, so that a preview has all alarms and charts.
 */
export function nodeKeys({ shards, replicas }: CacheShape): string[] {
    const ofShard = numbered(replicas + 1, 3);
    return shards > 1 ? numbered(shards, 4).flatMap((shard) => ofShard.map((node) => `${shard}-${node}`)) : ofShard;
}

function numbered(count: number, digits: number): string[] {
    return Array.from({ length: count }, (_, index) => String(index + 1).padStart(digits, "0"));
}
