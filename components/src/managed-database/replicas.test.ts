import { type Graph, plan } from "@evenkeel/testing";
import { expect } from "chai";
import { recordingGrantee, statementsOf } from "../common/fixtures.test.js";
import type { ManagedDatabaseArgs } from "./args.js";
import { alarmTopicArn, network } from "./fixtures.test.js";
import { ManagedDatabase } from "./managed-database.js";

const config = { "aws:region": "eu-west-1" };
const instanceType = "aws:rds/instance:Instance";
const ruleType = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const planDatabase = (args: Partial<ManagedDatabaseArgs>): Promise<Graph> =>
    plan(() => void new ManagedDatabase("main", { network, alarmTopicArn, ...args }), { config });

describe("ManagedDatabase with read replicas", () => {
    let graph: Graph;
    let alone: Graph;
    const source = () => graph.find(instanceType, "main-instance");
    const replica = (key: string) => graph.find(instanceType, `main-replica-${key}`);
    const groupId = (name: string) => graph.find("aws:ec2/securityGroup:SecurityGroup", name).id;

    before(async () => {
        alone = await planDatabase({ ownPassword: true });
        graph = await planDatabase({
            tags: { owner: "team" },
            applyImmediately: true,
            replicas: {
                reports: { instanceClass: "db.m7g.large", availabilityZone: "eu-west-1b" },
                search: { deletionProtection: true, alarms: { "replica-lag": { threshold: 5 } } },
            },
        });
    });

    it("has for each an instance, its logs and its alarms, and one group for all", () => {
        const roles = [
            ...["connections", "cpu", "free-storage", "freeable-memory", "io-credits", "load"],
            ...["read-latency", "replica-lag", "throughput-credits", "write-latency"],
        ];
        const added = ["reports", "search"].flatMap((key) => [
            `main-replica-${key}: ${instanceType}`,
            ...["postgresql", "upgrade"].map(
                (log) => `main-replica-${key}-log-${log}: aws:cloudwatch/logGroup:LogGroup`,
            ),
            ...roles.map((role) => `main-replica-${key}-${role}: aws:cloudwatch/metricAlarm:MetricAlarm`),
        ]);
        const before = alone.inventory();

        expect(before.filter((line) => !graph.inventory().includes(line))).to.deep.equal([]);
        expect(graph.inventory().filter((line) => !before.includes(line))).to.have.members([
            ...added,
            "main-readers: aws:ec2/securityGroup:SecurityGroup",
        ]);
    });

    it("is the same in a first preview", async () => {
        const create = () => void new ManagedDatabase("main", { network, alarmTopicArn, replicas: { reports: {} } });
        const done = await plan(create, { config });
        const preview = await plan(create, { config, preview: true });

        expect(preview.inventory()).to.deep.equal(done.inventory());
    });

    it("lets each follow the database, private, encrypted and without a snapshot", () => {
        const identifier = String(source().inputs.identifier);
        expect(replica("reports").inputs).to.deep.equal({
            identifier: `${identifier}-reports`,
            replicateSourceDb: identifier,
            instanceClass: "db.m7g.large",
            availabilityZone: "eu-west-1b",
            port: 5432,
            publiclyAccessible: false,
            caCertIdentifier: "rds-ca-rsa2048-g1",
            iamDatabaseAuthenticationEnabled: false,
            autoMinorVersionUpgrade: true,
            maintenanceWindow: "sun:04:00-sun:05:00",
            applyImmediately: true,
            enabledCloudwatchLogsExports: ["postgresql", "upgrade"],
            skipFinalSnapshot: true,
            deletionProtection: false,
            storageType: "gp3",
            maxAllocatedStorage: 40,
            storageEncrypted: true,
            kmsKeyId: graph.find("aws:kms/key:Key", "main-key").output("arn"),
            performanceInsightsEnabled: true,
            performanceInsightsRetentionPeriod: 7,
            performanceInsightsKmsKeyId: graph.find("aws:kms/key:Key", "main-key").output("arn"),
            parameterGroupName: source().inputs.parameterGroupName,
            monitoringInterval: 60,
            monitoringRoleArn: source().inputs.monitoringRoleArn,
            vpcSecurityGroupIds: [groupId("main-readers")],
            tags: { owner: "team" },
        });
    });

    it("makes a replica anew that has to follow another database, and protects one where that is asked for", () => {
        expect(replica("reports").options).to.deep.include({ protect: false, replaceOnChanges: ["replicateSourceDb"] });
        expect(replica("search").options.protect).to.equal(true);
        expect(replica("search").inputs.deletionProtection).to.equal(true);
    });

    it("names the logs after the instance that writes them", () => {
        const log = graph.find("aws:cloudwatch/logGroup:LogGroup", "main-replica-reports-log-upgrade");
        const { identifier } = replica("reports").inputs;
        expect(log.inputs.name).to.equal(`/aws/rds/instance/${String(identifier)}/upgrade`);
        expect(replica("reports").options.dependsOn).to.include(log.urn);
    });

    it("watches each by itself, with tunings of its own", () => {
        const lag = (key: string) =>
            graph.find("aws:cloudwatch/metricAlarm:MetricAlarm", `main-replica-${key}-replica-lag`).inputs;
        expect(lag("reports")).to.deep.include({
            threshold: 60,
            alarmActions: [alarmTopicArn],
            dimensions: { DBInstanceIdentifier: replica("reports").inputs.identifier },
        });
        expect(lag("search").threshold).to.equal(5);
    });

    it("reports what RDS says of all of them", () => {
        const { inputs } = graph.find("aws:rds/eventSubscription:EventSubscription", "main-events");
        expect(inputs.sourceIds).to.deep.equal(
            [source(), replica("reports"), replica("search")].map((each) => each.inputs.identifier),
        );
        expect(inputs.eventCategories).to.include("read replica");
        const { inputs: before } = alone.find("aws:rds/eventSubscription:EventSubscription", "main-events");
        expect(before.eventCategories).to.not.include("read replica");
    });

    it("says where each can be read from", () => {
        expect(graph.find("evenkeel:index:ManagedDatabase", "main").output("replicaEndpoints")).to.deep.equal({
            reports: replica("reports").output("address"),
            search: replica("search").output("address"),
        });
        expect(alone.find("evenkeel:index:ManagedDatabase", "main").output("replicaEndpoints")).to.deep.equal({});
    });

    it("lets nobody monitor what is not monitored", async () => {
        const quiet = await planDatabase({ monitoringIntervalSeconds: 0, replicas: { reports: {} } });
        const { inputs } = quiet.find(instanceType, "main-replica-reports");
        expect(inputs.monitoringInterval).to.equal(0);
        expect(inputs).to.not.have.property("monitoringRoleArn");
    });
});

describe("ManagedDatabase.grantConnect with read replicas", () => {
    it("lets the grantee read past the proxy, and write through it only", async () => {
        const grantee = recordingGrantee("web");
        const graph = await plan(
            () => {
                const args = { network, alarmTopicArn, proxy: {}, replicas: { search: {}, reports: {} } };
                new ManagedDatabase("main", args).grantConnect(grantee);
            },
            { config },
        );
        const groupId = (name: string) => graph.find("aws:ec2/securityGroup:SecurityGroup", name).id;
        const admitted = (rule: string) => graph.find(ruleType, rule).inputs;
        const addressOf = (key: string) => String(graph.find(instanceType, `main-replica-${key}`).output("address"));

        expect(admitted("main-readers-from-web")).to.include({
            securityGroupId: groupId("main-readers"),
            referencedSecurityGroupId: "sg-0123456789abcdef0",
            fromPort: 5432,
            toPort: 5432,
        });
        expect(admitted("main-from-web").securityGroupId).to.equal(groupId("main-proxy"));
        expect(admitted("main-from-proxy").securityGroupId).to.equal(groupId("main-clients"));
        const [grant] = grantee.grants;
        expect(grant?.resources).to.have.length(3);
        expect(await graph.output(grant?.environment)).to.include({
            DATABASE_READER_HOSTS: `${addressOf("search")},${addressOf("reports")}`,
        });
    });

    it("lets the grantee connect with tokens, where the database takes them, as one user", async () => {
        const connect = async (args: Partial<ManagedDatabaseArgs>) => {
            const grantee = recordingGrantee("web-tier");
            const graph = await plan(
                () => new ManagedDatabase("main", { network, alarmTopicArn, ...args }).grantConnect(grantee),
                { config },
            );
            const policy = graph.find("aws:iam/rolePolicy:RolePolicy", "main-password-for-web-tier");
            const users = (...names: string[]) =>
                names.map((name) => {
                    const id = String(graph.find(instanceType, name).output("resourceId"));
                    return `arn:aws:rds-db:eu-west-1:123456789012:dbuser:${id}/web_tier`;
                });
            const [, , tokens] = statementsOf(policy.inputs.policy);
            return { tokens, users, environment: await graph.output(grantee.grants[0]?.environment) };
        };
        const iam = { iamDatabaseAuthentication: true, replicas: { reports: {} } };

        const direct = await connect(iam);
        expect(direct.tokens).to.deep.equal({
            Effect: "Allow",
            Action: "rds-db:connect",
            Resource: direct.users("main-instance", "main-replica-reports"),
        });
        expect(direct.environment).to.include({ DATABASE_IAM_USER: "web_tier" });

        const proxied = await connect({ ...iam, proxy: {} });
        expect(proxied.tokens?.Resource).to.deep.equal(proxied.users("main-replica-reports"));

        const without = await connect({ replicas: { reports: {} } });
        expect(without.tokens).to.equal(undefined);
        expect(without.environment).to.not.have.property("DATABASE_IAM_USER");
    });
});
