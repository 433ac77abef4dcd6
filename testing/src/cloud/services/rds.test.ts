import { expect } from "chai";
import { Inputs, type InputValue } from "../inputs.js";
import type { Properties } from "../model.js";
import { models } from "./rds.js";
import {
    changesOf,
    cloudOf,
    existing,
    itJudges,
    itJudgesChanges,
    itJudgesDeletion,
    itJudgesInSituations,
    modelOf,
    outputsOf,
    place,
    policyOf,
    securityGroups,
    subnets,
} from "./shared/fixtures.test.js";

const badValue = "InvalidParameterValue";
const badCombination = "InvalidParameterCombination";
const unsupported = "SourceDatabaseNotSupportedFault";
const instanceType = "aws:rds/instance:Instance";
const parameterGroupType = "aws:rds/parameterGroup:ParameterGroup";
const subnetGroupType = "aws:rds/subnetGroup:SubnetGroup";

const good = {
    identifier: "orders-1a2b3c4",
    engine: "postgres",
    engineVersion: "17",
    instanceClass: "db.t4g.small",
    allocatedStorage: 20,
    maxAllocatedStorage: 100,
    storageType: "gp3",
    storageEncrypted: true,
    username: "owner",
    dbName: "orders",
    manageMasterUserPassword: true,
    backupRetentionPeriod: 7,
    backupWindow: "02:00-03:00",
    maintenanceWindow: "sun:04:00-sun:05:00",
    monitoringInterval: 60,
    monitoringRoleArn: "arn:aws:iam::123456789012:role/monitoring",
    performanceInsightsEnabled: true,
    performanceInsightsRetentionPeriod: 7,
    enabledCloudwatchLogsExports: ["postgresql", "upgrade"],
    dbSubnetGroupName: "orders",
    vpcSecurityGroupIds: ["sg-1"],
    caCertIdentifier: "rds-ca-rsa2048-g1",
};

describe("a simulated database instance", () => {
    const instance = modelOf(models, instanceType);

    describe("by itself", () => {
        itJudges(instance, good, [
            { what: "an identifier of 64 characters", change: { identifier: "o".repeat(64) }, code: badValue },
            { what: "an identifier that begins with a digit", change: { identifier: "1-orders" }, code: badValue },
            {
                what: "an identifier with two hyphens beside each other",
                change: { identifier: "orders--a" },
                code: badValue,
            },
            { what: "an identifier that ends with a hyphen", change: { identifier: "orders-" }, code: badValue },
            {
                what: "a final snapshot with an underscore",
                change: { finalSnapshotIdentifier: "orders_final" },
                code: badValue,
            },
            { what: "an EC2 instance type", change: { instanceClass: "t4g.small" }, code: badValue },
            { what: "port 1149", change: { port: 1149 }, code: badValue },
            { what: "a version that PostgreSQL does not have", change: { engineVersion: "99" }, code: badCombination },
            {
                what: "a log that PostgreSQL does not write",
                change: { enabledCloudwatchLogsExports: ["slowquery"] },
                code: badCombination,
            },
            { what: "a reserved user name", change: { username: "rdsadmin" }, code: badValue },
            { what: "a user name that begins with a digit", change: { username: "1owner" }, code: badValue },
            { what: "a database name with a hyphen", change: { dbName: "my-orders" }, code: badValue },
            {
                what: "an unknown certificate authority",
                change: { caCertIdentifier: "rds-ca-2015" },
                code: "CertificateNotFound",
            },
            { what: "an unknown life cycle", change: { engineLifecycleSupport: "forever" }, code: badValue },
        ]);
    });

    describe("in its credentials", () => {
        const own = { manageMasterUserPassword: null, password: "correct-horse-battery" };
        itJudges(instance, { ...good, ...own }, [
            {
                what: "a password beside a managed one",
                change: { manageMasterUserPassword: true },
                code: badCombination,
            },
            { what: "no password at all", change: { password: null }, code: badCombination },
            { what: "two passwords", change: { passwordWo: "correct-horse-battery" }, code: badCombination },
            { what: "a password of 7 characters", change: { password: "1234567" }, code: badValue },
            { what: "a password with a slash", change: { password: "correct/horse" }, code: badValue },
            { what: "no master user", change: { username: null }, code: badCombination },
            {
                what: "a key for a secret that is not managed",
                change: { masterUserSecretKmsKeyId: "key" },
                code: badCombination,
            },
        ]);

        it("never shows the password", () => {
            const bad = { ...good, ...own, password: "sec/ret" };
            const { refuse } = instance;
            const messages = JSON.stringify(refuse?.call(instance, new Inputs(bad)));
            expect(messages).to.include(badValue);
            expect(messages).to.not.include("sec/ret");
        });
    });

    describe("in its storage", () => {
        const large = { storageType: "gp3", allocatedStorage: 400, maxAllocatedStorage: 1000 };
        itJudges(instance, good, [
            { what: "gp3 of 10 GiB", change: { allocatedStorage: 10 }, code: badCombination },
            {
                what: "gp3 of more than 64 TiB",
                change: { allocatedStorage: 65_537, maxAllocatedStorage: null },
                code: badCombination,
            },
            { what: "no size", change: { allocatedStorage: null }, code: badCombination },
            { what: "operations with small gp3", change: { iops: 3000 }, code: badCombination },
            { what: "throughput with small gp3", change: { storageThroughput: 500 }, code: badCombination },
            { what: "too few operations with large gp3", change: { ...large, iops: 3000 }, code: badCombination },
            {
                what: "too much throughput with large gp3",
                change: { ...large, storageThroughput: 4001 },
                code: badCombination,
            },
            {
                what: "io1 without operations",
                change: { storageType: "io1", allocatedStorage: 100, maxAllocatedStorage: 200 },
                code: badCombination,
            },
            { what: "operations with gp2", change: { storageType: "gp2", iops: 1000 }, code: badCombination },
            { what: "an unknown type", change: { storageType: "gp9" }, code: badValue },
            { what: "growth to less than there is", change: { maxAllocatedStorage: 20 }, code: badCombination },
            {
                what: "a key without encryption",
                change: { storageEncrypted: false, kmsKeyId: "key" },
                code: badCombination,
            },
        ]);
    });

    describe("in its backups and windows", () => {
        itJudges(instance, good, [
            { what: "36 days of backups", change: { backupRetentionPeriod: 36 }, code: badValue },
            { what: "a backup window at 25 o'clock", change: { backupWindow: "25:00-26:00" }, code: badValue },
            { what: "a backup window of 20 minutes", change: { backupWindow: "02:00-02:20" }, code: badValue },
            { what: "a maintenance window without days", change: { maintenanceWindow: "04:00-05:00" }, code: badValue },
            {
                what: "a maintenance window of 15 minutes",
                change: { maintenanceWindow: "sun:04:00-sun:04:15" },
                code: badValue,
            },
            { what: "windows that overlap", change: { backupWindow: "04:30-05:30" }, code: badValue },
            {
                what: "windows that overlap over midnight",
                change: { backupWindow: "23:30-00:30", maintenanceWindow: "mon:00:00-mon:01:00" },
                code: badValue,
            },
            {
                what: "windows that overlap at the week's end",
                change: { backupWindow: "00:00-01:00", maintenanceWindow: "sun:23:30-mon:00:30" },
                code: badValue,
            },
        ]);
    });

    describe("in its monitoring and placement", () => {
        itJudges(instance, good, [
            { what: "monitoring every 7 seconds", change: { monitoringInterval: 7 }, code: badValue },
            { what: "monitoring without a role", change: { monitoringRoleArn: null }, code: badCombination },
            { what: "insights kept for 8 days", change: { performanceInsightsRetentionPeriod: 8 }, code: badValue },
            {
                what: "a retention of insights that are off",
                change: { performanceInsightsEnabled: false },
                code: badCombination,
            },
            {
                what: "advanced insights kept for a week",
                change: { databaseInsightsMode: "advanced" },
                code: badCombination,
            },
            {
                what: "a zone with Multi-AZ",
                change: { multiAz: true, availabilityZone: "eu-west-1a" },
                code: badCombination,
            },
            { what: "an unknown network", change: { networkType: "IPV6" }, code: badValue },
        ]);
    });

    describe("as a read replica", () => {
        const replica = { identifier: "reader", instanceClass: "db.t4g.small", replicateSourceDb: "orders" };
        itJudges(instance, replica, [
            { what: "a managed password", change: { manageMasterUserPassword: true }, code: badCombination },
            { what: "a final snapshot", change: { finalSnapshotIdentifier: "reader-final" }, code: badCombination },
            {
                what: "an update by a blue/green deployment",
                change: { blueGreenUpdate: { enabled: true } },
                code: badCombination,
            },
        ]);
        const source = (facts: Properties): ReturnType<typeof existing> =>
            existing(instanceType, "db-1", { identifier: "orders", backupRetentionPeriod: 7, ...facts });
        const managed = { manageMasterUserPassword: true };
        itJudgesInSituations(instance, replica, [
            { what: "of a source with backups", exists: [source({})] },
            {
                what: "of a source without backups",
                exists: [source({ backupRetentionPeriod: 0 })],
                code: "InvalidDBInstanceState",
            },
            { what: "of nothing", exists: [], code: "DBInstanceNotFound" },
            {
                what: "of a PostgreSQL source whose password RDS manages",
                exists: [source({ engine: "postgres", ...managed })],
                code: badValue,
            },
            {
                what: "of a MySQL source whose password RDS manages",
                exists: [source({ engine: "mysql", ...managed })],
                code: badValue,
            },
            {
                what: "of an SQL Server source whose password RDS manages",
                exists: [source({ engine: "sqlserver-se", ...managed })],
            },
            {
                what: "with a password that is not the source's",
                change: { passwordWo: "correct-horse-battery" },
                exists: [source({ engine: "postgres" })],
                code: badCombination,
            },
            {
                what: "of a source that is updated by blue/green deployments",
                exists: [source({ blueGreenUpdate: { enabled: true } })],
                code: badCombination,
            },
            {
                what: "of a source that could be updated so",
                exists: [source({ blueGreenUpdate: { enabled: false } })],
            },
        ]);
    });

    describe("among others", () => {
        const subnetGroup = existing(subnetGroupType, "orders", {
            name: "orders",
            subnetIds: ["subnet-a", "subnet-b"],
        });
        const parameters = (family: string): ReturnType<typeof existing> =>
            existing(parameterGroupType, "orders", { name: "orders", family });
        const monitoringRole = (Service: string): ReturnType<typeof existing> =>
            existing("aws:iam/role:Role", "monitoring", {
                arn: good.monitoringRoleArn,
                assumeRolePolicy: policyOf({ Principal: { Service }, Action: "sts:AssumeRole" }),
            });
        const world = [...subnets, ...securityGroups, subnetGroup];
        itJudgesInSituations(instance, good, [
            {
                what: "with groups that fit",
                change: { parameterGroupName: "orders" },
                exists: [...world, parameters("postgres17")],
            },
            {
                what: "with the parameters of another version",
                change: { parameterGroupName: "orders" },
                exists: [...world, parameters("postgres16")],
                code: badCombination,
            },
            {
                what: "with parameters that do not exist",
                change: { parameterGroupName: "orders" },
                exists: world,
                code: "DBParameterGroupNotFound",
            },
            { what: "with AWS's own parameters", change: { parameterGroupName: "default.postgres17" }, exists: world },
            {
                what: "with options that do not exist",
                change: { optionGroupName: "orders" },
                exists: world,
                code: "OptionGroupNotFoundFault",
            },
            {
                what: "with the security group of another VPC",
                change: { vpcSecurityGroupIds: ["sg-other"] },
                exists: world,
                code: badCombination,
            },
            {
                what: "with a monitoring role that RDS may assume",
                exists: [...world, monitoringRole("monitoring.rds.amazonaws.com")],
            },
            {
                what: "with a monitoring role of another service",
                exists: [...world, monitoringRole("rds.amazonaws.com")],
                code: badValue,
            },
            {
                what: "with a key that does not exist",
                change: { kmsKeyId: "alias/orders" },
                exists: world,
                code: "KMSKeyNotAccessibleFault",
            },
            { what: "with a key of AWS's own", change: { kmsKeyId: "alias/aws/rds" }, exists: world },
        ]);
    });

    describe("in a change of its version", () => {
        const runs16 = existing(instanceType, "db-1", { engineVersionActual: "16.15" });
        itJudgesChanges(instance, runs16, good, [
            { what: "to a later major version", change: {}, code: badCombination },
            {
                what: "to a later major version that is not allowed",
                change: { allowMajorVersionUpgrade: false },
                code: badCombination,
            },
            { what: "to a later major version that is allowed", change: { allowMajorVersionUpgrade: true } },
            { what: "by a blue/green deployment", change: { blueGreenUpdate: { enabled: true } } },
            { what: "to another minor version", change: { engineVersion: "16.12" } },
            { what: "to the major version that it has", change: { engineVersion: "16" } },
            { what: "to no version of its own", change: { engineVersion: null } },
        ]);
        const runsMysql80 = existing(instanceType, "db-1", { engineVersionActual: "8.0.44" });
        itJudgesChanges(instance, runsMysql80, { ...good, engine: "mysql" }, [
            { what: "from MySQL 8.0 to 8.4", change: { engineVersion: "8.4" }, code: badCombination },
            { what: "within MySQL 8.0", change: { engineVersion: "8.0.40" } },
        ]);

        it("says what RDS says, and what to do", () => {
            const [fault] = instance.refuseUpdate?.(new Inputs(good), runs16, cloudOf([])) ?? [];
            expect(fault).to.have.property(
                "message",
                "The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version. " +
                    "The instance runs 16.15; set allowMajorVersionUpgrade to true to go to 17.",
            );
        });

        it("runs RDS's default version where none is asked for, and keeps the one that it runs", () => {
            const without = new Inputs({ ...good, engineVersion: null });
            const version = (previous: Properties | undefined) =>
                instance.outputs?.(without, { ...place, id: "db-1", previous })["engineVersionActual"];
            expect(version(undefined)).to.equal("17.11");
            expect(version({ engineVersionActual: "16.15" })).to.equal("16.15");
        });
    });

    describe("updated by blue/green deployments", () => {
        const own = { manageMasterUserPassword: null, passwordWo: "correct-horse-battery", passwordWoVersion: 1 };
        const update = { ...good, ...own, identifier: "orders", blueGreenUpdate: { enabled: true } };
        const replica = existing(instanceType, "db-2", { identifier: "reader", replicateSourceDb: "orders" });
        const kept = { backupRetentionPeriod: 7 };
        itJudges(instance, update, [
            {
                what: "a password that RDS manages",
                change: { manageMasterUserPassword: true, passwordWo: null, passwordWoVersion: null },
                code: badCombination,
            },
        ]);
        itJudgesInSituations(instance, { identifier: "orders", blueGreenUpdate: { enabled: true } }, [
            { what: "without replicas", exists: [] },
            { what: "with replicas", exists: [replica], code: badCombination },
            { what: "with replicas where it is off", change: { blueGreenUpdate: null }, exists: [replica] },
        ]);
        const one = existing(instanceType, "db-1", { ...kept, passwordWoVersion: 1 });
        itJudgesChanges(instance, one, update, [
            { what: "where its password stays", change: {} },
            { what: "together with its password", change: { passwordWoVersion: 2 }, code: badCombination },
            { what: "where it keeps no backups", change: { backupRetentionPeriod: 0 }, code: unsupported },
        ]);
        itJudgesChanges(instance, existing(instanceType, "db-1", { ...kept, manageMasterUserPassword: true }), update, [
            { what: "while RDS still manages its password", change: {}, code: unsupported },
            { what: "to a password of its own alone", change: { blueGreenUpdate: null } },
        ]);
    });

    describe("that gets another keeper of its password", () => {
        const own = { manageMasterUserPassword: null, passwordWo: "correct-horse-battery", passwordWoVersion: 1 };

        it("stays the same instance, in both directions", () => {
            expect(changesOf(instance, good, { ...good, ...own })).to.deep.equal([
                "manageMasterUserPassword",
                "passwordWo",
                "passwordWoVersion",
            ]);
            expect(changesOf(instance, { ...good, ...own }, good).join()).to.not.contain("replaces");
        });

        it("has a secret that RDS keeps only while RDS manages it", () => {
            const secretsOf = (values: Record<string, InputValue>) => outputsOf(instance, values).masterUserSecrets;
            expect(secretsOf(good)).to.have.length(1);
            expect(secretsOf({ ...good, ...own })).to.deep.equal([]);
        });
    });

    itJudgesDeletion(instance, existing(instanceType, "db-1", { identifier: "orders", skipFinalSnapshot: false }), [
        { what: "without the name of a final snapshot", exists: [], code: badCombination },
        { what: "with the name of a final snapshot", change: { finalSnapshotIdentifier: "orders-final" }, exists: [] },
        { what: "when the final snapshot is skipped", change: { skipFinalSnapshot: true }, exists: [] },
        { what: "as a read replica", change: { replicateSourceDb: "main" }, exists: [] },
    ]);

    it("has RDS's own address, ids and secret", () => {
        const outputs = outputsOf(instance, good);
        expect(outputs.id).to.match(/^db-[0-9A-F]{26}$/);
        expect(outputs.arn).to.equal("arn:aws:rds:eu-west-1:123456789012:db:orders-1a2b3c4");
        expect(outputs.address).to.match(/^orders-1a2b3c4\.c[0-9a-f]{11}\.eu-west-1\.rds\.amazonaws\.com$/);
        expect(outputs.endpoint).to.equal(`${String(outputs.address)}:5432`);
        expect(outputs.engineVersionActual).to.equal("17.11");
        const [secret] = new Inputs(outputs).list("masterUserSecrets");
        expect(secret?.text("secretArn")).to.match(
            /^arn:aws:secretsmanager:eu-west-1:123456789012:secret:rds!db-[0-9a-f-]{36}-[0-9a-f]{6}$/,
        );
    });
});

describe("a simulated subnet group", () => {
    const subnetGroup = modelOf(models, subnetGroupType);
    const named = { name: "orders", subnetIds: ["subnet-a", "subnet-b"] };

    itJudges(subnetGroup, named, [
        { what: "capital letters", change: { name: "Orders" }, code: badValue },
        { what: "the name default", change: { name: "default" }, code: badValue },
        { what: "one subnet", change: { subnetIds: ["subnet-a"] }, code: "DBSubnetGroupDoesNotCoverEnoughAZs" },
    ]);
    itJudgesInSituations(subnetGroup, named, [
        { what: "over two zones", exists: subnets },
        {
            what: "over one zone",
            change: { subnetIds: ["subnet-a", "subnet-a2"] },
            exists: subnets,
            code: "DBSubnetGroupDoesNotCoverEnoughAZs",
        },
        {
            what: "over two VPCs",
            change: { subnetIds: ["subnet-a", "subnet-other"] },
            exists: subnets,
            code: "InvalidSubnet",
        },
    ]);
});

describe("a simulated parameter group", () => {
    const parameterGroup = modelOf(models, parameterGroupType);
    const named = { name: "orders", family: "postgres18", parameters: [{ name: "rds.force_ssl", value: "1" }] };
    const parameter = (name: string, value: string, applyMethod?: string): { parameters: InputValue } => ({
        parameters: [{ name, value, ...(applyMethod === undefined ? {} : { applyMethod }) }],
    });

    itJudges(parameterGroup, named, [
        { what: "a family that does not exist", change: { family: "postgres99" }, code: badValue },
        { what: "an unknown way to apply", change: parameter("rds.force_ssl", "1", "now"), code: badValue },
        { what: "a switch that is a word", change: parameter("rds.force_ssl", "yes"), code: badValue },
        {
            what: "PostgreSQL 18's log of connections as a number",
            change: parameter("log_connections", "1"),
            code: badValue,
        },
        {
            what: "a static parameter at once",
            change: parameter("shared_preload_libraries", "pgaudit"),
            code: badCombination,
        },
        {
            what: "one parameter twice",
            change: { parameters: [...named.parameters, ...named.parameters] },
            code: badCombination,
        },
    ]);
    itJudgesDeletion(parameterGroup, existing(parameterGroupType, "orders", { name: "orders" }), [
        {
            what: "while an instance uses it",
            exists: [existing(instanceType, "db-1", { parameterGroupName: "orders", identifier: "orders" })],
            code: "InvalidDBParameterGroupState",
        },
        { what: "when no instance uses it", exists: [] },
    ]);
});

describe("a simulated event subscription", () => {
    const subscription = modelOf(models, "aws:rds/eventSubscription:EventSubscription");
    const named = {
        name: "orders",
        snsTopic: "arn",
        sourceType: "db-instance",
        eventCategories: ["failover"],
        sourceIds: ["orders"],
    };

    itJudges(subscription, named, [
        { what: "an unknown source", change: { sourceType: "instance" }, code: badValue },
        { what: "an unknown category", change: { eventCategories: ["fire"] }, code: "SubscriptionCategoryNotFound" },
        { what: "sources of no kind", change: { sourceType: null }, code: badCombination },
    ]);
    itJudgesInSituations(subscription, named, [
        { what: "of an instance that does not exist", exists: [], code: "SourceNotFound" },
        { what: "of an instance that exists", exists: [existing(instanceType, "db-1", { identifier: "orders" })] },
    ]);
});

describe("a simulated copy of backups abroad", () => {
    const copy = modelOf(models, "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication");
    const arn = "arn:aws:rds:eu-west-1:123456789012:db:orders";
    const named = { sourceDbInstanceArn: arn, retentionPeriod: 14, region: "eu-central-1", kmsKeyId: "alias/aws/rds" };
    const source = { arn, backupRetentionPeriod: 7, storageEncrypted: true };

    itJudges(copy, named, [
        { what: "36 days", change: { retentionPeriod: 36 }, code: badValue },
        { what: "an identifier in place of an ARN", change: { sourceDbInstanceArn: "orders" }, code: badValue },
    ]);
    itJudgesInSituations(copy, named, [
        { what: "of an encrypted instance with a key", exists: [existing(instanceType, "db-1", source)] },
        {
            what: "of an encrypted instance without a key",
            change: { kmsKeyId: null },
            exists: [existing(instanceType, "db-1", source)],
            code: badCombination,
        },
        {
            what: "of an instance without backups",
            exists: [existing(instanceType, "db-1", { ...source, backupRetentionPeriod: 0 })],
            code: "InvalidDBInstanceState",
        },
        {
            what: "into the region of the instance",
            change: { region: "eu-west-1" },
            exists: [existing(instanceType, "db-1", source)],
            code: badValue,
        },
    ]);
});

describe("a simulated proxy", () => {
    const secretArn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-1a2b3c";
    const named = {
        name: "orders",
        engineFamily: "POSTGRESQL",
        roleArn: "arn",
        vpcSubnetIds: ["subnet-a", "subnet-b"],
        idleClientTimeout: 1800,
        auths: [{ authScheme: "SECRETS", secretArn }],
    };
    const proxy = modelOf(models, "aws:rds/proxy:Proxy");
    const secret = existing("aws:secretsmanager/secret:Secret", secretArn, { arn: secretArn });

    itJudges(proxy, named, [
        { what: "an unknown engine family", change: { engineFamily: "postgres" }, code: badValue },
        { what: "no way to sign in", change: { auths: null }, code: badCombination },
        { what: "one subnet", change: { vpcSubnetIds: ["subnet-a"] }, code: "InvalidSubnet" },
        { what: "clients that idle for a day", change: { idleClientTimeout: 86_400 }, code: badValue },
        { what: "a name with an underscore", change: { name: "orders_proxy" }, code: badValue },
    ]);
    itJudgesInSituations(proxy, named, [
        { what: "over two zones", exists: [...subnets, secret] },
        {
            what: "over one zone",
            change: { vpcSubnetIds: ["subnet-a", "subnet-a2"] },
            exists: [...subnets, secret],
            code: "InvalidSubnet",
        },
        {
            what: "with a secret that does not exist",
            exists: [...subnets, existing("aws:secretsmanager/secret:Secret", secretArn.replace("orders", "other"))],
            code: badValue,
        },
    ]);

    describe("'s target", () => {
        const target = modelOf(models, "aws:rds/proxyTarget:ProxyTarget");
        const aimed = { dbProxyName: "orders", targetGroupName: "default", dbInstanceIdentifier: "orders" };
        itJudges(target, aimed, [
            { what: "an instance and a cluster", change: { dbClusterIdentifier: "orders" }, code: badCombination },
        ]);
        itJudgesInSituations(target, aimed, [
            {
                what: "of another engine",
                exists: [
                    existing("aws:rds/proxy:Proxy", "orders", { name: "orders", engineFamily: "POSTGRESQL" }),
                    existing(instanceType, "db-1", { identifier: "orders", engine: "mysql" }),
                ],
                code: badCombination,
            },
        ]);
    });
});
