import type { Graph } from "@evenkeel/testing";
import { expect } from "chai";
import { planTier, templateOf, userDataOf } from "./fixtures.test.js";
import { longestUserData } from "./user-data/index.js";

describe("The launch template of a ScalableWebTier", () => {
    let graph: Graph;
    before(async () => (graph = await planTier()));

    it("makes instances of the newest Ubuntu, with encrypted disks and credentials that stay on them", () => {
        expect(templateOf(graph).inputs).to.deep.include({
            instanceType: "t3.small",
            metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
            monitoring: { enabled: true },
            blockDeviceMappings: [
                {
                    deviceName: "/dev/sda1",
                    ebs: { volumeType: "gp3", volumeSize: 16, encrypted: "true", deleteOnTermination: "true" },
                },
            ],
        });
        expect(templateOf(graph).inputs.imageId).to.match(/^ami-/);
        expect(templateOf(graph).inputs).to.not.have.any.keys("keyName", "networkInterfaces");
    });

    it("does not hide its user data, which holds no secret", () => {
        expect(templateOf(graph).secretInputs).to.deep.equal([]);
        expect(userDataOf(graph)).to.match(/^#!\/bin\/bash\n/);
        expect(userDataOf(graph).length).to.be.below(longestUserData);
    });

    it("looks the image up for the architecture of its instances", async () => {
        const graph = await planTier({ instanceType: "t4g.small" });
        expect(userDataOf(graph)).to.contain("/ubuntu/arm64/latest/amazon-cloudwatch-agent.deb");
        expect(templateOf(graph).inputs.imageId).to.not.equal(templateOf(await planTier()).inputs.imageId);
    });
});
