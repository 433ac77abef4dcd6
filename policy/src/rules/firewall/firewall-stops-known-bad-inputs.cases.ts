import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties, type WireValue } from "../../testing/wire.js";

const type = "aws:wafv2/webAcl:WebAcl";
const group = "AWSManagedRulesKnownBadInputsRuleSet";
const fix = `add a rule with the managed rule group ${group}, and let it block`;
const managed = (name: WireValue, more: WireProperties = {}): WireProperties => ({
    name: "bad-inputs",
    priority: 1,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName: "AWS", name, ...more } },
});
const acl = (props: WireProperties, dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
    type,
    name: "web",
    props: { arn: unknown, scope: "REGIONAL", ...props },
    dependsOn,
});
const outside = (props: WireProperties, kind = "webAclRule:WebAclRule"): TestResource => ({
    type: `aws:wafv2/${kind}`,
    name: "web-bad-inputs",
    props: { webAclArn: unknown, ...props },
    dependsOn: { webAclArn: ["web"] },
});
const log4j = (action: string): WireProperties => ({
    ruleActionOverrides: [{ name: "Log4JRCE_HEADER", actionToUse: { [action]: {} } }],
});
const without = `${type} "web": rules does without ${group}; ${fix}.`;
const counting = `${type} "web": rules only counts what ${group} finds; ${fix}.`;
const association = "webAclRuleGroupAssociation:WebAclRuleGroupAssociation";

export const cases: RuleCases = {
    good: complies(acl({ rules: [managed(group)] })),
    bad: violates(without, acl({ rules: [managed("AWSManagedRulesCommonRuleSet")] })),
    unknown: undecided(`${type} "web": rules is not known yet; ${fix}.`, acl({ rules: [managed(unknown)] })),
    secret: complies(acl({ rules: [managed(secret(group))] })),
    missing: violates(without, acl({})),
    more: {
        "finds the group in a rule that is a resource of its own": complies(acl({}), outside(managed(group))),
        "finds the group in an association": complies(
            acl({}),
            outside({ managedRuleGroup: { vendorName: "AWS", name: group } }, association),
        ),
        "finds the group in AWS's own JSON": complies(
            acl({
                ruleJson: JSON.stringify([
                    { Statement: { ManagedRuleGroupStatement: { VendorName: "AWS", Name: group } } },
                ]),
            }),
        ),
        "cannot tell what a group does not look at": undecided(
            `${type} "web": rules lets ${group} look at some requests only, by its scopeDownStatement; ${fix}.`,
            acl({
                rules: [
                    managed(group, {
                        scopeDownStatement: {
                            byteMatchStatement: { searchString: "/never", positionalConstraint: "EXACTLY" },
                        },
                    }),
                ],
            }),
        ),
        "takes a group that looks at everything beside one that does not": complies(
            acl({ rules: [managed(group, { scopeDownStatement: { labelMatchStatement: {} } }), managed(group)] }),
        ),
        "does not take a group that only counts": violates(
            counting,
            acl({ rules: [{ ...managed(group), overrideAction: { count: {} } }] }),
        ),
        "does not take an association that only counts": violates(
            counting,
            acl({}),
            outside({ managedRuleGroup: { name: group }, overrideAction: "count" }, association),
        ),
        "does not take a group whose Log4j rule only counts": violates(
            counting,
            acl({ rules: [managed(group, log4j("count"))] }),
        ),
        "takes a group whose Log4j rule asks for a puzzle": complies(
            acl({ rules: [managed(group, log4j("captcha"))] }),
        ),
        "cannot judge rules of which it knows nothing": undecided(
            `${type} "web": rules is not known yet; ${fix}.`,
            acl({ rules: unknown }, { rules: [] }),
        ),
    },
};
