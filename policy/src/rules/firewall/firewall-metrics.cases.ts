import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties, type WireValue } from "../../testing/wire.js";

const type = "aws:wafv2/webAcl:WebAcl";
const property = "visibilityConfig.cloudwatchMetricsEnabled";
const visibility = (cloudwatchMetricsEnabled: WireValue): WireProperties => ({
    visibilityConfig: { cloudwatchMetricsEnabled, metricName: "web", sampledRequestsEnabled: true },
});
const rule = (enabled: WireValue): WireProperties => ({
    name: "common",
    priority: 1,
    statement: { managedRuleGroupStatement: { vendorName: "AWS", name: "AWSManagedRulesCommonRuleSet" } },
    ...visibility(enabled),
});
const acl = (props: WireProperties): TestResource => ({
    type,
    name: "web",
    props: { scope: "REGIONAL", defaultAction: { allow: {} }, ...props },
});

export const cases: RuleCases = {
    good: complies(acl({ ...visibility(true), rules: [rule(true)] })),
    bad: violates(
        `${type} "web": rules[0].${property} is not true; set it to true.`,
        acl({ ...visibility(true), rules: [rule(false)] }),
    ),
    unknown: undecided(`${type} "web": ${property} is not known yet; set it to true.`, acl(visibility(unknown))),
    secret: complies(acl({ ...visibility(secret(true)) })),
    missing: violates(`${type} "web": ${property} is not set; set it to true.`, acl({})),
    more: {
        "cannot judge rules of which it knows nothing": undecided(
            `${type} "web": rules is not known yet as a whole; write a plain list of rules.`,
            acl({ ...visibility(true), rules: unknown }),
        ),
        "reads AWS's own JSON": violates(
            `${type} "web": ruleJson[0].${property} is not true; set it to true.`,
            acl({
                ...visibility(true),
                ruleJson: JSON.stringify([{ Name: "a", VisibilityConfig: { CloudWatchMetricsEnabled: false } }]),
            }),
        ),
        "passes AWS's own JSON that counts": complies(
            acl({
                ...visibility(true),
                ruleJson: JSON.stringify([{ Name: "a", VisibilityConfig: { CloudWatchMetricsEnabled: true } }]),
            }),
        ),
        "judges a rule that is a resource of its own": violates(
            `aws:wafv2/webAclRule:WebAclRule "common": ${property} is not true; set it to true.`,
            { type: "aws:wafv2/webAclRule:WebAclRule", name: "common", props: rule("false") },
        ),
        "knows that an added group counts unless told otherwise": complies({
            type: "aws:wafv2/webAclRuleGroupAssociation:WebAclRuleGroupAssociation",
            name: "common",
            props: { ruleName: "common", priority: 1, webAclArn: unknown },
        }),
    },
};
