import type { Graph } from "@evenkeel/testing";
import { expect } from "chai";
import { messageOf, statementsOf } from "../common/fixtures.test.js";
import type { ScalableWebTierArgs } from "./args.js";
import { awaitedByGroup, groupOf, planTier, templateOf, tierArgs, userDataOf } from "./fixtures.test.js";
import { resolveSettings } from "./settings.js";
import { WarmPoolState } from "./warm-pool-args.js";

const hookType = "aws:autoscaling/lifecycleHook:LifecycleHook";
const hook = {
    name: "launching",
    lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
    heartbeatTimeout: 300,
    defaultResult: "CONTINUE",
};

describe("The warm pool of a ScalableWebTier", () => {
    let graph: Graph;
    before(async () => (graph = await planTier({ warmPool: {} })));

    it("is not there by default", async () => {
        const without = await planTier();
        expect(groupOf(without).inputs).to.not.have.any.keys("warmPool", "initialLifecycleHooks");
        expect(without.inventory(hookType)).to.deep.equal(["web-terminating"]);
        expect(userDataOf(without)).to.not.contain("launch.service");
    });

    it("keeps stopped instances for all that the group could need", () => {
        expect(groupOf(graph).inputs.warmPool).to.deep.equal({
            poolState: "Stopped",
            minSize: 0,
            instanceReusePolicy: { reuseOnScaleIn: false },
        });
    });

    it("is what is asked for", async () => {
        const state = WarmPoolState.Running;
        const asked = await planTier({ warmPool: { minSize: 1, maxPrepared: 3, state, reuse: true } });
        expect(groupOf(asked).inputs.warmPool).to.deep.equal({
            poolState: "Running",
            minSize: 1,
            maxGroupPreparedCapacity: 3,
            instanceReusePolicy: { reuseOnScaleIn: true },
        });
        expect(templateOf(asked).inputs).to.not.have.property("hibernationOptions");
    });

    it("hibernates only what was made for it", async () => {
        const asked = await planTier({ warmPool: { state: WarmPoolState.Hibernated } });
        expect(templateOf(asked).inputs.hibernationOptions).to.deep.equal({ configured: true });
    });

    it("stops no instance before it is installed: the group waits until the instance answers, from the first on", () => {
        expect(groupOf(graph).inputs.initialLifecycleHooks).to.deep.equal([hook]);
        const later = graph.find(hookType, "web-launching").inputs;
        expect(later).to.deep.equal({ autoscalingGroupName: groupOf(graph).output("name"), ...hook });
        expect(userDataOf(graph)).to.contain("systemctl enable --now evenkeel-web-launch.service\n");
        expect(awaitedByGroup(graph)).to.include("web-warm-pool");
    });

    it("lets an instance answer for its own group only", async () => {
        const policy = (from: Graph) =>
            statementsOf(from.find("aws:iam/rolePolicy:RolePolicy", "web-warm-pool").inputs.policy);
        expect(policy(graph)).to.deep.equal([
            {
                Effect: "Allow",
                Action: "autoscaling:CompleteLifecycleAction",
                Resource: "arn:aws:autoscaling:eu-west-1:123456789012:autoScalingGroup:*",
                Condition: { StringEquals: { "autoscaling:ResourceTag/Name": "web" } },
            },
        ]);
        const renamed = await planTier({ warmPool: {}, tags: { Name: "shop" } });
        expect(policy(renamed)[0]?.["Condition"]).to.deep.equal({
            StringEquals: { "autoscaling:ResourceTag/Name": "shop" },
        });
    });

    const wrong: [string, Partial<ScalableWebTierArgs>, string][] = [
        [
            "Spot instances beside it",
            { warmPool: {}, spot: { instanceTypes: ["t3a.small"] } },
            "spot and warmPool are both set; AWS lets no Spot instance wait, so keep one of them.",
        ],
        ["fewer than none", { warmPool: { minSize: -1 } }, "warmPool.minSize is -1; use 0 to 1000."],
        [
            "less than the group has",
            { minSize: 3, warmPool: { maxPrepared: 2 } },
            "warmPool.maxPrepared is 2; use 3, which is minSize, to 1000.",
        ],
        [
            "more that wait than there are at most",
            { warmPool: { minSize: 10, maxPrepared: 3 } },
            "warmPool.minSize is 10 and maxPrepared 3; set minSize to 3 or less.",
        ],
        [
            "more memory than its volume has room for",
            { instanceType: "m7g.xlarge", warmPool: { state: WarmPoolState.Hibernated } },
            'warmPool.state is "Hibernated" and volumeSize 16, but the 16 GiB in the memory of m7g.xlarge are kept there too; set volumeSize to 24 or more.',
        ],
        [
            "an unknown state",
            { warmPool: JSON.parse('{ "state": "Cold" }') },
            'warmPool.state is "Cold"; use "Stopped", "Running" or "Hibernated".',
        ],
    ];
    for (const [what, args, message] of wrong) {
        it(`refuses ${what}`, () => {
            const lines = messageOf(() => resolveSettings("web", { ...tierArgs, ...args })).split("\n");
            expect(lines).to.deep.equal([`ScalableWebTier "web": ${message}`]);
        });
    }
});
