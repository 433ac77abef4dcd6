import { expect } from "chai";
import { messageOf } from "../common/fixtures.test.js";
import { groupOf, planTier, templateOf, tierArgs } from "./fixtures.test.js";
import { resolveSettings } from "./settings.js";
import type { SpotArgs } from "./spot-args.js";

describe("Spot instances of a ScalableWebTier", () => {
    it("are not used by default", async () => {
        const group = groupOf(await planTier());
        expect(group.inputs).to.not.have.any.keys("mixedInstancesPolicy", "capacityRebalance");
    });

    it("come on top of what must always be there", async () => {
        const graph = await planTier({ minSize: 3, spot: { instanceTypes: ["t3a.small", "t2.small"] } });
        const group = groupOf(graph);
        expect(group.inputs).to.not.have.property("launchTemplate");
        expect(group.inputs.capacityRebalance).to.equal(true);
        expect(group.inputs.mixedInstancesPolicy).to.deep.equal({
            instancesDistribution: {
                onDemandAllocationStrategy: "prioritized",
                onDemandBaseCapacity: 3,
                onDemandPercentageAboveBaseCapacity: 0,
                spotAllocationStrategy: "price-capacity-optimized",
            },
            launchTemplate: {
                launchTemplateSpecification: { launchTemplateId: templateOf(graph).id, version: "1" },
                overrides: [{ instanceType: "t3.small" }, { instanceType: "t3a.small" }, { instanceType: "t2.small" }],
            },
        });
    });

    it("are as many as is asked for", async () => {
        const spot = { instanceTypes: ["m7a.large"], onDemandBase: 0, onDemandPercentageAboveBase: 25 };
        const group = groupOf(await planTier({ instanceType: "m7i.large", spot }));
        expect(group.input("mixedInstancesPolicy.instancesDistribution")).to.include({
            onDemandBaseCapacity: 0,
            onDemandPercentageAboveBaseCapacity: 25,
        });
    });

    const wrong: [string, SpotArgs, string][] = [
        ["no other type", { instanceTypes: [] }, "spot.instanceTypes is empty; name at least one more type"],
        [
            "a type twice",
            { instanceTypes: ["t3.small"] },
            'spot.instanceTypes has "t3.small" more than once or as instanceType too; name each once.',
        ],
        [
            "another architecture",
            { instanceTypes: ["t4g.small"] },
            'spot.instanceTypes has "t4g.small", which is arm64, and instanceType "t3.small" is amd64; use types of one architecture.',
        ],
        ["what is no type", { instanceTypes: ["small"] }, 'spot.instanceTypes has "small"; write it as EC2 does'],
        [
            "a base above the largest size",
            { instanceTypes: ["t3a.small"], onDemandBase: 5 },
            "spot.onDemandBase is 5; use 0 to 4, which is maxSize.",
        ],
        [
            "no Spot instance at all",
            { instanceTypes: ["t3a.small"], onDemandPercentageAboveBase: 100 },
            "spot.onDemandPercentageAboveBase is 100; use 0 to 99, or leave spot out.",
        ],
    ];
    for (const [what, spot, message] of wrong) {
        it(`refuse ${what}`, () => {
            expect(messageOf(() => resolveSettings("web", { ...tierArgs, spot }))).to.contain(
                `ScalableWebTier "web": ${message}`,
            );
        });
    }
});
