import { expect } from "chai";
import { unknownValue } from "../../cloud/inputs.js";
import { drafts, fixedOf, usageOf } from "./fixtures.test.js";

const replicated = "aws:elasticache/replicationGroup:ReplicationGroup";
const valkey = { engine: "valkey", nodeType: "cache.t4g.small" };

describe("cost of a cache", () => {
    it("is the hours of every node", () => {
        const found = drafts(replicated, { ...valkey, numCacheClusters: 2, snapshotRetentionLimit: 7 });
        expect(fixedOf(found)).to.deep.equal({ "elasticache.valkey:cache.t4g.small": 1460 });
        expect(usageOf(found)).to.deep.equal(["elasticache.backup"]);
        expect(fixedOf(drafts(replicated, { ...valkey, numNodeGroups: 3, replicasPerNodeGroup: 1 }))).to.deep.equal({
            "elasticache.valkey:cache.t4g.small": 6 * 730,
        });
        const cluster = drafts("aws:elasticache/cluster:Cluster", { nodeType: "cache.t3.micro", numCacheNodes: 2 });
        expect(fixedOf(cluster)).to.deep.equal({ "elasticache.memcached:cache.t3.micro": 1460 });
    });

    it("is counted once where a cluster belongs to a replication group", () => {
        expect(drafts("aws:elasticache/cluster:Cluster", { replicationGroupId: unknownValue })).to.deep.equal([]);
    });

    it("is not known where type, engine or number are not", () => {
        const one = (change: object) => fixedOf(drafts(replicated, { ...valkey, ...change }));
        expect(one({ nodeType: unknownValue })).to.deep.equal({ "node hours": "the node type is not known yet" });
        expect(one({ engine: unknownValue })).to.deep.equal({ "node hours": "the engine is not known yet" });
        expect(one({ numCacheClusters: unknownValue })).to.deep.equal({
            "elasticache.valkey:cache.t4g.small": "the number of nodes is not known yet",
        });
        expect(one({ numNodeGroups: 2, replicasPerNodeGroup: unknownValue })).to.deep.equal({
            "elasticache.valkey:cache.t4g.small": "the number of nodes is not known yet",
        });
    });

    it("depends on use where it is serverless", () => {
        const found = drafts("aws:elasticache/serverlessCache:ServerlessCache", { engine: "valkey" });
        expect(usageOf(found)).to.deep.equal([
            "elasticache.serverless-data:valkey",
            "elasticache.serverless-units:valkey",
        ]);
    });
});
