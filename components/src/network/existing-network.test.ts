import { plan } from "@evenkeel/testing";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { messageOf } from "../common/fixtures.test.js";
import { existingNetwork } from "./existing-network.js";

const zones = ["eu-west-1a", "eu-west-1b"];
const vpc = { zones, vpcId: "vpc-1", cidrBlock: "10.0.0.0/16" };

describe("existingNetwork", () => {
    it("gives each zone the id at its position, of a plain list and of an output", async () => {
        const graph = await plan(() => ({
            network: existingNetwork({
                ...vpc,
                publicSubnetIds: pulumi.output(["subnet-1", "subnet-2"]),
                privateSubnetIds: ["subnet-3", pulumi.output("subnet-4")],
            }),
        }));

        expect(graph.outputs).to.deep.equal({
            network: {
                vpcId: "vpc-1",
                cidrBlock: "10.0.0.0/16",
                publicSubnets: { "eu-west-1a": "subnet-1", "eu-west-1b": "subnet-2" },
                privateSubnets: { "eu-west-1a": "subnet-3", "eu-west-1b": "subnet-4" },
                isolatedSubnets: {},
            },
        });
    });

    it("passes on the further ranges of the VPC", () => {
        const additionalCidrBlocks = ["100.64.0.0/16"];
        const network = existingNetwork({ ...vpc, additionalCidrBlocks, privateSubnetIds: ["subnet-1", "subnet-2"] });

        expect(network.additionalCidrBlocks).to.deep.equal(additionalCidrBlocks);
    });

    it("names every mistake at once where the ids are plain", () => {
        const args = { ...vpc, publicSubnetIds: ["subnet-1"], privateSubnetIds: ["subnet-2", "subnet-3", "subnet-4"] };

        expect(messageOf(() => existingNetwork(args)).split("\n")).to.deep.equal([
            "existingNetwork: publicSubnetIds has 1 ids for 2 zones (eu-west-1a, eu-west-1b); give one per zone, in their order.",
            "existingNetwork: privateSubnetIds has 3 ids for 2 zones (eu-west-1a, eu-west-1b); give one per zone, in their order.",
        ]);
    });

    it("refuses no zones, and a zone that is named twice", () => {
        expect(messageOf(() => existingNetwork({ ...vpc, zones: [], privateSubnetIds: [] }))).to.contain(
            "zones is empty",
        );
        expect(
            messageOf(() =>
                existingNetwork({
                    ...vpc,
                    zones: ["eu-west-1a", "eu-west-1a"],
                    privateSubnetIds: ["subnet-1", "subnet-2"],
                }),
            ),
        ).to.contain('zones has "eu-west-1a" more than once');
    });

    it("fails what uses an id when a list turns out to be too short", async () => {
        const { privateSubnets } = existingNetwork({ ...vpc, privateSubnetIds: pulumi.output(["subnet-1"]) });
        const failure = await plan(() => {
            new aws.efs.MountTarget("files", {
                fileSystemId: "fs-0123456789abcdef0",
                subnetId: privateSubnets["eu-west-1b"] ?? "",
            });
        }).then(
            () => "nothing",
            (error: unknown) => String(error),
        );

        expect(failure).to.contain("privateSubnetIds has 1 ids for 2 zones");
    });
});
