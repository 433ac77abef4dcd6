import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { plan, planUpdate } from "./plan.js";

interface Wishes {
    cidrBlock: string;
    instanceType: string;
    topic: boolean;
}

const wished: Wishes = { cidrBlock: "10.0.0.0/16", instanceType: "t3.small", topic: true };

/** A network, a template that is known by its version, and what refers to both. */
function system({ cidrBlock, instanceType, topic }: Wishes): void {
    const vpc = new aws.ec2.Vpc("main", { cidrBlock });
    const group = new aws.ec2.SecurityGroup("web", { vpcId: vpc.id, description: "Web" });
    const template = new aws.ec2.LaunchTemplate("web", { instanceType, vpcSecurityGroupIds: [group.id] });
    new aws.autoscaling.Group("web", {
        minSize: 1,
        maxSize: 1,
        vpcZoneIdentifiers: ["subnet-1"],
        launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
    });
    if (topic) new aws.sns.Topic("alerts");
    else new aws.sqs.Queue("alerts");
}

async function changed(wishes: Partial<Wishes>): Promise<string[]> {
    const before = await plan(() => {
        system(wished);
    });
    const updates = await planUpdate(before, () => {
        system({ ...wished, ...wishes });
    });
    return updates.map(
        ({ operation, type, name, changes }) =>
            `${operation} ${type.split(":").at(-1) ?? ""} ${name}: ${changes.map(({ path }) => path).join()}`,
    );
}

describe("planUpdate", () => {
    it("finds nothing where nothing differs", async () => {
        expect(await changed({})).to.deep.equal([]);
    });

    it("follows a replacement to what refers to it", async () => {
        expect(await changed({ cidrBlock: "10.1.0.0/16" })).to.deep.equal([
            "replace Vpc main: cidrBlock",
            "replace SecurityGroup web: vpcId",
            "update LaunchTemplate web: vpcSecurityGroupIds[0]",
            "update Group web: launchTemplate.version",
        ]);
    });

    it("follows a new version to what runs it", async () => {
        expect(await changed({ instanceType: "t3.large" })).to.deep.equal([
            "update LaunchTemplate web: instanceType",
            "update Group web: launchTemplate.version",
        ]);
    });

    it("names what is new and what is gone", async () => {
        expect(await changed({ topic: false })).to.deep.equal(["create Queue alerts: ", "delete Topic alerts: "]);
    });

    it("heeds what the program says of replacing and of leaving alone", async () => {
        const program = (displayName: string) => (): void => {
            const strict = new aws.sns.Topic("strict", { displayName }, { replaceOnChanges: ["displayName"] });
            new aws.sns.Topic("with", {}, { replaceWith: [strict] });
            new aws.sns.Topic("left", { displayName }, { ignoreChanges: ["displayName"] });
        };
        const updates = await planUpdate(await plan(program("one")), program("two"));

        expect(updates.map(({ operation, name }) => `${operation} ${name}`)).to.deep.equal([
            "replace strict",
            "replace with",
        ]);
    });

    it("takes a secret that stays for the same", async () => {
        const program = (): void => {
            new aws.ssm.Parameter("password", { type: "SecureString", value: pulumi.secret("correct horse") });
        };

        expect(await planUpdate(await plan(program), program)).to.deep.equal([]);
    });
});
