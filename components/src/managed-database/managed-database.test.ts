import { type Graph, plan } from "@evenkeel/testing";
import { expect } from "chai";
import { messageOf, recordingGrantee, statementsOf } from "../common/fixtures.test.js";
import { DatabaseEngine, DatabaseStorageType, type ManagedDatabaseArgs } from "./args.js";
import { alarmTopicArn, network } from "./fixtures.test.js";
import { ManagedDatabase } from "./managed-database.js";

const config = { "aws:region": "eu-west-1" };
const planDatabase = (args: Partial<ManagedDatabaseArgs>): Promise<Graph> =>
    plan(() => void new ManagedDatabase("main", { network, alarmTopicArn, ...args }), { config });

const instanceOf = (graph: Graph) => graph.find("aws:rds/instance:Instance", "main-instance");

describe("ManagedDatabase", () => {
    let graph: Graph;
    before(async () => (graph = await planDatabase({})));

    it("is by default exactly this", () => {
        expect(graph.inventory()).to.deep.equal([
            "main-clients: aws:ec2/securityGroup:SecurityGroup",
            "main-connections: aws:cloudwatch/metricAlarm:MetricAlarm",
            "main-cpu: aws:cloudwatch/metricAlarm:MetricAlarm",
            "main-events: aws:rds/eventSubscription:EventSubscription",
            "main-free-storage: aws:cloudwatch/metricAlarm:MetricAlarm",
            "main-freeable-memory: aws:cloudwatch/metricAlarm:MetricAlarm",
            "main-instance: aws:rds/instance:Instance",
            "main-io-credits: aws:cloudwatch/metricAlarm:MetricAlarm",
            "main-key: aws:kms/key:Key",
            "main-load: aws:cloudwatch/metricAlarm:MetricAlarm",
            "main-log-postgresql: aws:cloudwatch/logGroup:LogGroup",
            "main-log-upgrade: aws:cloudwatch/logGroup:LogGroup",
            "main-monitoring: aws:iam/role:Role",
            "main-monitoring: aws:iam/rolePolicy:RolePolicy",
            "main-parameters: aws:rds/parameterGroup:ParameterGroup",
            "main-read-latency: aws:cloudwatch/metricAlarm:MetricAlarm",
            "main-subnets: aws:rds/subnetGroup:SubnetGroup",
            "main-suffix: random:index/randomId:RandomId",
            "main-throughput-credits: aws:cloudwatch/metricAlarm:MetricAlarm",
            "main-transaction-ids: aws:cloudwatch/metricAlarm:MetricAlarm",
            "main-write-latency: aws:cloudwatch/metricAlarm:MetricAlarm",
            "main: evenkeel:index:ManagedDatabase",
        ]);
    });

    it("is the same in a first preview, where nothing has an id yet", async () => {
        const create = () => void new ManagedDatabase("main", { network, alarmTopicArn });
        const preview = await plan(create, { config, preview: true });
        expect(preview.inventory()).to.deep.equal(graph.inventory());
    });

    it("is the parent of everything", () => {
        expect(graph.childrenOf("main")).to.have.length(graph.resources.length - 1);
    });

    it("is private, encrypted, backed up and protected by default", () => {
        const key = graph.find("aws:kms/key:Key", "main-key").output("arn");
        expect(instanceOf(graph).inputs).to.deep.include({
            engine: "postgres",
            engineVersion: "17",
            engineLifecycleSupport: "open-source-rds-extended-support-disabled",
            publiclyAccessible: false,
            storageType: "gp3",
            allocatedStorage: 20,
            maxAllocatedStorage: 40,
            storageEncrypted: true,
            kmsKeyId: key,
            backupRetentionPeriod: 7,
            backupWindow: "02:00-03:00",
            maintenanceWindow: "sun:04:00-sun:05:00",
            copyTagsToSnapshot: true,
            deleteAutomatedBackups: false,
            skipFinalSnapshot: false,
            deletionProtection: true,
            autoMinorVersionUpgrade: true,
            allowMajorVersionUpgrade: false,
            multiAz: false,
            caCertIdentifier: "rds-ca-rsa2048-g1",
            performanceInsightsEnabled: true,
            performanceInsightsRetentionPeriod: 7,
            performanceInsightsKmsKeyId: key,
            monitoringInterval: 60,
            enabledCloudwatchLogsExports: ["postgresql", "upgrade"],
        });
        expect(instanceOf(graph).inputs).to.not.have.any.keys("iops", "storageThroughput");
    });

    it("lets RDS make and keep the password, under the database's key", () => {
        expect(instanceOf(graph).inputs).to.deep.include({
            manageMasterUserPassword: true,
            masterUserSecretKmsKeyId: graph.find("aws:kms/key:Key", "main-key").output("arn"),
        });
        expect(instanceOf(graph).inputs).to.not.have.any.keys("password", "passwordWo");
        expect(graph.find("evenkeel:index:ManagedDatabase", "main").output("secretArn")).to.match(/:secret:rds!db-/);
    });

    it("forces TLS and sets the connection limit that its alarm knows", () => {
        const group = graph.find("aws:rds/parameterGroup:ParameterGroup", "main-parameters");
        expect(group.inputs.family).to.equal("postgres17");
        expect(group.inputs.parameters).to.deep.equal([
            { name: "rds.force_ssl", value: "1", applyMethod: "pending-reboot" },
            { name: "log_min_duration_statement", value: "1000", applyMethod: "pending-reboot" },
            { name: "max_connections", value: "360", applyMethod: "pending-reboot" },
        ]);
        const alarm = graph.find("aws:cloudwatch/metricAlarm:MetricAlarm", "main-connections");
        expect(alarm.inputs.threshold).to.equal(324);
    });

    it("lies in the isolated subnets, in a group that admits nobody", () => {
        const subnets = graph.find("aws:rds/subnetGroup:SubnetGroup", "main-subnets");
        expect(subnets.inputs.subnetIds).to.deep.equal(Object.values(network.isolatedSubnets));
        const group = graph.find("aws:ec2/securityGroup:SecurityGroup", "main-clients");
        expect(instanceOf(graph).inputs.vpcSecurityGroupIds).to.deep.equal([group.id]);
        expect(group.inputs).to.not.have.any.keys("ingress", "egress");
    });

    it("names the instance, its logs and its last snapshot anew for each instance that is ever created", () => {
        const suffix = graph.find("random:index/randomId:RandomId", "main-suffix");
        const identifier = `main-${String(suffix.output("hex"))}`;
        expect(suffix.inputs.keepers).to.have.all.keys("engine", "databaseName", "adminName", "kmsKeyArn");
        expect(instanceOf(graph).inputs).to.include({ identifier, finalSnapshotIdentifier: `${identifier}-final` });
        expect(graph.find("aws:cloudwatch/logGroup:LogGroup", "main-log-upgrade").inputs).to.include({
            name: `/aws/rds/instance/${identifier}/upgrade`,
            retentionInDays: 30,
        });
    });

    it("waits for its log groups and for the role that reports its operating system", () => {
        const awaited = instanceOf(graph).options.dependsOn.map((urn) => urn.split("::").slice(-2).join(" "));
        const parent = "evenkeel:index:ManagedDatabase$aws";
        expect(awaited).to.include.members([
            `${parent}:cloudwatch/logGroup:LogGroup main-log-postgresql`,
            `${parent}:cloudwatch/logGroup:LogGroup main-log-upgrade`,
            `${parent}:iam/rolePolicy:RolePolicy main-monitoring`,
        ]);
    });

    it("lets RDS report to one log group, for this account only", () => {
        const role = graph.find("aws:iam/role:Role", "main-monitoring");
        expect(statementsOf(role.inputs.assumeRolePolicy)).to.deep.equal([
            {
                Effect: "Allow",
                Principal: { Service: "monitoring.rds.amazonaws.com" },
                Action: "sts:AssumeRole",
                Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
            },
        ]);
        const group = "arn:aws:logs:eu-west-1:123456789012:log-group:RDSOSMetrics";
        const policy = graph.find("aws:iam/rolePolicy:RolePolicy", "main-monitoring");
        expect(statementsOf(policy.inputs.policy).map(({ Resource }) => Resource)).to.deep.equal([
            [group, `${group}:*`],
            `${group}:log-stream:*`,
        ]);
    });

    it("reports what happens to it to the topic of the alarms", () => {
        expect(graph.find("aws:rds/eventSubscription:EventSubscription", "main-events").inputs).to.deep.include({
            snsTopic: alarmTopicArn,
            sourceType: "db-instance",
            sourceIds: [instanceOf(graph).inputs.identifier],
        });
        for (const alarm of graph.ofType("aws:cloudwatch/metricAlarm:MetricAlarm")) {
            expect(alarm.inputs.alarmActions, alarm.name).to.deep.equal([alarmTopicArn]);
            expect(alarm.inputs.dimensions, alarm.name).to.deep.equal({
                DBInstanceIdentifier: instanceOf(graph).inputs.identifier,
            });
        }
    });

    it("keeps its key when the stack is destroyed, because the last snapshot needs it", async () => {
        const keptBy = (each: Graph) => each.find("aws:kms/key:Key", "main-key").options.retainOnDelete;
        expect(keptBy(graph)).to.equal(true);
        expect(keptBy(await planDatabase({ finalSnapshot: false }))).to.equal(false);
    });
});

describe("ManagedDatabase with options", () => {
    const kmsKeyArn = "arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef";

    it("is MySQL without the parts that were turned off", async () => {
        const graph = await planDatabase({
            engine: DatabaseEngine.Mysql,
            instanceClass: "db.m7g.large",
            multiAz: true,
            storageType: DatabaseStorageType.Io2,
            iops: 5000,
            kmsKeyArn,
            monitoringIntervalSeconds: 0,
            performanceInsightsRetentionDays: 0,
            finalSnapshot: false,
            deletionProtection: false,
            iamDatabaseAuthentication: true,
        });
        expect(
            graph
                .childrenOf("main")
                .map(({ name }) => name)
                .sort(),
        ).to.deep.equal([
            ...["main-clients", "main-connections", "main-cpu", "main-events", "main-free-storage"],
            ...["main-freeable-memory", "main-instance", "main-io-credits", "main-log-error"],
            ...["main-log-iam-db-auth-error", "main-log-slowquery", "main-parameters", "main-read-latency"],
            ...["main-subnets", "main-suffix", "main-throughput-credits", "main-write-latency"],
        ]);
        expect(instanceOf(graph).inputs).to.deep.include({
            engine: "mysql",
            engineVersion: "8.4",
            multiAz: true,
            storageType: "io2",
            allocatedStorage: 100,
            iops: 5000,
            kmsKeyId: kmsKeyArn,
            masterUserSecretKmsKeyId: kmsKeyArn,
            monitoringInterval: 0,
            performanceInsightsEnabled: false,
            skipFinalSnapshot: true,
            deleteAutomatedBackups: true,
            deletionProtection: false,
            iamDatabaseAuthenticationEnabled: true,
            port: 3306,
        });
        expect(instanceOf(graph).inputs).to.not.have.any.keys("finalSnapshotIdentifier", "monitoringRoleArn");
        expect(graph.find("aws:rds/parameterGroup:ParameterGroup", "main-parameters").inputs).to.deep.include({
            family: "mysql8.4",
        });
    });

    it("puts its tags on everything that can be tagged, and its boundary on the role", async () => {
        const permissionsBoundaryArn = "arn:aws:iam::123456789012:policy/boundary";
        const graph = await planDatabase({ tags: { owner: "team" }, permissionsBoundaryArn });
        const untagged = graph.childrenOf("main").filter(({ inputs }) => !("tags" in inputs));
        expect(untagged.map(({ type }) => type).sort()).to.deep.equal([
            "aws:iam/rolePolicy:RolePolicy",
            "random:index/randomId:RandomId",
        ]);
        expect(graph.find("aws:iam/role:Role", "main-monitoring").inputs).to.include({
            permissionsBoundary: permissionsBoundaryArn,
        });
    });

    it("creates nothing when anything is wrong", async () => {
        let message = "";
        const graph = await plan(
            () => {
                message = messageOf(
                    () => new ManagedDatabase("main", { network, alarmTopicArn, port: 1, backupRetentionDays: 0 }),
                );
            },
            { config },
        );
        expect(message.split("\n")).to.deep.equal([
            'ManagedDatabase "main": port is 1; RDS takes 1150 to 65535.',
            'ManagedDatabase "main": backupRetentionDays is 0; use 1 to 35.',
        ]);
        expect(graph.inventory()).to.deep.equal(["main: evenkeel:index:ManagedDatabase"]);
    });
});

describe("ManagedDatabase.grantConnect", () => {
    it("opens its port to the grantee's group, and its one secret to the grantee's role", async () => {
        const graph = await plan(
            () => {
                const database = new ManagedDatabase("main", { network, alarmTopicArn, tags: { owner: "team" } });
                database.grantConnect(recordingGrantee("web"));
            },
            { config },
        );
        expect(
            graph.find("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "main-from-web").inputs,
        ).to.deep.equal({
            securityGroupId: graph.find("aws:ec2/securityGroup:SecurityGroup", "main-clients").id,
            referencedSecurityGroupId: "sg-0123456789abcdef0",
            ipProtocol: "tcp",
            fromPort: 5432,
            toPort: 5432,
            description: "Connections from web",
            tags: { owner: "team" },
        });
        const secret = graph.find("evenkeel:index:ManagedDatabase", "main").output("secretArn");
        const policy = graph.find("aws:iam/rolePolicy:RolePolicy", "main-password-for-web");
        expect(policy.inputs.role).to.equal("web-role");
        expect(statementsOf(policy.inputs.policy)).to.deep.equal([
            { Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: secret },
            {
                Effect: "Allow",
                Action: "kms:Decrypt",
                Resource: graph.find("aws:kms/key:Key", "main-key").output("arn"),
                Condition: {
                    StringEquals: {
                        "kms:ViaService": "secretsmanager.eu-west-1.amazonaws.com",
                        "kms:EncryptionContext:SecretARN": secret,
                    },
                },
            },
        ]);
    });

    it("tells the grantee's software where the database is, and never a password", async () => {
        const grantee = recordingGrantee("web");
        const graph = await plan(() => new ManagedDatabase("main", { network, alarmTopicArn }).grantConnect(grantee), {
            config,
        });
        const database = graph.find("evenkeel:index:ManagedDatabase", "main");
        const [grant] = grantee.grants;
        expect(await graph.output(grant?.environment)).to.deep.equal({
            DATABASE_HOST: database.output("address"),
            DATABASE_PORT: "5432",
            DATABASE_NAME: "app",
            DATABASE_ENGINE: "postgres",
            DATABASE_SECRET_ARN: database.output("secretArn"),
        });
        expect(grant?.resources).to.have.length(2);
    });
});
