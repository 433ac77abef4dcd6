import { plan } from "@evenkeel/testing";
import type * as aws from "@pulumi/aws";
import { expect } from "chai";
import { messageOf } from "../common/fixtures.test.js";
import type { ScalableWebTierArgs } from "./args.js";
import { FirewallMode } from "./firewall-args.js";
import { planTier, tierArgs } from "./fixtures.test.js";
import { ScalableWebTier } from "./scalable-web-tier.js";
import { resolveSettings } from "./settings.js";

const config = { "aws:region": "eu-west-1" };
const hostedZoneId = "Z0123456789ABCDEFGHIJ";
const options = {
    domain: { name: "www.example.com", hostedZoneId },
    firewall: { mode: FirewallMode.Block, neverLimit: ["198.51.100.7/32"] },
    ssh: { allowFrom: ["10.8.0.0/16"], keyName: "operators" },
    spot: { instanceTypes: ["t3a.small"] },
} satisfies Partial<ScalableWebTierArgs>;

describe("A ScalableWebTier with everything that can be asked for", () => {
    for (const [what, asked] of Object.entries({ "Spot instances": options, "a warm pool": { warmPool: {} } })) {
        it(`is the same in a first preview, with ${what}`, async () => {
            const create = () => void new ScalableWebTier("web", { ...tierArgs, ...asked });
            const preview = await plan(create, { config, preview: true });
            expect(preview.inventory()).to.deep.equal((await plan(create, { config })).inventory());
        });
    }

    it("adds to the tier and changes the name of nothing", async () => {
        const [plain, all] = [await planTier({ certificateArn: "arn:aws:acm:1" }), await planTier(options)];
        expect(all.resources.map(({ urn }) => urn)).to.include.members(plain.resources.map(({ urn }) => urn));
    });

    it("has its tags on everything that can be tagged", async () => {
        const graph = await planTier({ ...options, tags: { owner: "team" } });
        const untagged = graph.resources.filter(({ custom, inputs }) => custom && !("tags" in inputs));
        expect([...new Set(untagged.map(({ type }) => type))].sort()).to.deep.equal([
            "aws:acm/certificateValidation:CertificateValidation",
            "aws:autoscaling/lifecycleHook:LifecycleHook",
            "aws:autoscaling/notification:Notification",
            "aws:autoscaling/policy:Policy",
            "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
            "aws:iam/rolePolicy:RolePolicy",
            "aws:lambda/invocation:Invocation",
            "aws:route53/record:Record",
            "aws:wafv2/webAclAssociation:WebAclAssociation",
            "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
            "aws:wafv2/webAclRule:WebAclRule",
        ]);
    });

    it("can have every child changed, those of its certificate too", async () => {
        const childTransforms = {
            certificate: (args: aws.acm.CertificateArgs) => ({ ...args, keyAlgorithm: "EC_prime256v1" }),
            firewallRules: (args: aws.wafv2.WebAclRuleArgs, { name }: { name: string }) =>
                name === "web-firewall-linux" ? { ...args, priority: 99 } : args,
        };
        const graph = await plan(
            () => void new ScalableWebTier("web", { ...tierArgs, ...options }, { childTransforms }),
            { config },
        );
        const certificate = graph.find("aws:acm/certificate:Certificate", "web-domain-certificate");
        expect(certificate.inputs.keyAlgorithm).to.equal("EC_prime256v1");
        expect(graph.find("aws:wafv2/webAclRule:WebAclRule", "web-firewall-linux").inputs.priority).to.equal(99);
    });

    it("says everything that is wrong at once", () => {
        const wrong = {
            ssh: { allowFrom: ["0.0.0.0/0"] },
            firewall: { requestsPerAddress: 1 },
            spot: { instanceTypes: ["t4g.small"] },
            warmPool: { minSize: -1 },
            domain: { name: "www", hostedZoneId },
        };
        const lines = messageOf(() => resolveSettings("web", { ...tierArgs, ...wrong })).split("\n");
        const places = lines.map((line) => /^ScalableWebTier "web": (\w+)/.exec(line)?.[1]);
        expect(places).to.deep.equal(["ssh", "firewall", "spot", "warmPool", "spot", "domain"]);
    });
});
