import { type Graph, plan, planUpdate } from "@evenkeel/testing";
import { expect } from "chai";
import { args as functionArgs } from "../event-function/fixtures.test.js";
import { EventFunction } from "../event-function/event-function.js";
import { messageOf, statementsOf } from "../common/fixtures.test.js";
import { type FirewallArgs, FirewallMode } from "./firewall-args.js";
import { planTier, tierArgs } from "./fixtures.test.js";
import { ScalableWebTier } from "./scalable-web-tier.js";

const config = { "aws:region": "eu-west-1" };
const setOf = (graph: Graph, version: string) => graph.find("aws:wafv2/ipSet:IpSet", `web-blocked-${version}`);
const arnOf = (graph: Graph, version: string) => setOf(graph, version).output("arn");
const ruleOf = (graph: Graph) => graph.find("aws:wafv2/webAclRule:WebAclRule", "web-firewall-blocked");
const inSet = (arn: unknown) => ({ ipSetReferenceStatement: { arn } });

/** What the rule looks for: somebody in either set. */
const inEither = (graph: Graph) => ({
    orStatement: { statements: [inSet(arnOf(graph, "ipv4")), inSet(arnOf(graph, "ipv6"))] },
});

describe("The list of blocked addresses of a ScalableWebTier", () => {
    let graph: Graph;
    before(async () => (graph = await planTier({ firewall: { blockList: true } })));

    it("is there only where it is asked for, and then is exactly this", async () => {
        const without = await planTier({ firewall: {} });
        const added = graph.inventory().filter((line) => !without.inventory().includes(line));
        expect(added).to.deep.equal([
            "web-blocked-ipv4: aws:wafv2/ipSet:IpSet",
            "web-blocked-ipv6: aws:wafv2/ipSet:IpSet",
            "web-firewall-blocked: aws:wafv2/webAclRule:WebAclRule",
        ]);
        const outputsOf = (each: Graph) => each.find("evenkeel:index:ScalableWebTier", "web");
        expect(outputsOf(without).outputs).to.not.have.any.keys("blockedIpv4SetArn", "blockedIpv6SetArn");
        expect(outputsOf(graph).output("blockedIpv4SetArn")).to.equal(arnOf(graph, "ipv4"));
        expect(outputsOf(graph).output("blockedIpv6SetArn")).to.equal(arnOf(graph, "ipv6"));
    });

    it("is empty at first, a set for each version of IP", () => {
        for (const version of ["ipv4", "ipv6"]) {
            expect(setOf(graph, version).inputs).to.deep.include({
                scope: "REGIONAL",
                ipAddressVersion: version.toUpperCase(),
                addresses: [],
            });
        }
    });

    it("keeps what a function wrote into it when the program changes", () => {
        for (const version of ["ipv4", "ipv6"]) {
            expect(setOf(graph, version).options.ignoreChanges).to.deep.equal(["addresses", "description"]);
        }
    });

    it("keeps it in a new firewall, too", async () => {
        const program = () =>
            void new ScalableWebTier(
                "web",
                { ...tierArgs, firewall: { blockList: true } },
                { childTransforms: { firewall: (args) => ({ ...args, defaultAction: { block: {} } }) } },
            );
        const operations = (await planUpdate(graph, program, { config })).map(
            ({ name, operation }) => `${operation} ${name}`,
        );
        expect(operations).to.include.members(["replace web-firewall", "replace web-firewall-blocked"]);
        expect(operations.join()).to.not.contain("web-blocked");
    });

    it("is asked before the limits and AWS's groups", () => {
        const others = graph.ofType("aws:wafv2/webAclRule:WebAclRule").filter(({ urn }) => urn !== ruleOf(graph).urn);
        expect(ruleOf(graph).inputs.statement).to.deep.equal(inEither(graph));
        for (const { name, inputs } of others) {
            expect(Number(inputs.priority), name).to.be.above(Number(ruleOf(graph).inputs.priority));
        }
    });

    it("only counts who is in it until the firewall is told to block", async () => {
        const blocking = await planTier({ firewall: { blockList: true, mode: FirewallMode.Block } });
        expect(ruleOf(graph).inputs.action).to.deep.equal({ count: {} });
        expect(ruleOf(blocking).inputs.action).to.deep.equal({ block: {} });
    });

    it("locks nobody out who shares an address with many", async () => {
        const shared = await planTier({ firewall: { blockList: true, neverLimit: ["198.51.100.7/32"] } });
        const exempt = shared.find("aws:wafv2/ipSet:IpSet", "web-never-limit").output("arn");
        expect(ruleOf(shared).inputs.statement).to.deep.equal({
            andStatement: { statements: [inEither(shared), { notStatement: { statement: inSet(exempt) } }] },
        });
    });
});

describe("Who may fill the list of blocked addresses of a ScalableWebTier", () => {
    const planGranted = (firewall: FirewallArgs, grant: (tier: ScalableWebTier, analyser: EventFunction) => void) =>
        plan(
            () =>
                grant(
                    new ScalableWebTier("web", { ...tierArgs, firewall }),
                    new EventFunction("analyser", functionArgs),
                ),
            { config },
        );

    it("reads and replaces these two sets, and nothing else of the firewall", async () => {
        const graph = await planGranted({ blockList: true }, (tier, analyser) => tier.grantBlocking(analyser));
        const policy = graph.find("aws:iam/rolePolicy:RolePolicy", "web-blocking-for-analyser");
        expect(statementsOf(policy.inputs.policy)).to.deep.equal([
            {
                Effect: "Allow",
                Action: ["wafv2:GetIPSet", "wafv2:UpdateIPSet"],
                Resource: [arnOf(graph, "ipv4"), arnOf(graph, "ipv6")],
            },
        ]);
        const role = graph.find("aws:iam/role:Role", "analyser-function");
        expect(policy.inputs.role).to.equal(role.output("name"));
    });

    it("finds the sets in its environment, and is called only when it may change them", async () => {
        const graph = await planGranted({ blockList: true }, (tier, analyser) => tier.grantBlocking(analyser));
        const analyser = graph.find("aws:lambda/function:Function", "analyser-function");
        expect(analyser.input("environment.variables")).to.deep.include({
            WEB_BLOCKED_IPV4_SET_ARN: arnOf(graph, "ipv4"),
            WEB_BLOCKED_IPV6_SET_ARN: arnOf(graph, "ipv6"),
        });
        const policy = graph.find("aws:iam/rolePolicy:RolePolicy", "web-blocking-for-analyser");
        expect(analyser.options.dependsOn).to.include(policy.urn);
    });

    it("is told where there is no list", async () => {
        let message = "";
        await planGranted({}, (tier, analyser) => {
            message = messageOf(() => tier.grantBlocking(analyser));
        });
        expect(message).to.contain(
            'ScalableWebTier "web", grant to "analyser": there is no list of blocked addresses; set firewall.blockList to true.',
        );
    });
});
