import { type Graph, plan } from "@evenkeel/testing";
import { expect } from "chai";
import { recordingGrantee, statementsOf } from "../common/fixtures.test.js";
import type { ManagedDatabaseArgs } from "./args.js";
import { alarmTopicArn, network } from "./fixtures.test.js";
import { ManagedDatabase } from "./managed-database.js";

const config = { "aws:region": "eu-west-1" };
const kmsKeyArn = "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000";
const planDatabase = (args: Partial<ManagedDatabaseArgs>): Promise<Graph> =>
    plan(() => void new ManagedDatabase("main", { network, alarmTopicArn, ...args }), { config });
const instanceOf = (graph: Graph) => graph.find("aws:rds/instance:Instance", "main-instance");

describe("ManagedDatabase with restore", () => {
    it("begins with a snapshot, or with the latest or a named moment of another database", async () => {
        const inputsFor = async (restore: ManagedDatabaseArgs["restore"]) =>
            instanceOf(await planDatabase({ restore, kmsKeyArn })).inputs;

        expect(await inputsFor({ snapshot: "orders-before-the-move" })).to.include({
            snapshotIdentifier: "orders-before-the-move",
        });
        expect(await inputsFor({ instance: "orders-0a1b2c3d" })).to.deep.include({
            restoreToPointInTime: { sourceDbInstanceIdentifier: "orders-0a1b2c3d", useLatestRestorableTime: true },
        });
        expect(await inputsFor({ instance: "orders-0a1b2c3d", time: "2026-11-22T20:15:00Z" })).to.deep.include({
            restoreToPointInTime: {
                sourceDbInstanceIdentifier: "orders-0a1b2c3d",
                restoreTime: "2026-11-22T20:15:00Z",
            },
        });
    });

    it("is read once: leaving it out later replaces nothing", async () => {
        expect(instanceOf(await planDatabase({})).options.ignoreChanges).to.deep.equal([
            "snapshotIdentifier",
            "restoreToPointInTime",
        ]);
    });
});

describe("ManagedDatabase with a backup copy", () => {
    const copyKey = "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000";

    it("keeps its backups in another region as well, for as long", async () => {
        const graph = await planDatabase({
            backupRetentionDays: 14,
            backupCopy: { region: "eu-central-1", kmsKeyArn: copyKey },
        });
        const type = "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication";

        expect(graph.find(type, "main-backup-copy").inputs).to.deep.equal({
            sourceDbInstanceArn: instanceOf(graph).output("arn"),
            region: "eu-central-1",
            kmsKeyId: copyKey,
            retentionPeriod: 14,
        });
    });
});

describe("ManagedDatabase with a proxy", () => {
    const grantee = recordingGrantee("web");
    let graph: Graph;

    before(async () => {
        graph = await plan(
            () => {
                const args = { network, alarmTopicArn, proxy: { idleClientSeconds: 600 } };
                new ManagedDatabase("main", args).grantConnect(grantee);
            },
            { config },
        );
    });

    const groupId = (name: string) => graph.find("aws:ec2/securityGroup:SecurityGroup", name).id;
    const ingress = (name: string) =>
        graph.find("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", name).inputs;

    it("speaks TLS only and reads the password that RDS keeps", () => {
        const database = graph.find("evenkeel:index:ManagedDatabase", "main");

        expect(graph.find("aws:rds/proxy:Proxy", "main-proxy").inputs).to.deep.include({
            engineFamily: "POSTGRESQL",
            requireTls: true,
            idleClientTimeout: 600,
            auths: [{ authScheme: "SECRETS", secretArn: database.output("secretArn"), iamAuth: "DISABLED" }],
            vpcSecurityGroupIds: [groupId("main-proxy")],
            vpcSubnetIds: ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"],
        });
        const permission = graph.find("aws:iam/rolePolicy:RolePolicy", "main-proxy");
        expect(statementsOf(permission.inputs["policy"]).map(({ Action }) => Action)).to.deep.equal([
            "secretsmanager:GetSecretValue",
            "kms:Decrypt",
        ]);
    });

    it("stands between clients and the database", () => {
        expect(ingress("main-from-web")).to.include({
            securityGroupId: groupId("main-proxy"),
            referencedSecurityGroupId: "sg-0123456789abcdef0",
        });
        expect(ingress("main-from-proxy")).to.include({
            securityGroupId: groupId("main-clients"),
            referencedSecurityGroupId: groupId("main-proxy"),
        });
        expect(
            graph.find("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "main-proxy-to-database").inputs,
        ).to.include({
            securityGroupId: groupId("main-proxy"),
            referencedSecurityGroupId: groupId("main-clients"),
            fromPort: 5432,
        });
    });

    it("is where clients are sent", async () => {
        const [grant] = grantee.grants;
        const endpoint = graph.find("aws:rds/proxy:Proxy", "main-proxy").output("endpoint");

        expect(await graph.output(grant?.environment)).to.include({ DATABASE_HOST: endpoint });
        expect(graph.find("evenkeel:index:ManagedDatabase", "main").output("address")).to.equal(endpoint);
    });

    it("takes its target along when it is replaced", () => {
        const proxy = graph.find("aws:rds/proxy:Proxy", "main-proxy").urn;
        for (const type of [
            "aws:rds/proxyTarget:ProxyTarget",
            "aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup",
        ]) {
            expect(graph.find(type, "main-proxy").options.replaceWith).to.deep.equal([proxy]);
        }
    });
});
