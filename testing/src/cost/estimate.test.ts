import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { unknownValue } from "../cloud/inputs.js";
import { plan } from "../graph/index.js";
import { estimateCost } from "./estimate.js";
import { tableOf } from "./fixtures.test.js";
import { resource } from "./meters/fixtures.test.js";

const table = tableOf({
    "ec2:t3.micro": 0.01,
    "ebs.storage:gp3": 0.1,
    "vpc.nat-gateway": 0.05,
    "vpc.nat-data": 0.02,
    "transfer.out": 0.09,
    "ec2.public-ipv4": 0.005,
    "ec2.cpu-credits:t3": 0.05,
});

class Site extends pulumi.ComponentResource {
    constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
        super("test:index:Site", name, {}, opts);
        const address = new aws.ec2.Eip(`${name}-address`, { domain: "vpc" }, { parent: this });
        const subnetId = "subnet-0123456789abcdef0";
        new aws.ec2.NatGateway(`${name}-nat`, { allocationId: address.id, subnetId }, { parent: this });
        const blockDeviceMappings = [{ deviceName: "/dev/sda1", ebs: { volumeSize: 20, volumeType: "gp3" } }];
        const template = new aws.ec2.LaunchTemplate(
            `${name}-template`,
            { instanceType: "t3.micro", imageId: "ami-0123456789abcdef0", blockDeviceMappings },
            { parent: this },
        );
        new aws.autoscaling.Group(
            `${name}-group`,
            { minSize: 2, maxSize: 4, launchTemplate: { id: template.id }, vpcZoneIdentifiers: [subnetId] },
            { parent: this },
        );
    }
}
const ireland = { config: { "aws:region": "eu-west-1" }, refusals: false };

describe("estimateCost", () => {
    // 730 h × 0.05 + 730 h × 0.005 + 2 × 730 h × 0.01 + 2 × 20 GiB × 0.1
    const byHand = 36.5 + 3.65 + 14.6 + 4;

    for (const preview of [false, true]) {
        it(`adds up what a person adds up${preview ? ", in a preview too" : ""}`, async () => {
            const estimate = estimateCost(await plan(() => new Site("main"), { ...ireland, preview }), { table });

            expect(estimate.total).to.equal(byHand);
            expect(estimate.notKnown).to.deep.equal([]);
            expect(estimate.components.map(({ name, fixed, usage }) => ({ name, fixed, usage }))).to.deep.equal([
                { name: "main", fixed: byHand, usage: 4 },
            ]);
            const fixed = estimate.lines.filter(({ kind }) => kind === "fixed");
            expect(
                Object.fromEntries(fixed.map(({ resource: name, what, monthly }) => [`${name}: ${what}`, monthly])),
            ).to.deep.equal({
                "main-address: public IPv4 address": 3.65,
                "main-nat: NAT gateway": 36.5,
                "main-group: t3.micro on Linux, on demand": 14.6,
                "main-group: gp3 volumes": 4,
            });
            expect([estimate.date, estimate.regions, estimate.currency]).to.deep.equal([
                "2026-11-02",
                ["eu-west-1"],
                "USD",
            ]);
        });
    }

    it("tells components apart and names what stands outside of them", async () => {
        const two = (): void => {
            new Site("one");
            new Site("two");
            new aws.ec2.Eip("alone");
        };
        const { components } = estimateCost(await plan(two, ireland), { table });
        expect(components.map(({ name, type, fixed }) => [name, type, fixed])).to.deep.equal([
            ["one", "test:index:Site", byHand],
            ["two", "test:index:Site", byHand],
            ["alone", "aws:ec2/eip:Eip", 3.65],
        ]);
    });

    it("lists a meter that runs by use with its unit price and adds nothing for it", () => {
        const [, data] = estimateCost([resource("aws:ec2/natGateway:NatGateway", {})], { table }).lines;
        expect(data).to.include({ kind: "usage", unitPrice: 0.02, quantityPerMonth: undefined, monthly: undefined });
    });

    it("knows the table of this package", async () => {
        const { total, prices } = estimateCost(await plan(() => new Site("main"), ireland));
        expect(total).to.be.greaterThan(0);
        expect(prices.used).to.be.greaterThan(0);
    });
});

describe("estimateCost never counts as zero", () => {
    const group = "aws:autoscaling/group:Group";

    it("what is not known yet", () => {
        const launch = resource("aws:ec2/launchTemplate:LaunchTemplate", { instanceType: unknownValue }, { id: "lt" });
        const estimate = estimateCost([resource(group, { minSize: 1, launchTemplate: { id: "lt" } }), launch], {
            table,
        });
        expect(estimate.notKnown.map(({ what, unknown, monthly }) => [what, unknown, monthly])).to.deep.include([
            "instance hours",
            "the instance type is not known yet",
            undefined,
        ]);
        expect(estimate.components[0]).to.include({ notKnown: 2, fixed: 0 });
        expect(estimate.lines.filter(({ monthly }) => monthly === 0)).to.deep.equal([]);
    });

    it("what the table has no price of", () => {
        const instance = {
            engine: "postgres",
            instanceClass: "db.m9g.large",
            allocatedStorage: 20,
            storageType: "gp3",
        };
        const { notKnown, total } = estimateCost([resource("aws:rds/instance:Instance", instance)], { table });
        expect(notKnown.map(({ unknown }) => unknown)).to.deep.equal([
            "no price of rds.postgres:db.m9g.large in eu-west-1",
            "no price of rds.storage:gp3 in eu-west-1",
        ]);
        expect(total).to.equal(0);
    });

    it("a type without a meter", () => {
        const types = ["aws:redshift/cluster:Cluster", "gcp:storage/bucket:Bucket", "aws:iam/role:Role"];
        const made = [...types, "random:index/randomId:RandomId"].map((type) => resource(type, {}));
        const component = resource("test:index:Site", {}, { custom: false });
        const { unpriced, lines } = estimateCost([...made, component], { table });
        expect(unpriced).to.deep.equal([
            { type: "aws:redshift/cluster:Cluster", resources: ["one"] },
            { type: "gcp:storage/bucket:Bucket", resources: ["one"] },
        ]);
        expect(lines).to.deep.equal([]);
    });

    it("a region that the table lacks, where nothing is priced", () => {
        const eip = (name: string, region: string | undefined) => resource("aws:ec2/eip:Eip", {}, { name, region });
        const made = [eip("a", "ap-south-1"), eip("b", "ap-south-1"), eip("c", undefined), eip("d", "eu-west-1")];
        const estimate = estimateCost(made, { table });
        expect(estimate.otherRegions).to.deep.equal([
            { region: "ap-south-1", resources: 2 },
            { region: undefined, resources: 1 },
        ]);
        expect(estimate.total).to.equal(3.65);
        expect(estimateCost(made, { table, region: "eu-west-1" }).total).to.equal(7.3);
    });
});
