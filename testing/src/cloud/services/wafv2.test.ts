import { expect } from "chai";
import type { InputValue } from "../inputs.js";
import { existing, itJudges, itJudgesInSituations, modelOf, outputsOf, type Values } from "./shared/fixtures.test.js";
import { models } from "./wafv2.js";

const code = "WAFInvalidParameterException";
const webAclArn = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/web/1";
const rate = (limit: number): { rateBasedStatement: { limit: number; aggregateKeyType: string } } => ({
    rateBasedStatement: { limit, aggregateKeyType: "IP" },
});
const rule = { name: "rate", priority: 1, action: { block: {} }, statement: rate(2000) };
const managed = { managedRuleGroupStatement: { vendorName: "AWS", name: "AWSManagedRulesCommonRuleSet" } };

describe("a simulated web ACL", () => {
    const webAcl = modelOf(models, "aws:wafv2/webAcl:WebAcl");
    const good = {
        name: "web",
        scope: "REGIONAL",
        defaultAction: { allow: {} },
        visibilityConfig: { cloudwatchMetricsEnabled: true, metricName: "web", sampledRequestsEnabled: true },
        rules: [rule, { name: "common", priority: 2, overrideAction: { count: {} }, statement: managed }],
    };

    itJudges(webAcl, good, [
        { what: "a name with a dot", change: { name: "web.prod" }, code },
        { what: "an unknown scope", change: { scope: "GLOBAL" }, code },
        { what: "no default", change: { defaultAction: {} }, code },
        { what: "two defaults", change: { defaultAction: { allow: {}, block: {} } }, code },
        { what: "two rules of one priority", change: { rules: [rule, { ...rule, name: "again" }] }, code },
        { what: "a rate of 9", change: { rules: [{ ...rule, statement: rate(9) }] }, code },
        {
            what: "a rate over 90 seconds",
            change: {
                rules: [{ ...rule, statement: { rateBasedStatement: { limit: 100, evaluationWindowSec: 90 } } }],
            },
            code,
        },
        { what: "an action for a rule group", change: { rules: [{ ...rule, statement: managed }] }, code },
        {
            what: "an override without a rule group",
            change: { rules: [{ ...rule, action: null, overrideAction: { none: {} } }] },
            code,
        },
        { what: "CloudFront's scope outside us-east-1", change: { scope: "CLOUDFRONT", region: "eu-west-1" }, code },
    ]);

    it("has its scope in its ARN", () => {
        expect(outputsOf(webAcl, good).arn).to.match(/:regional\/webacl\/web\/[0-9a-f-]{36}$/);
        expect(outputsOf(webAcl, { ...good, scope: "CLOUDFRONT" }).arn).to.match(/:global\/webacl\/web\//);
    });
});

describe("what a simulated web ACL guards and tells", () => {
    const loadBalancer = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/web/1";
    const acl = (scope: string): ReturnType<typeof existing> =>
        existing("aws:wafv2/webAcl:WebAcl", "1", { arn: webAclArn, scope });

    describe("a load balancer", () => {
        const guarded = existing("aws:lb/loadBalancer:LoadBalancer", loadBalancer);
        const association = modelOf(models, "aws:wafv2/webAclAssociation:WebAclAssociation");
        itJudgesInSituations(association, { webAclArn, resourceArn: loadBalancer }, [
            { what: "in the same scope", exists: [acl("REGIONAL"), guarded] },
            { what: "in CloudFront's scope", exists: [acl("CLOUDFRONT"), guarded], code },
            { what: "that does not exist", exists: [acl("REGIONAL")], code: "WAFUnavailableEntityException" },
        ]);
    });

    describe("a log", () => {
        const destination = "arn:aws:logs:eu-west-1:123456789012:log-group:aws-waf-logs-web";
        const logging = modelOf(models, "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration");
        const filter = { behavior: "KEEP", requirement: "MEETS_ANY", conditions: [] };
        const filtered = (change: Values): { loggingFilter: InputValue } => ({
            loggingFilter: { defaultBehavior: "DROP", filters: [{ ...filter, ...change }] },
        });
        const good = {
            resourceArn: webAclArn,
            logDestinationConfigs: [destination],
            redactedFields: [{ singleHeader: { name: "cookie" } }],
            ...filtered({ conditions: [{ actionCondition: { action: "BLOCK" } }] }),
        };
        itJudges(logging, good, [
            {
                what: "a header in capital letters",
                change: { redactedFields: [{ singleHeader: { name: "Cookie" } }] },
                code,
            },
            {
                what: "more than 100 redacted fields",
                change: { redactedFields: Array.from({ length: 101 }, () => ({ uriPath: {} })) },
                code,
            },
            {
                what: "a default that is neither to keep nor to drop",
                change: { loggingFilter: { defaultBehavior: "LOG", filters: [filter] } },
                code,
            },
            { what: "an unknown behaviour of a filter", change: filtered({ behavior: "LOG" }), code },
            { what: "an unknown requirement of a filter", change: filtered({ requirement: "MEETS_ONE" }), code },
            {
                what: "an unknown action in a filter",
                change: filtered({ conditions: [{ actionCondition: { action: "LOG" } }] }),
                code,
            },
            { what: "a destination of another name", change: { logDestinationConfigs: ["arn:aws:s3:::logs"] }, code },
            { what: "two destinations", change: { logDestinationConfigs: [destination, destination] }, code },
        ]);
    });

    describe("a set of addresses", () => {
        const good = { name: "office", scope: "REGIONAL", ipAddressVersion: "IPV4", addresses: ["192.0.2.0/24"] };
        itJudges(modelOf(models, "aws:wafv2/ipSet:IpSet"), good, [
            { what: "an address without its length", change: { addresses: ["192.0.2.1"] }, code },
            { what: "every address", change: { addresses: ["0.0.0.0/0"] }, code },
            {
                what: "an address of version 6 among those of version 4",
                change: { addresses: ["2001:db8::/32"] },
                code,
            },
            { what: "an unknown version", change: { ipAddressVersion: "IPV5" }, code },
        ]);
    });

    describe("a rule of its own", () => {
        const type = "aws:wafv2/webAclRule:WebAclRule";
        const model = modelOf(models, type);
        const good = { ...rule, webAclArn };
        itJudges(model, good, [
            { what: "a rate of 9", change: { statement: rate(9) }, code },
            { what: "a priority below zero", change: { priority: -1 }, code },
        ]);
        itJudgesInSituations(model, good, [
            {
                what: "beside one of another priority",
                exists: [existing(type, "other", { name: "other", webAclArn, priority: 2 })],
            },
            {
                what: "beside one of the same priority in another web ACL",
                exists: [existing(type, "other", { name: "other", webAclArn: `${webAclArn}2`, priority: 1 })],
            },
            {
                what: "beside one of the same priority",
                exists: [existing(type, "other", { name: "other", webAclArn, priority: 1 })],
                code,
            },
        ]);

        it("keeps the addresses that it names from being deleted", () => {
            const kept = model.references?.filter(({ to }) => to.includes("aws:wafv2/ipSet:IpSet"));
            expect(kept?.map(({ property, inUse }) => `${property}: ${inUse}`)).to.deep.equal(
                [
                    "ipSetReferenceStatement.arn",
                    "orStatement.statements[].ipSetReferenceStatement.arn",
                    "rateBasedStatement.scopeDownStatement.notStatement.statement.ipSetReferenceStatement.arn",
                    "andStatement.statements[].ipSetReferenceStatement.arn",
                    "andStatement.statements[].orStatement.statements[].ipSetReferenceStatement.arn",
                    "andStatement.statements[].notStatement.statement.ipSetReferenceStatement.arn",
                ].map((path) => `statement.${path}: WAFAssociatedItemException`),
            );
        });
    });
});
