import type { Inputs } from "../../cloud/inputs.js";
import { countOr, hours, meter, notKnown, numberOr, textOr, usage } from "../drafts.js";
import type { Draft, Meter } from "../model.js";

/** @see https://aws.amazon.com/elasticache/pricing/ */
export const elasticacheMeters: readonly Meter[] = [
    meter("aws:elasticache/replicationGroup:ReplicationGroup", ({ inputs }) => [
        ...nodes(inputs, textOr(inputs, "engine", "redis"), nodesOf(inputs)),
        ...backups(inputs),
    ]),
    // One that belongs to a replication group is counted there.
    meter("aws:elasticache/cluster:Cluster", ({ inputs }) =>
        inputs.has("replicationGroupId")
            ? []
            : [
                  ...nodes(inputs, textOr(inputs, "engine", "memcached"), numberOr(inputs, "numCacheNodes", 1)),
                  ...backups(inputs),
              ],
    ),
    meter("aws:elasticache/serverlessCache:ServerlessCache", ({ inputs }) => {
        const engine = textOr(inputs, "engine", undefined) ?? "valkey";
        return [
            usage("data in the cache, with a minimum", `elasticache.serverless-data:${engine}`),
            usage("processing units", `elasticache.serverless-units:${engine}`),
        ];
    }),
];

function nodes(inputs: Inputs, engine: string | undefined, count: number | undefined): readonly Draft[] {
    const kind = textOr(inputs, "nodeType", undefined);
    if (kind === undefined) return [notKnown("node hours", "the node type is not known yet")];
    if (engine === undefined) return [notKnown("node hours", "the engine is not known yet")];
    return [
        hours(`${kind} with ${engine}`, `elasticache.${engine}:${kind}`, count, "the number of nodes is not known yet"),
    ];
}

function nodesOf(inputs: Inputs): number | undefined {
    if (inputs.has("numCacheClusters")) return inputs.number("numCacheClusters");
    const groups = numberOr(inputs, "numNodeGroups", countOr(inputs, "nodeGroupConfigurations", 1));
    const replicas = numberOr(inputs, "replicasPerNodeGroup", 0);
    return groups === undefined || replicas === undefined ? undefined : groups * (1 + replicas);
}

function backups(inputs: Inputs): readonly Draft[] {
    return numberOr(inputs, "snapshotRetentionLimit", 0) === 0 ? [] : [usage("backups", "elasticache.backup")];
}
