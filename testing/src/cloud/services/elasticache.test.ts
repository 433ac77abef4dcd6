import { expect } from "chai";
import { models } from "./elasticache.js";
import {
    changesOf,
    existing,
    itJudges,
    itJudgesDeletion,
    itJudgesInSituations,
    modelOf,
    outputsOf,
    subnets,
} from "./shared/fixtures.test.js";

const badValue = "InvalidParameterValue";
const badCombination = "InvalidParameterCombination";
const groupType = "aws:elasticache/replicationGroup:ReplicationGroup";
const parameterType = "aws:elasticache/parameterGroup:ParameterGroup";

describe("a simulated replication group", () => {
    const group = modelOf(models, groupType);
    const good = {
        replicationGroupId: "sessions",
        description: "sessions",
        engine: "valkey",
        nodeType: "cache.t4g.micro",
        numCacheClusters: 2,
        automaticFailoverEnabled: true,
        multiAzEnabled: true,
        transitEncryptionEnabled: true,
        maintenanceWindow: "sun:04:00-sun:05:00",
        snapshotWindow: "02:00-03:00",
        userGroupIds: ["sessions"],
    };

    itJudges(group, good, [
        { what: "an identifier of 41 characters", change: { replicationGroupId: "s".repeat(41) }, code: badValue },
        { what: "an identifier with two hyphens", change: { replicationGroupId: "my--sessions" }, code: badValue },
        { what: "no description", change: { description: null }, code: badValue },
        { what: "an unknown engine", change: { engine: "memcached" }, code: badValue },
        { what: "an EC2 instance type", change: { nodeType: "t4g.micro" }, code: badValue },
        { what: "failover with one node", change: { numCacheClusters: 1 }, code: badCombination },
        { what: "several zones without failover", change: { automaticFailoverEnabled: false }, code: badCombination },
        { what: "clusters beside shards", change: { numNodeGroups: 2 }, code: badCombination },
        { what: "six replicas", change: { numCacheClusters: null, replicasPerNodeGroup: 6 }, code: badValue },
        {
            what: "users without encryption on the way",
            change: { transitEncryptionEnabled: false },
            code: badCombination,
        },
        { what: "users beside a token", change: { authToken: "t".repeat(16) }, code: badCombination },
        { what: "a token of 15 characters", change: { userGroupIds: null, authToken: "t".repeat(15) }, code: badValue },
        {
            what: "shards without failover",
            change: {
                numCacheClusters: null,
                numNodeGroups: 2,
                automaticFailoverEnabled: false,
                multiAzEnabled: false,
            },
            code: badValue,
        },
        { what: "36 days of snapshots", change: { snapshotRetentionLimit: 36 }, code: badValue },
        { what: "a window without days", change: { maintenanceWindow: "04:00-05:00" }, code: badValue },
    ]);
    itJudgesInSituations(group, { ...good, parameterGroupName: "sessions" }, [
        { what: "with parameters that exist", exists: [existing(parameterType, "sessions")] },
        { what: "with parameters that do not exist", exists: [], code: "CacheParameterGroupNotFound" },
        {
            what: "with the parameters of its version",
            change: { engineVersion: "8.2" },
            exists: [existing(parameterType, "sessions", { family: "valkey8" })],
        },
        {
            what: "with the parameters of another version",
            change: { engineVersion: "9.1" },
            exists: [existing(parameterType, "sessions", { family: "valkey8" })],
            code: badCombination,
        },
        { what: "with AWS's own parameters", change: { parameterGroupName: "default.valkey8" }, exists: [] },
    ]);

    it("has an address to write to and one to read from", () => {
        const outputs = outputsOf(group, good);
        expect(outputs.primaryEndpointAddress).to.match(/^master\.sessions\.[0-9a-f]{6}\.euw1\.cache\.amazonaws\.com$/);
        expect(outputs.readerEndpointAddress).to.match(/^replica\.sessions\./);
        expect(outputs.memberClusters).to.deep.equal(["sessions-001", "sessions-002"]);
    });

    it("is made anew for a lower version, and upgraded in place to a higher one", () => {
        const change = (from: string, to: string): string[] =>
            changesOf(group, { ...good, engineVersion: from }, { ...good, engineVersion: to });
        expect(change("9.1", "8.2")).to.deep.equal(["engineVersion, replaces"]);
        expect(change("8.2", "8.1")).to.deep.equal(["engineVersion, replaces"]);
        expect(change("8.2", "9.1")).to.deep.equal(["engineVersion"]);
        expect(change("6.x", "6.2")).to.deep.equal(["engineVersion, replaces"]);
    });

    describe("of several shards", () => {
        const sharded = {
            replicationGroupId: "sessions",
            description: "sessions",
            engine: "valkey",
            nodeType: "cache.t4g.micro",
            numNodeGroups: 2,
            replicasPerNodeGroup: 0,
            automaticFailoverEnabled: true,
        };
        itJudges(group, sharded, [
            { what: "no failover", change: { automaticFailoverEnabled: false }, code: badValue },
        ]);

        it("has one address for all of them, and members by shard", () => {
            const outputs = outputsOf(group, { ...sharded, replicasPerNodeGroup: 1 });
            expect(outputs.configurationEndpointAddress).to.match(/^clustercfg\.sessions\./);
            expect(outputs.primaryEndpointAddress).to.equal("");
            expect(outputs.memberClusters).to.deep.equal([
                "sessions-0001-001",
                "sessions-0001-002",
                "sessions-0002-001",
                "sessions-0002-002",
            ]);
        });
    });
});

describe("a simulated cluster", () => {
    itJudges(
        modelOf(models, "aws:elasticache/cluster:Cluster"),
        { clusterId: "pages", engine: "memcached", nodeType: "cache.t4g.micro", numCacheNodes: 2 },
        [
            { what: "an unknown engine", change: { engine: "dragonfly", numCacheNodes: 1 }, code: badValue },
            { what: "two nodes of redis", change: { engine: "redis" }, code: badCombination },
            { what: "41 nodes", change: { numCacheNodes: 41 }, code: badValue },
        ],
    );
});

describe("a simulated serverless cache", () => {
    itJudges(modelOf(models, "aws:elasticache/serverlessCache:ServerlessCache"), { name: "pages", engine: "valkey" }, [
        { what: "a name of 41 characters", change: { name: "p".repeat(41) }, code: badValue },
        { what: "an unknown engine", change: { engine: "keydb" }, code: badValue },
        { what: "6 TB", change: { cacheUsageLimits: { dataStorage: { maximum: 6_000, unit: "GB" } } }, code: badValue },
    ]);
});

describe("simulated groups of a cache", () => {
    describe("its subnets", () => {
        const subnetGroup = modelOf(models, "aws:elasticache/subnetGroup:SubnetGroup");
        const good = { name: "pages", subnetIds: ["subnet-a", "subnet-b"] };
        itJudges(subnetGroup, good, [{ what: "a name with a dot", change: { name: "pages.a" }, code: badValue }]);
        itJudgesInSituations(subnetGroup, good, [
            { what: "of one VPC", exists: subnets },
            {
                what: "of two VPCs",
                change: { subnetIds: ["subnet-a", "subnet-other"] },
                exists: subnets,
                code: "InvalidSubnet",
            },
        ]);
    });

    describe("its parameters", () => {
        const parameterGroup = modelOf(models, parameterType);
        itJudges(parameterGroup, { name: "pages", family: "valkey8" }, [
            { what: "an unknown family", change: { family: "valkey6" }, code: badValue },
        ]);
        itJudgesDeletion(parameterGroup, existing(parameterType, "pages"), [
            {
                what: "while a cache uses them",
                exists: [existing(groupType, "pages", { parameterGroupName: "pages" })],
                code: "InvalidCacheParameterGroupState",
            },
            { what: "when no cache uses them", exists: [] },
        ]);
    });
});

describe("simulated users of a cache", () => {
    const user = {
        userId: "web",
        userName: "web",
        engine: "valkey",
        accessString: "on ~* +@all",
        authenticationMode: { type: "iam" },
    };
    itJudges(modelOf(models, "aws:elasticache/user:User"), user, [
        { what: "two names with IAM", change: { userName: "other" }, code: badCombination },
        { what: "an unknown way to sign in", change: { authenticationMode: { type: "token" } }, code: badValue },
        { what: "access without on or off", change: { accessString: "~* +@all" }, code: badValue },
    ]);

    describe("in groups", () => {
        const group = modelOf(models, "aws:elasticache/userGroup:UserGroup");
        const web = existing("aws:elasticache/user:User", "web", { userName: "web" });
        itJudges(group, { userGroupId: "web", engine: "valkey", userIds: ["web"] }, [
            { what: "an unknown engine", change: { engine: "memcached" }, code: badValue },
        ]);
        itJudgesInSituations(group, { userGroupId: "web", engine: "redis", userIds: ["web"] }, [
            { what: "of redis without the default user", exists: [web], code: "DefaultUserRequired" },
            {
                what: "of redis with the default user",
                exists: [existing("aws:elasticache/user:User", "web", { userName: "default" })],
            },
            { what: "of valkey without the default user", change: { engine: "valkey" }, exists: [web] },
        ]);
    });
});
