import { type Graph, planUpdate } from "@evenkeel/testing";
import type * as aws from "@pulumi/aws";
import { expect } from "chai";
import { messageOf, statementsOf } from "../common/fixtures.test.js";
import { type FirewallArgs, FirewallMode } from "./firewall-args.js";
import { planTier, tierArgs, userDataOf } from "./fixtures.test.js";
import { ScalableWebTier } from "./scalable-web-tier.js";
import { resolveSettings } from "./settings.js";

const ruleType = "aws:wafv2/webAclRule:WebAclRule";
const rulesOf = (graph: Graph) =>
    graph.ofType(ruleType).sort((one, other) => Number(one.inputs.priority) - Number(other.inputs.priority));
const alarmOf = (graph: Graph) => graph.find("aws:cloudwatch/metricAlarm:MetricAlarm", "web-firewall");

describe("The firewall of a ScalableWebTier", () => {
    let graph: Graph;
    before(async () => (graph = await planTier({ firewall: {}, tags: { owner: "team" } })));

    it("is there only where it is asked for, and then is exactly this", async () => {
        const without = await planTier();
        const added = graph.inventory().filter((line) => !without.inventory().includes(line));
        expect(added).to.deep.equal([
            "web-firewall-bad-inputs: aws:wafv2/webAclRule:WebAclRule",
            "web-firewall-common: aws:wafv2/webAclRule:WebAclRule",
            "web-firewall-linux: aws:wafv2/webAclRule:WebAclRule",
            "web-firewall-rate: aws:wafv2/webAclRule:WebAclRule",
            "web-firewall-reputation: aws:wafv2/webAclRule:WebAclRule",
            "web-firewall-sql: aws:wafv2/webAclRule:WebAclRule",
            "web-firewall: aws:cloudwatch/metricAlarm:MetricAlarm",
            "web-firewall: aws:wafv2/webAcl:WebAcl",
            "web-firewall: aws:wafv2/webAclAssociation:WebAclAssociation",
            "web-firewall: aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
            "web-log-firewall: aws:cloudwatch/logGroup:LogGroup",
            "web-log-firewall: aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
        ]);
    });

    it("stands before the load balancer, once its rules are in it", () => {
        const balancer = graph.find("aws:lb/loadBalancer:LoadBalancer", "web-balancer");
        const webAcl = graph.find("aws:wafv2/webAcl:WebAcl", "web-firewall");
        const association = graph.find("aws:wafv2/webAclAssociation:WebAclAssociation", "web-firewall");
        expect(association.inputs).to.deep.equal({
            resourceArn: balancer.output("arn"),
            webAclArn: webAcl.output("arn"),
        });
        expect(association.options.dependsOn).to.include.members(rulesOf(graph).map(({ urn }) => urn));
        expect(webAcl.inputs).to.deep.include({ scope: "REGIONAL", defaultAction: { allow: {} } });
        expect(webAcl.inputs).to.not.have.any.keys("rules", "name");
        expect(webAcl.options.ignoreChanges).to.deep.equal(["rules"]);
    });

    it("is made anew with its rules where more than its tags changes, since an update would empty it", async () => {
        const changed = (change: (args: aws.wafv2.WebAclArgs) => aws.wafv2.WebAclArgs) => () =>
            void new ScalableWebTier(
                "web",
                { ...tierArgs, firewall: {}, tags: { owner: "team" } },
                { childTransforms: { firewall: change } },
            );
        const operationsOf = async (program: () => void) => {
            const updates = await planUpdate(graph, program, { config: { "aws:region": "eu-west-1" } });
            return updates.map(({ type, name, operation }) => `${operation} ${name} (${type.split(":").at(-1)})`);
        };
        const blocking = changed((args) => ({ ...args, defaultAction: { block: {} } }));
        expect(await operationsOf(blocking)).to.have.members([
            "replace web-firewall (WebAcl)",
            ...["bad-inputs", "common", "linux", "rate", "reputation", "sql"].map(
                (rule) => `replace web-firewall-${rule} (WebAclRule)`,
            ),
            "replace web-firewall (WebAclLoggingConfiguration)",
            "replace web-firewall (WebAclAssociation)",
        ]);
        const tagged = changed((args) => ({ ...args, tags: { owner: "others" } }));
        expect(await operationsOf(tagged)).to.deep.equal(["update web-firewall (WebAcl)"]);
    });

    it("leaves the load balancer before its successor comes, since the end of the old association is that of any", () => {
        const association = graph.find("aws:wafv2/webAclAssociation:WebAclAssociation", "web-firewall");
        expect(association.options.deleteBeforeReplace).to.equal(true);
    });

    it("only counts at first", () => {
        expect(rulesOf(graph).map(({ inputs }) => inputs.name)).to.deep.equal([
            ...["rate", "reputation", "bad-inputs", "common", "sql", "linux"],
        ]);
        for (const { inputs } of rulesOf(graph)) {
            expect(inputs.action ?? inputs.overrideAction, String(inputs.name)).to.deep.equal({ count: {} });
        }
    });

    it("turns away when it is told to, but no upload for its size", async () => {
        const blocking = await planTier({ firewall: { mode: FirewallMode.Block } });
        const [rate, ...groups] = rulesOf(blocking);
        expect(rate?.inputs.action).to.deep.equal({ block: {} });
        for (const { inputs } of groups) expect(inputs.overrideAction).to.deep.equal({ none: {} });
        const statement = (role: string) =>
            blocking.find(ruleType, `web-firewall-${role}`).input("statement.managedRuleGroupStatement");
        expect(statement("common")).to.deep.equal({
            vendorName: "AWS",
            name: "AWSManagedRulesCommonRuleSet",
            ruleActionOverrides: [{ name: "SizeRestrictions_BODY", actionToUse: { count: {} } }],
        });
        expect(statement("sql")).to.deep.equal({ vendorName: "AWS", name: "AWSManagedRulesSQLiRuleSet" });
    });

    it("limits each address, except those that many people share", async () => {
        const statement = "statement.rateBasedStatement";
        expect(graph.find(ruleType, "web-firewall-rate").input(statement)).to.deep.equal({
            limit: 2000,
            evaluationWindowSec: 300,
            aggregateKeyType: "IP",
        });
        const shared = await planTier({
            firewall: { requestsPerAddress: 100, rateWindowSeconds: 60, neverLimit: ["198.51.100.7/32"] },
        });
        const addresses = shared.find("aws:wafv2/ipSet:IpSet", "web-never-limit");
        expect(addresses.inputs).to.deep.include({
            scope: "REGIONAL",
            ipAddressVersion: "IPV4",
            addresses: ["198.51.100.7/32"],
        });
        expect(shared.find(ruleType, "web-firewall-rate").input(statement)).to.deep.equal({
            limit: 100,
            evaluationWindowSec: 60,
            aggregateKeyType: "IP",
            scopeDownStatement: {
                notStatement: { statement: { ipSetReferenceStatement: { arn: addresses.output("arn") } } },
            },
        });
        // Nor does nginx, which would turn them away behind the firewall.
        expect(userDataOf(graph)).to.not.contain("198.51.100.7");
        expect(userDataOf(shared)).to.contain("  198.51.100.7 0;\n");
    });
});

describe("What the firewall of a ScalableWebTier tells", () => {
    let graph: Graph;
    before(async () => (graph = await planTier({ firewall: {}, logRetentionDays: 90 })));

    it("is logged without what would let a reader act as the visitor", () => {
        const group = graph.find("aws:cloudwatch/logGroup:LogGroup", "web-log-firewall");
        expect(group.inputs).to.deep.include({ namePrefix: "aws-waf-logs-web-", retentionInDays: 90 });
        const logging = graph.find("aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", "web-firewall");
        expect(logging.inputs.logDestinationConfigs).to.deep.equal([group.output("arn")]);
        expect(logging.inputs.redactedFields).to.deep.equal([
            { singleHeader: { name: "authorization" } },
            { singleHeader: { name: "cookie" } },
        ]);
        expect(logging.input("loggingFilter.defaultBehavior")).to.equal("DROP");
    });

    it("is delivered by AWS on behalf of this account only", () => {
        const group = graph.find("aws:cloudwatch/logGroup:LogGroup", "web-log-firewall").output("arn");
        const policy = graph.find("aws:cloudwatch/logResourcePolicy:LogResourcePolicy", "web-log-firewall");
        expect(policy.inputs.resourceArn).to.equal(group);
        expect(statementsOf(policy.inputs.policyDocument)).to.deep.equal([
            {
                Effect: "Allow",
                Principal: { Service: "delivery.logs.amazonaws.com" },
                Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                Resource: `${String(group)}:*`,
                Condition: {
                    StringEquals: { "aws:SourceAccount": "123456789012" },
                    ArnLike: { "aws:SourceArn": "arn:aws:logs:eu-west-1:123456789012:*" },
                },
            },
        ]);
    });

    it("wakes the traffic topic by what the mode does with requests", async () => {
        const balancer = graph.find("aws:lb/loadBalancer:LoadBalancer", "web-balancer");
        expect(alarmOf(graph).inputs).to.deep.include({
            namespace: "AWS/WAFV2",
            metricName: "CountedRequests",
            dimensions: { WebACL: balancer.output("name"), Region: "eu-west-1", Rule: "ALL" },
            statistic: "Sum",
            threshold: 100,
            period: 60,
            evaluationPeriods: 5,
            datapointsToAlarm: 3,
            treatMissingData: "notBreaching",
            alarmActions: [tierArgs.alertTopics.traffic],
        });
        expect(graph.find("aws:wafv2/webAcl:WebAcl", "web-firewall").input("visibilityConfig.metricName")).to.equal(
            balancer.output("name"),
        );
        const blocking = await planTier({
            firewall: { mode: FirewallMode.Block },
            alarms: { firewall: { threshold: 1000 } },
        });
        expect(alarmOf(blocking).inputs).to.include({ metricName: "BlockedRequests", threshold: 1000 });
    });
});

describe("A firewall that AWS would not take", () => {
    const wrong: [string, FirewallArgs, string][] = [
        ["a limit of 9", { requestsPerAddress: 9 }, "firewall.requestsPerAddress is 9; use 10 to 2000000000."],
        [
            "a window of 90 seconds",
            { rateWindowSeconds: 90 },
            "firewall.rateWindowSeconds is 90; AWS counts over 60, 120, 300, 600 seconds.",
        ],
        [
            "an address without its length",
            { neverLimit: ["198.51.100.7"] },
            'firewall.neverLimit has "198.51.100.7"; write IPv4 ranges by their first address',
        ],
        [
            "more exemptions than an instance can be told of",
            { neverLimit: Array.from({ length: 51 }, (_, host) => `198.51.100.${host}/32`) },
            "firewall.neverLimit has 51 ranges; use at most 50, since every instance is told them when it boots.",
        ],
        [
            "no limit for anybody",
            { neverLimit: ["0.0.0.0/0"] },
            'firewall.neverLimit has "0.0.0.0/0", which is wider than a /8; name the addresses that are shared.',
        ],
    ];
    for (const [what, firewall, message] of wrong) {
        it(`is refused for ${what}`, () => {
            expect(messageOf(() => resolveSettings("web", { ...tierArgs, firewall }))).to.contain(
                `ScalableWebTier "web": ${message}`,
            );
        });
    }

    it("is refused for an unknown mode", () => {
        const firewall = JSON.parse('{ "mode": "Allow" }');
        expect(messageOf(() => resolveSettings("web", { ...tierArgs, firewall }))).to.contain(
            'ScalableWebTier "web": firewall.mode is "Allow"; use "Count" or "Block".',
        );
    });
});
