import { expect } from "chai";
import { messageOf, statementsOf } from "../common/fixtures.test.js";
import { groupOf, planTier, templateOf, tierArgs } from "./fixtures.test.js";
import { resolveSettings } from "./settings.js";
import type { RolloutArgs } from "./rollout-args.js";

const invocation = "aws:lambda/invocation:Invocation";

/** What the first call is asked, as the function reads it. */
async function request(args: Parameters<typeof planTier>[0] = {}) {
    const graph = await planTier(args);
    const input: Record<string, unknown> = JSON.parse(String(graph.find(invocation, "web-rollout").inputs.input));
    return { graph, input };
}

describe("The rollout of a ScalableWebTier", () => {
    it("carries the version that the group does not have yet, and when to return", async () => {
        const { graph, input } = await request();

        expect(input).to.deep.equal({
            group: groupOf(graph).outputs.name,
            wanted: { LaunchTemplate: { LaunchTemplateId: templateOf(graph).id, Version: "1" } },
            alarms: ["web-balancer-errors", "web-application-errors", "web-slow-answers"].map(
                (name) => graph.find("aws:cloudwatch/metricAlarm:MetricAlarm", name).outputs.name,
            ),
            preferences: {
                MinHealthyPercentage: 100,
                MaxHealthyPercentage: 200,
                InstanceWarmup: 300,
                BakeTime: 300,
                SkipMatching: true,
            },
        });
    });

    it("waits in calls of 14 minutes, of which the last one does not hand on", async () => {
        const graph = await planTier({ rollout: { waitMinutes: 29 } });

        expect(graph.inventory(invocation)).to.deep.equal([
            "web-rollout",
            "web-rollout-wait-14",
            "web-rollout-wait-28",
        ]);
        expect(graph.find(invocation, "web-rollout-wait-14").inputs.input).to.equal('{"waitFor":null,"last":false}');
        expect(graph.find(invocation, "web-rollout-wait-28").inputs.input).to.equal('{"waitFor":null,"last":true}');
    });

    it("asks for the mix where there is one, in the words of the API", async () => {
        const { graph, input } = await request({ spot: { instanceTypes: ["t3a.small"] } });

        expect(input.wanted).to.deep.equal({
            MixedInstancesPolicy: {
                InstancesDistribution: {
                    OnDemandAllocationStrategy: "prioritized",
                    OnDemandBaseCapacity: 2,
                    OnDemandPercentageAboveBaseCapacity: 0,
                    SpotAllocationStrategy: "price-capacity-optimized",
                },
                LaunchTemplate: {
                    LaunchTemplateSpecification: { LaunchTemplateId: templateOf(graph).id, Version: "1" },
                    Overrides: [{ InstanceType: "t3.small" }, { InstanceType: "t3a.small" }],
                },
            },
        });
    });

    it("is not judged by an alarm that somebody silenced", async () => {
        const { input } = await request({ alarms: { "slow-answers": { silencedBecause: "Reports take minutes." } } });

        expect(input.alarms).to.have.length(2);
    });

    it("may touch this group, with this template and this role, and no other", async () => {
        const graph = await planTier();
        const policy = graph.find("aws:iam/rolePolicy:RolePolicy", "web-rollout").inputs.policy;
        const byAction = new Map(statementsOf(policy).map(({ Action, ...rest }) => [String([Action].flat()[0]), rest]));

        expect(byAction.get("autoscaling:StartInstanceRefresh")).to.include({ Resource: groupOf(graph).outputs.arn });
        expect(byAction.get("ec2:RunInstances")).to.have.deep.property("Condition", {
            ArnEquals: { "ec2:LaunchTemplate": templateOf(graph).outputs.arn },
        });
        expect(byAction.get("iam:PassRole")).to.include({
            Resource: graph.find("aws:iam/role:Role", "web-instance").outputs.arn,
        });
    });

    const wrong: [string, RolloutArgs, string][] = [
        ["bake for longer than AWS allows", { bakeMinutes: 721 }, "rollout.bakeMinutes is 721; use 0 to 720."],
        [
            "wait for less than it bakes",
            { bakeMinutes: 60, waitMinutes: 60 },
            "rollout.waitMinutes is 60; use 74, which is 14 more than rollout.bakeMinutes, to 1440.",
        ],
    ];
    for (const [what, rollout, finding] of wrong) {
        it(`cannot ${what}`, () => {
            expect(messageOf(() => resolveSettings("web", { ...tierArgs, rollout }))).to.contain(finding);
        });
    }
});
