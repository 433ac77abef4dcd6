import { type Graph, plan } from "@evenkeel/testing";
import { expect } from "chai";
import { type CacheClusterArgs, CacheVersion, EvictionPolicy } from "./args.js";
import { CacheCluster } from "./cache-cluster.js";
import { alarmTopicArn, network } from "./fixtures.test.js";

const planCache = (args: Partial<CacheClusterArgs>): Promise<Graph> =>
    plan(() => void new CacheCluster("pages", { network, alarmTopicArn, ...args }), {
        config: { "aws:region": "eu-west-1" },
    });

const groupOf = (graph: Graph) => graph.find("aws:elasticache/replicationGroup:ReplicationGroup", "pages-cluster");
const parametersOf = (graph: Graph) => graph.find("aws:elasticache/parameterGroup:ParameterGroup", "pages-parameters");

describe("CacheCluster with options", function () {
    this.timeout(60_000);

    it("of several shards counts shards, switches cluster mode on and has one address for all of them", async () => {
        const graph = await planCache({ shards: 2, replicas: 0 });

        expect(groupOf(graph).inputs).to.include({
            numNodeGroups: 2,
            replicasPerNodeGroup: 0,
            automaticFailoverEnabled: true,
            multiAzEnabled: false,
        });
        expect(groupOf(graph).inputs).to.not.have.property("numCacheClusters");
        expect(parametersOf(graph).inputs).to.deep.include({
            description: "Parameters of the cache pages, cluster mode on",
            parameters: [
                { name: "maxmemory-policy", value: "allkeys-lru" },
                { name: "cluster-enabled", value: "yes" },
            ],
        });
        expect(graph.find("evenkeel:index:CacheCluster", "pages").output("address")).to.match(/^clustercfg\./);
        const watched = graph
            .ofType("aws:cloudwatch/metricAlarm:MetricAlarm")
            .map((alarm) => alarm.input("dimensions.CacheClusterId"));
        expect([...new Set(watched)]).to.deep.equal(groupOf(graph).output("memberClusters"));
    });

    it("of one node has nothing to fail over to, and can be deleted without a trace", async () => {
        const graph = await planCache({
            replicas: 0,
            snapshotRetentionDays: 0,
            finalSnapshot: false,
            deletionProtection: false,
        });

        expect(groupOf(graph).inputs).to.include({
            numCacheClusters: 1,
            automaticFailoverEnabled: false,
            multiAzEnabled: false,
            snapshotRetentionLimit: 0,
        });
        expect(groupOf(graph).inputs).to.not.have.property("finalSnapshotIdentifier");
        expect(groupOf(graph).options.protect).to.equal(false);
        expect(graph.find("aws:kms/key:Key", "pages-key").options.retainOnDelete).to.equal(false);
        expect(graph.inventory("aws:cloudwatch/metricAlarm:MetricAlarm")).to.deep.equal([
            "pages-node-001-connections",
            "pages-node-001-cpu",
            "pages-node-001-engine-cpu",
            "pages-node-001-memory",
        ]);
    });

    it("of a lower version takes no snapshot by the name of that which the higher one left", async () => {
        const lastOf = async (version: CacheVersion) =>
            String(groupOf(await planCache({ version })).input("finalSnapshotIdentifier"));

        const last = await Promise.all([CacheVersion.Valkey9, CacheVersion.Valkey8, CacheVersion.Valkey7].map(lastOf));
        expect(last.map((name) => name.replace(/^pages-[0-9a-f]+/, ""))).to.deep.equal([
            "-final-9",
            "-final-8",
            "-final-7",
        ]);
    });

    it("uses the version, the policy, the key, the rights and the topic that it is told", async () => {
        const kmsKeyArn = "arn:aws:kms:eu-west-1:123456789012:key/1";
        const eventTopicArn = "arn:aws:sns:eu-west-1:123456789012:plain";
        const graph = await planCache({
            version: CacheVersion.Valkey9,
            nodeType: "cache.m7g.large",
            evictionPolicy: EvictionPolicy.AllKeysRandom,
            accessString: "on ~* +@read",
            applyImmediately: true,
            evictionAlarm: true,
            kmsKeyArn,
            eventTopicArn,
            alarms: { memory: { threshold: 80 } },
        });

        expect(groupOf(graph).inputs).to.include({
            engineVersion: "9.1",
            nodeType: "cache.m7g.large",
            kmsKeyId: kmsKeyArn,
            notificationTopicArn: eventTopicArn,
            applyImmediately: true,
        });
        expect(parametersOf(graph).inputs).to.deep.include({
            family: "valkey9",
            parameters: [{ name: "maxmemory-policy", value: "allkeys-random" }],
        });
        expect(graph.find("aws:elasticache/user:User", "pages-user").input("accessString")).to.equal("on ~* +@read");
        expect(graph.inventory("aws:kms/key:Key")).to.deep.equal([]);
        for (const node of ["001", "002"]) {
            const alarm = (role: string) =>
                graph.find("aws:cloudwatch/metricAlarm:MetricAlarm", `pages-node-${node}-${role}`);
            expect(alarm("memory").input("threshold")).to.equal(80);
            expect(alarm("evictions").input("metricName")).to.equal("Evictions");
        }
    });
});
