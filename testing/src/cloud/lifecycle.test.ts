import { expect } from "chai";
import { Faults, noFaults } from "./faults.js";
import { memoryLedger } from "./journal.js";
import { Lifecycle } from "./lifecycle.js";
import { registry } from "./registry.js";
import { emptyBag, type PropertyBag, toBag } from "./wire.js";

const subject = (type: string, name: string): { urn: string; type: string; name: string } => ({
    urn: `urn:pulumi:dev::shop::${type}::${name}`,
    type,
    name,
});
const vpc = subject("aws:ec2/vpc:Vpc", "main");
const group = subject("aws:ec2/securityGroup:SecurityGroup", "web");
const bucket = subject("aws:s3/bucket:Bucket", "releases");
const object = subject("aws:s3/bucketObjectv2:BucketObjectv2", "release");
const rule = subject("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "https");

async function failureOf(work: Promise<unknown>): Promise<string> {
    try {
        await work;
    } catch (error) {
        return String(error);
    }
    return "no error";
}

describe("Lifecycle", () => {
    /** A cloud that lasts, as the one in a file does, but kept in memory. */
    function lasting(): Lifecycle {
        return new Lifecycle(
            { ...memoryLedger(registry), salt: [], lasts: true },
            new Faults(noFaults),
            () => undefined,
        );
    }

    it("gives a replacement another id than what it replaces", async () => {
        const cloud = lasting();
        const first = await cloud.create(vpc, toBag({ cidrBlock: "10.0.0.0/16" }));
        const second = await cloud.create(vpc, toBag({ cidrBlock: "10.1.0.0/16" }));

        expect(first.id).to.not.equal(second.id);
    });

    it("makes the same ids again in another cloud", async () => {
        const made = await Promise.all(
            [lasting(), lasting()].map((cloud) => cloud.create(vpc, toBag({ cidrBlock: "10.0.0.0/16" }))),
        );

        expect(made[0]?.id).to.equal(made[1]?.id);
    });

    it("creates and deletes what comes with a resource", async () => {
        const cloud = lasting();
        const inputs = toBag({ cidrBlock: "10.0.0.0/16" });
        const { id, outputs } = await cloud.create(vpc, inputs);
        const ruled = toBag({
            securityGroupId: String(outputs.values["defaultSecurityGroupId"]),
            cidrIpv4: "10.0.0.0/8",
            ipProtocol: "-1",
        });

        await cloud.create(rule, ruled);
        await cloud.delete(vpc, { id, outputs }, inputs);
        expect(await failureOf(cloud.create(rule, ruled))).to.contain("InvalidGroup.NotFound");
    });

    it("deletes with a bucket the objects that the program leaves behind", async () => {
        const cloud = lasting();
        const bucketInputs = toBag({ bucket: "releases", forceDestroy: true });
        const objectInputs = toBag({ bucket: "releases", key: "one.tar.gz" });
        const made = await cloud.create(bucket, bucketInputs);
        const { id } = await cloud.create(object, objectInputs);
        await cloud.create(object, toBag({ ...objectInputs.values, key: "two.tar.gz" }));

        await cloud.delete(bucket, made, bucketInputs);
        expect(await cloud.read(object, { id, outputs: emptyBag }, emptyBag)).to.equal(undefined);
        const anew = await cloud.create(bucket, toBag({ bucket: "releases" }));
        await cloud.delete(bucket, anew, toBag({ bucket: "releases" }));
    });

    it("keeps ids over an update and refuses to update what is gone", async () => {
        const cloud = lasting();
        const inputs = toBag({ cidrBlock: "10.0.0.0/16" });
        const made = await cloud.create(vpc, inputs);
        const updated = await cloud.update(
            vpc,
            made,
            inputs,
            toBag({ cidrBlock: "10.0.0.0/16", enableDnsHostnames: true }),
        );

        expect(updated.values).to.include({ id: made.id, arn: made.outputs.values["arn"], enableDnsHostnames: true });
        await cloud.delete(vpc, made, inputs);
        expect(await failureOf(cloud.update(vpc, made, inputs, inputs))).to.contain("ResourceNotFoundException");
        await cloud.delete(vpc, made, inputs);
    });

    it("imports a resource with the inputs that made it", async () => {
        const cloud = lasting();
        const { id } = await cloud.create(vpc, toBag({ cidrBlock: "10.0.0.0/16", tags: { Name: "main" } }));
        const imported = await cloud.read(vpc, { id, outputs: emptyBag }, emptyBag);

        expect(imported?.inputs.values).to.deep.equal({ cidrBlock: "10.0.0.0/16", tags: { Name: "main" } });
        expect(imported?.outputs.values).to.include({ id, ownerId: "123456789012" });
        expect(await cloud.read(vpc, { id: "vpc-none", outputs: emptyBag }, emptyBag)).to.equal(undefined);
    });

    it("believes the engine where the cloud itself forgets", async () => {
        const forgetful = new Lifecycle(memoryLedger(registry), new Faults(noFaults), () => undefined);
        const inputs = toBag({ cidrBlock: "10.0.0.0/16" });
        const stored = { id: "vpc-before", outputs: toBag({ cidrBlock: "10.0.0.0/16", region: "us-east-1" }) };

        forgetful.diff(vpc, stored, inputs, inputs, []);
        const made = await forgetful.create(group, toBag({ vpcId: "vpc-before", name: "web" }));
        expect(made.id).to.match(/^sg-/);
        expect((await forgetful.read(vpc, stored, inputs))?.outputs).to.equal(stored.outputs);
    });

    it("takes what a look-up found for existing", async () => {
        const cloud = lasting();
        const answer: PropertyBag = cloud.invoke("aws:ec2/getVpc:getVpc", toBag({ id: "vpc-of-somebody" }));

        expect(answer.values).to.include({ id: "vpc-of-somebody" });
        expect((await cloud.create(group, toBag({ vpcId: "vpc-of-somebody", name: "web" }))).id).to.match(/^sg-/);
    });

    it("notes types without a model and lets them be", async () => {
        const noted: string[] = [];
        const cloud = new Lifecycle(memoryLedger(registry), new Faults(noFaults), ({ type }) => noted.push(type));
        const fleet = subject("aws:appstream/fleet:Fleet", "strange");
        const { outputs } = await cloud.create(fleet, toBag({ instanceType: "x" }));

        expect(outputs.values["arn"]).to.match(/^arn:aws:appstream:us-east-1:123456789012:fleet\//);
        expect(noted).to.include("aws:appstream/fleet:Fleet");
    });
});
