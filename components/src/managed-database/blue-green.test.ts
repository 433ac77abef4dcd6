import { plan } from "@evenkeel/testing";
import type * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { messageOf, statementsOf } from "../common/fixtures.test.js";
import { DatabaseEngine, type ManagedDatabaseArgs } from "./args.js";
import { alarmTopicArn, network } from "./fixtures.test.js";
import { ManagedDatabase } from "./managed-database.js";
import { resolveSettings } from "./settings.js";

const config = { "aws:region": "eu-west-1" };
const copyKey = "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000";

/** The graph, and how long the instance may take: graphs don't keep that. */
async function planDatabase(args: Partial<ManagedDatabaseArgs>) {
    const patience = new Map<string, pulumi.CustomTimeouts | undefined>();
    const note: pulumi.ResourceTransformation = ({ name, opts }) => {
        if ("customTimeouts" in opts) patience.set(name, opts.customTimeouts);
        return undefined;
    };
    const graph = await plan(
        () => void new ManagedDatabase("main", { network, alarmTopicArn, ...args }, { transformations: [note] }),
        { config },
    );
    return { graph, patience, instance: graph.find("aws:rds/instance:Instance", "main-instance") };
}

describe("ManagedDatabase with blue/green deployments", () => {
    it("is changed by them, in three hours at most, and with a password of its own", async () => {
        const { graph, instance, patience } = await planDatabase({ blueGreen: true });

        expect(instance.inputs).to.deep.include({ blueGreenUpdate: { enabled: true }, passwordWoVersion: 1 });
        expect(instance.inputs).to.not.have.property("manageMasterUserPassword");
        expect(patience.get("main-instance")).to.deep.equal({ update: "3h" });
        expect(graph.ofType("aws:secretsmanager/secretRotation:SecretRotation")).to.have.length(1);
    });

    it("is not, where nobody asks for it", async () => {
        const { instance, patience } = await planDatabase({});

        expect(instance.inputs).to.not.have.property("blueGreenUpdate");
        expect([...patience.values()].filter((each) => each !== undefined)).to.deep.equal([]);
    });

    it("stays protected by Pulumi, whatever a deployment leaves of AWS's own protection", async () => {
        const { instance } = await planDatabase({ blueGreen: true });

        expect(instance.options.protect).to.equal(true);
        expect(instance.inputs.deletionProtection).to.equal(true);
    });

    it("has the parameters that they ask for", async () => {
        const parameters = async (engine: DatabaseEngine, blueGreen: boolean) => {
            const { graph } = await planDatabase({ engine, blueGreen });
            const group = graph.find("aws:rds/parameterGroup:ParameterGroup", "main-parameters");
            return group.inputs.parameters;
        };
        const later = { applyMethod: "pending-reboot" };
        const logical = { name: "rds.logical_replication", value: "1", ...later };
        const scheduler = { name: "event_scheduler", value: "OFF", ...later };

        expect(await parameters(DatabaseEngine.Postgres, true)).to.deep.include(logical);
        expect(await parameters(DatabaseEngine.Postgres, false)).to.not.deep.include(logical);
        expect(await parameters(DatabaseEngine.Mysql, true)).to.deep.include(scheduler);
        expect(await parameters(DatabaseEngine.Mysql, false)).to.not.deep.include(scheduler);
    });

    it("changes no password while a deployment is under way", async () => {
        const { graph } = await planDatabase({ blueGreen: true });

        const rotator = graph.find("aws:lambda/function:Function", "main-rotation");
        expect(rotator.input("environment.variables.CHECK_DEPLOYMENTS")).to.equal("true");
        const permission = graph.find("aws:iam/rolePolicy:RolePolicy", "main-rotation");
        expect(statementsOf(permission.inputs.policy).at(-1)).to.deep.equal({
            Effect: "Allow",
            Action: "rds:DescribeBlueGreenDeployments",
            Resource: "arn:aws:rds:eu-west-1:123456789012:deployment:*",
        });
    });

    it("takes a proxy along", async () => {
        const { graph } = await planDatabase({ blueGreen: true, proxy: {} });

        expect(graph.ofType("aws:rds/proxy:Proxy")).to.have.length(1);
    });
});

describe("blue/green deployments", () => {
    const complaint = (args: Partial<ManagedDatabaseArgs>) =>
        messageOf(() => resolveSettings("main", { network, alarmTopicArn, blueGreen: true, ...args }));
    const copy = { region: "eu-central-1", kmsKeyArn: copyKey };

    it("don't go with replicas, with a copy of the backups, or without backups", () => {
        expect(complaint({ replicas: { reports: {}, search: {} } })).to.equal(
            'ManagedDatabase "main": blueGreen is true and there are replicas (reports, search), which would be left with the old instance; remove the one or the other.',
        );
        expect(complaint({ backupCopy: copy })).to.equal(
            'ManagedDatabase "main": blueGreen is true and there is a backupCopy, which follows the old instance and ends with it; remove the one or the other.',
        );
        expect(complaint({ backupRetentionDays: 0 })).to.contain("backupRetentionDays is 0; use 1 to 35.");
    });

    it("go with an empty map of replicas, and where they are off with everything", () => {
        expect(complaint({ replicas: {} })).to.equal("");
        expect(complaint({ blueGreen: false, replicas: { reports: {} }, backupCopy: copy })).to.equal("");
    });
});
