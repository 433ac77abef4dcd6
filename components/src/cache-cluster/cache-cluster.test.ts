import { type Graph, plan } from "@evenkeel/testing";
import { expect } from "chai";
import { alarmsOf, messageOf } from "../common/fixtures.test.js";
import type { CacheClusterArgs } from "./args.js";
import { CacheCluster } from "./cache-cluster.js";
import { alarmTopicArn, network } from "./fixtures.test.js";

const config = { "aws:region": "eu-west-1" };
const planCache = (args: Partial<CacheClusterArgs> = {}): Promise<Graph> =>
    plan(() => void new CacheCluster("pages", { network, alarmTopicArn, ...args }), { config });

const groupOf = (graph: Graph) => graph.find("aws:elasticache/replicationGroup:ReplicationGroup", "pages-cluster");
const parametersOf = (graph: Graph) => graph.find("aws:elasticache/parameterGroup:ParameterGroup", "pages-parameters");
const identifierOf = (graph: Graph) =>
    `pages-${String(graph.find("random:index/randomId:RandomId", "pages-suffix").output("hex"))}`;

const nodeAlarms = (node: string, roles: string[]) =>
    roles.map((role) => `pages-node-${node}-${role}: aws:cloudwatch/metricAlarm:MetricAlarm`);
const roles = ["connections", "cpu", "engine-cpu", "memory", "replication-lag"];
const inventory = [
    "pages-clients: aws:ec2/securityGroup:SecurityGroup",
    "pages-cluster: aws:elasticache/replicationGroup:ReplicationGroup",
    "pages-key: aws:kms/key:Key",
    "pages-log-engine-log: aws:cloudwatch/logGroup:LogGroup",
    "pages-log-slow-log: aws:cloudwatch/logGroup:LogGroup",
    ...nodeAlarms("001", roles),
    ...nodeAlarms("002", roles),
    "pages-parameters: aws:elasticache/parameterGroup:ParameterGroup",
    "pages-subnets: aws:elasticache/subnetGroup:SubnetGroup",
    "pages-suffix: random:index/randomId:RandomId",
    "pages-user: aws:elasticache/user:User",
    "pages-users: aws:elasticache/userGroup:UserGroup",
    "pages: evenkeel:index:CacheCluster",
];

describe("CacheCluster", function () {
    this.timeout(60_000);

    describe("by default", () => {
        let graph: Graph;
        before(async () => {
            graph = await planCache();
        });

        it("is exactly this, in a first preview too, and the parent of all of it", async () => {
            expect(graph.inventory()).to.deep.equal(inventory);
            expect(graph.childrenOf("pages")).to.have.length(inventory.length - 1);
            const create = () => void new CacheCluster("pages", { network, alarmTopicArn });
            expect((await plan(create, { config, preview: true })).inventory()).to.deep.equal(inventory);
        });

        it("is a private, encrypted Valkey of two nodes in two zones, which is kept when it is deleted by mistake", () => {
            const identifier = identifierOf(graph);
            const users = graph.find("aws:elasticache/userGroup:UserGroup", "pages-users");
            expect(groupOf(graph).inputs).to.deep.equal({
                replicationGroupId: identifier,
                description: "Cache pages",
                engine: "valkey",
                engineVersion: "8.2",
                nodeType: "cache.t4g.small",
                parameterGroupName: parametersOf(graph).output("name"),
                numCacheClusters: 2,
                automaticFailoverEnabled: true,
                multiAzEnabled: true,
                autoMinorVersionUpgrade: true,
                maintenanceWindow: "sun:04:00-sun:05:00",
                applyImmediately: false,
                snapshotRetentionLimit: 1,
                snapshotWindow: "02:00-03:00",
                finalSnapshotIdentifier: `${identifier}-final-8`,
                atRestEncryptionEnabled: true,
                kmsKeyId: graph.find("aws:kms/key:Key", "pages-key").output("arn"),
                transitEncryptionEnabled: true,
                transitEncryptionMode: "required",
                userGroupIds: [users.output("userGroupId")],
                subnetGroupName: identifier,
                securityGroupIds: [graph.find("aws:ec2/securityGroup:SecurityGroup", "pages-clients").id],
                logDeliveryConfigurations: ["slow-log", "engine-log"].map((logType) => ({
                    destination: `/aws/vendedlogs/elasticache/${identifier}/${logType}`,
                    destinationType: "cloudwatch-logs",
                    logFormat: "json",
                    logType,
                })),
            });
            expect(groupOf(graph).options.protect).to.equal(true);
        });

        it("lies in the isolated subnets, in a group that admits nobody", () => {
            const subnets = graph.find("aws:elasticache/subnetGroup:SubnetGroup", "pages-subnets");
            expect(subnets.input("subnetIds")).to.deep.equal(Object.values(network.isolatedSubnets));
            const group = graph.find("aws:ec2/securityGroup:SecurityGroup", "pages-clients");
            expect(group.inputs).to.not.have.any.keys("ingress", "egress");
        });

        it("evicts what was not used for longest", () => {
            expect(parametersOf(graph).inputs).to.deep.include({
                family: "valkey8",
                parameters: [{ name: "maxmemory-policy", value: "allkeys-lru" }],
            });
        });

        it("lets one user in, by IAM, who may do nothing that harms others", () => {
            const user = graph.find("aws:elasticache/user:User", "pages-user");
            expect(user.inputs).to.deep.equal({
                userId: identifierOf(graph),
                userName: identifierOf(graph),
                engine: "valkey",
                accessString: "on ~* &* +@all -@dangerous +info",
                authenticationMode: { type: "iam" },
            });
            expect(graph.find("aws:elasticache/userGroup:UserGroup", "pages-users").inputs).to.deep.equal({
                userGroupId: identifierOf(graph),
                engine: "valkey",
                userIds: [user.output("userId")],
            });
        });

        it("has an identifier that is new wherever ElastiCache would make a new cache", () => {
            const suffix = graph.find("random:index/randomId:RandomId", "pages-suffix");
            expect(suffix.input("keepers")).to.deep.equal({
                vpcId: network.vpcId,
                clusterMode: "off",
                kmsKeyArn: graph.find("aws:kms/key:Key", "pages-key").output("arn"),
            });
        });

        it("watches each node by its id, which it really has", () => {
            const members = groupOf(graph).output("memberClusters");
            const watched = graph
                .ofType("aws:cloudwatch/metricAlarm:MetricAlarm")
                .map((alarm) => alarm.input("dimensions.CacheClusterId"));
            expect([...new Set(watched)]).to.deep.equal(members);
            for (const alarm of graph.ofType("aws:cloudwatch/metricAlarm:MetricAlarm")) {
                expect(alarm.input("alarmActions"), alarm.name).to.deep.equal([alarmTopicArn]);
            }
        });

        it("keeps its logs for a month", () => {
            const days = graph.ofType("aws:cloudwatch/logGroup:LogGroup").map((log) => log.input("retentionInDays"));
            expect(days).to.deep.equal([30, 30]);
        });

        it("keeps its key when the stack is destroyed, because the last snapshot needs it", () => {
            expect(graph.find("aws:kms/key:Key", "pages-key").options.retainOnDelete).to.equal(true);
        });

        it("tells where it is", () => {
            const group = groupOf(graph);
            expect(graph.find("evenkeel:index:CacheCluster", "pages").outputs).to.deep.equal({
                address: group.output("primaryEndpointAddress"),
                readerEndpointAddress: group.output("readerEndpointAddress"),
                alarmArns: alarmsOf(graph, "pages"),
                port: 6379,
                userName: identifierOf(graph),
                replicationGroupId: identifierOf(graph),
                replicationGroupArn: group.output("arn"),
                securityGroupId: graph.find("aws:ec2/securityGroup:SecurityGroup", "pages-clients").id,
                kmsKeyArn: graph.find("aws:kms/key:Key", "pages-key").output("arn"),
            });
        });
    });

    it("puts its tags on everything that can be tagged", async () => {
        const graph = await planCache({ tags: { owner: "team" } });
        const untagged = graph.childrenOf("pages").filter(({ inputs }) => !("tags" in inputs));
        expect(untagged.map(({ type }) => type)).to.deep.equal(["random:index/randomId:RandomId"]);
    });

    it("names every mistake before it creates anything", async () => {
        let message = "";
        const graph = await plan(
            () => {
                message = messageOf(
                    () => new CacheCluster("pages", { network, alarmTopicArn, replicas: 9, shards: 0 }),
                );
            },
            { config },
        );
        expect(message.split("\n")).to.have.length(2);
        expect(graph.inventory()).to.deep.equal(["pages: evenkeel:index:CacheCluster"]);
    });
});
