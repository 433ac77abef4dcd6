import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:wafv2/webAcl:WebAcl";
const groupType = "aws:wafv2/ruleGroup:RuleGroup";
const fix = "write one, or add an aws.wafv2.WebAclRule with its arn";
const visibilityConfig = { cloudwatchMetricsEnabled: true, metricName: "web", sampledRequestsEnabled: true };
const rule = {
    name: "common",
    priority: 1,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName: "AWS", name: "AWSManagedRulesCommonRuleSet" } },
    visibilityConfig,
};
const acl = (props: WireProperties, dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
    type,
    name: "web",
    props: { arn: unknown, scope: "REGIONAL", defaultAction: { allow: {} }, visibilityConfig, ...props },
    dependsOn,
});
const aclRule = (dependsOn: TestResource["dependsOn"]): TestResource => ({
    type: "aws:wafv2/webAclRule:WebAclRule",
    name: "web-common",
    props: { ...rule, webAclArn: unknown },
    dependsOn,
});
const none = `${type} "web": rules has no rule; ${fix}.`;

export const cases: RuleCases = {
    good: complies(acl({ rules: [rule] })),
    bad: violates(none, acl({ rules: [] })),
    unknown: undecided(`${type} "web": rules is not known yet; ${fix}.`, acl({ rules: unknown }, { rules: [] })),
    secret: complies(acl({ rules: secret([rule]) })),
    missing: violates(none, acl({})),
    more: {
        "finds a rule that is a resource of its own": complies(acl({}), aclRule({ webAclArn: ["web"] })),
        "cannot tell what a rule is for that comes from nowhere": undecided(
            `${type} "web": rules may be what "web-common" adds to, which is not known yet; ${fix}.`,
            acl({}),
            aclRule({ webAclArn: [] }),
        ),
        "reads AWS's own JSON": complies(acl({ ruleJson: JSON.stringify([{ Name: "common", Priority: 1 }]) })),
        "finds AWS's own JSON empty": violates(none, acl({ ruleJson: "[]" })),
        "counts rules that are computed from other resources": complies(
            acl({ rules: unknown }, { rules: ["web-group"] }),
            { type: groupType, name: "web-group", props: { rules: [rule] } },
        ),
        "judges a rule group": violates(
            `${groupType} "web-group": rules has no rule; write what it lets pass and what it stops.`,
            { type: groupType, name: "web-group", props: { capacity: 10, scope: "REGIONAL", visibilityConfig } },
        ),
    },
};
