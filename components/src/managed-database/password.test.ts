import { type Graph, plan } from "@evenkeel/testing";
import { expect } from "chai";
import { recordingGrantee, statementsOf } from "../common/fixtures.test.js";
import type { ManagedDatabaseArgs } from "./args.js";
import { alarmTopicArn, network } from "./fixtures.test.js";
import { ManagedDatabase } from "./managed-database.js";

const config = { "aws:region": "eu-west-1" };
const instanceType = "aws:rds/instance:Instance";
const versionType = "aws:secretsmanager/secretVersion:SecretVersion";
const kmsKeyArn = "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000";
const planDatabase = (args: Partial<ManagedDatabaseArgs>): Promise<Graph> =>
    plan(() => void new ManagedDatabase("main", { network, alarmTopicArn, ...args }), { config });

describe("ManagedDatabase with a password of its own", () => {
    let graph: Graph;
    let managed: Graph;
    const instance = (of = graph) => of.find(instanceType, "main-instance");
    const secret = () => graph.find("aws:secretsmanager/secret:Secret", "main-secret");
    const version = () => graph.find(versionType, "main-secret");
    const rotation = () => graph.find("aws:secretsmanager/secretRotation:SecretRotation", "main-rotation");
    const rotator = () => graph.find("aws:lambda/function:Function", "main-rotation");
    const password = () => graph.find("random:index/randomPassword:RandomPassword", "main-password");

    before(async () => {
        managed = await planDatabase({ tags: { owner: "team" } });
        graph = await planDatabase({ ownPassword: true, tags: { owner: "team" } });
    });

    it("has a secret, its rotation and the function for it, and loses nothing", () => {
        const before = managed.inventory();
        expect(before.filter((line) => !graph.inventory().includes(line))).to.deep.equal([]);
        expect(graph.inventory().filter((line) => !before.includes(line))).to.have.members([
            "main-password: random:index/randomPassword:RandomPassword",
            "main-rotation-failures: aws:cloudwatch/metricAlarm:MetricAlarm",
            "main-rotation-log: aws:cloudwatch/logGroup:LogGroup",
            "main-rotation: aws:iam/role:Role",
            "main-rotation: aws:iam/rolePolicy:RolePolicy",
            "main-rotation: aws:lambda/function:Function",
            "main-rotation: aws:lambda/permission:Permission",
            "main-rotation: aws:secretsmanager/secretRotation:SecretRotation",
            "main-secret: aws:secretsmanager/secret:Secret",
            "main-secret: aws:secretsmanager/secretVersion:SecretVersion",
        ]);
    });

    it("is the same in a first preview", async () => {
        const args = { network, alarmTopicArn, ownPassword: true };
        const preview = await plan(() => void new ManagedDatabase("main", args), { config, preview: true });
        expect(preview.inventory()).to.deep.equal(graph.inventory());
    });

    it("is by a change of the instance: of its password's keeper and of nothing else", () => {
        const [before, after] = [instance(managed).inputs, instance().inputs];
        const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
            (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
        );
        // None of them makes another instance: see "that gets another keeper of its password" among the models.
        expect(changed).to.have.members([
            ...["manageMasterUserPassword", "masterUserSecretKmsKeyId"],
            ...["passwordWo", "passwordWoVersion"],
        ]);
        expect(instance().urn).to.equal(instance(managed).urn);
    });

    it("never shows the password: it is secret where it goes in, and comes out nowhere", () => {
        const text = String(password().output("result"));
        expect(text).to.match(/^[A-Za-z0-9]{40}$/);
        expect(instance().inputs).to.include({ passwordWo: text, passwordWoVersion: 1 });
        expect(instance().secretInputs).to.deep.equal(["passwordWo"]);
        expect(version().secretInputs).to.deep.equal(["secretStringWo"]);
        for (const resource of graph.resources) {
            if (resource === password()) continue;
            expect(JSON.stringify(resource.outputs), resource.name).to.not.contain(text);
        }
    });

    it("gives another instance another password and another secret", () => {
        expect(password().inputs.keepers).to.deep.equal({ identifier: instance().inputs.identifier });
        expect(secret().options.replaceWith).to.deep.equal([instance().urn]);
    });

    it("keeps it in the shape of AWS's own, under the database's key", () => {
        expect(secret().inputs).to.deep.include({
            kmsKeyId: graph.find("aws:kms/key:Key", "main-key").output("arn"),
            recoveryWindowInDays: 30,
            tags: { owner: "team" },
        });
        expect(JSON.parse(String(version().inputs.secretStringWo))).to.deep.equal({
            engine: "postgres",
            host: instance().output("address"),
            port: 5432,
            username: "steward",
            password: password().output("result"),
            dbname: "app",
            dbInstanceIdentifier: instance().inputs.identifier,
        });
    });

    it("never writes the first password again, and does not delete what the rotation keeps", () => {
        expect(version().inputs.secretStringWoVersion).to.equal(1);
        expect(version().options.retainOnDelete).to.equal(true);
    });

    it("changes it at once and then every seven days, when everything for that is there", () => {
        expect(rotation().inputs).to.deep.equal({
            secretId: secret().id,
            rotationLambdaArn: rotator().output("arn"),
            rotationRules: { automaticallyAfterDays: 7 },
            rotateImmediately: true,
        });
        expect(rotation().options.dependsOn).to.include.members([
            version().urn,
            graph.find("aws:lambda/permission:Permission", "main-rotation").urn,
            graph.find("aws:iam/rolePolicy:RolePolicy", "main-rotation").urn,
        ]);
    });

    it("waits with that for the replicas: RDS makes none while a password is changed", async () => {
        const read = await planDatabase({ replicas: { reports: {} } });
        const { options } = read.find("aws:secretsmanager/secretRotation:SecretRotation", "main-rotation");
        expect(options.dependsOn).to.include(read.find(instanceType, "main-replica-reports").urn);
    });

    it("lets only Secrets Manager call the function, for this secret", () => {
        expect(graph.find("aws:lambda/permission:Permission", "main-rotation").inputs).to.deep.equal({
            function: rotator().output("name"),
            action: "lambda:InvokeFunction",
            principal: "secretsmanager.amazonaws.com",
            sourceAccount: "123456789012",
            sourceArn: secret().output("arn"),
        });
        expect(rotator().inputs).to.deep.include({
            timeout: 900,
            environment: {
                variables: {
                    SECRET_ARN: secret().output("arn"),
                    INSTANCE_IDENTIFIER: instance().inputs.identifier,
                },
            },
        });
    });

    it("lets the function change this secret and this instance, and use the key for this secret", () => {
        const { inputs } = graph.find("aws:iam/rolePolicy:RolePolicy", "main-rotation");
        const [, ...statements] = statementsOf(inputs.policy);
        const arn = secret().output("arn");
        const key = graph.find("aws:kms/key:Key", "main-key").output("arn");
        expect(rotator().inputs.kmsKeyArn).to.equal(key);
        expect(statements).to.deep.equal([
            // Its own variables.
            { Effect: "Allow", Action: "kms:Decrypt", Resource: key },
            {
                Effect: "Allow",
                Action: ["DescribeSecret", "GetSecretValue", "PutSecretValue", "UpdateSecretVersionStage"].map(
                    (action) => `secretsmanager:${action}`,
                ),
                Resource: arn,
            },
            {
                Effect: "Allow",
                Action: ["kms:Decrypt", "kms:GenerateDataKey"],
                Resource: key,
                Condition: {
                    StringEquals: {
                        "kms:ViaService": "secretsmanager.eu-west-1.amazonaws.com",
                        "kms:EncryptionContext:SecretARN": arn,
                    },
                },
            },
            {
                Effect: "Allow",
                Action: ["rds:DescribeDBInstances", "rds:ModifyDBInstance"],
                Resource: instance().output("arn"),
            },
        ]);
    });

    it("wakes somebody when the function fails, as the program wants it", async () => {
        const alarm = (of: Graph) => of.find("aws:cloudwatch/metricAlarm:MetricAlarm", "main-rotation-failures");
        expect(alarm(graph).inputs).to.deep.include({
            namespace: "AWS/Lambda",
            metricName: "Errors",
            dimensions: { FunctionName: rotator().output("name") },
            alarmActions: [alarmTopicArn],
        });
        const topicArn = "arn:aws:sns:eu-west-1:123456789012:security";
        const tuned = await planDatabase({ ownPassword: true, alarms: { "rotation-failures": { topicArn } } });
        expect(alarm(tuned).inputs.alarmActions).to.deep.equal([topicArn]);
    });

    it("bounds the function's role and tags everything that takes tags", async () => {
        const permissionsBoundaryArn = "arn:aws:iam::123456789012:policy/boundary";
        const bounded = await planDatabase({ ownPassword: true, permissionsBoundaryArn });
        expect(bounded.find("aws:iam/role:Role", "main-rotation").inputs.permissionsBoundary).to.equal(
            permissionsBoundaryArn,
        );
        const untagged = graph.childrenOf("main").filter(({ inputs }) => !("tags" in inputs));
        expect([...new Set(untagged.map(({ type }) => type))]).to.have.members([
            ...["aws:iam/rolePolicy:RolePolicy", "aws:lambda/permission:Permission"],
            ...["aws:secretsmanager/secretRotation:SecretRotation", versionType],
            ...["random:index/randomId:RandomId", "random:index/randomPassword:RandomPassword"],
        ]);
    });
});

describe("ManagedDatabase's other options with a password of its own", () => {
    const secretOf = (graph: Graph) => graph.find("aws:secretsmanager/secret:Secret", "main-secret").output("arn");

    it("grant and output the secret that there is", async () => {
        const grantee = recordingGrantee("web");
        const graph = await plan(
            () => new ManagedDatabase("main", { network, alarmTopicArn, ownPassword: true }).grantConnect(grantee),
            { config },
        );
        const [first] = statementsOf(
            graph.find("aws:iam/rolePolicy:RolePolicy", "main-password-for-web").inputs.policy,
        );
        expect(first?.Resource).to.equal(secretOf(graph));
        expect(graph.find("evenkeel:index:ManagedDatabase", "main").output("secretArn")).to.equal(secretOf(graph));
        const [grant] = grantee.grants;
        expect(await graph.output(grant?.environment)).to.include({ DATABASE_SECRET_ARN: secretOf(graph) });
    });

    it("put a proxy in front that reads it, when there is something to read", async () => {
        const graph = await planDatabase({ ownPassword: true, proxy: {} });
        const proxy = graph.find("aws:rds/proxy:Proxy", "main-proxy");
        expect(proxy.inputs.auths).to.deep.equal([
            { authScheme: "SECRETS", secretArn: secretOf(graph), iamAuth: "DISABLED" },
        ]);
        expect(proxy.options.dependsOn).to.include(graph.find(versionType, "main-secret").urn);
        const [first] = statementsOf(graph.find("aws:iam/rolePolicy:RolePolicy", "main-proxy").inputs.policy);
        expect(first?.Resource).to.equal(secretOf(graph));
    });

    it("begin with a snapshot under a new password, and copy the backups", async () => {
        const graph = await planDatabase({
            ownPassword: true,
            kmsKeyArn,
            restore: { snapshot: "orders-before-the-move" },
            backupCopy: { region: "eu-central-1", kmsKeyArn: kmsKeyArn.replace("eu-west-1", "eu-central-1") },
        });
        expect(graph.find(instanceType, "main-instance").inputs).to.include({
            snapshotIdentifier: "orders-before-the-move",
            passwordWo: graph.find("random:index/randomPassword:RandomPassword", "main-password").output("result"),
        });
        expect(
            graph.ofType("aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication"),
        ).to.have.lengthOf(1);
    });
});
