import type { PolicyResource } from "@pulumi/policy";
import {
    ownRules,
    ruleGroupType,
    webAclGroupType,
    webAclRuleType,
    webAclType,
    webAclTypes,
} from "../../aws/firewalls.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { isComputed, isGiven } from "../../core/references.js";
import { Referrers } from "../../core/referrers.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

const outside = [webAclRuleType, webAclGroupType];

export const firewallHasRules = stackRule({
    name: "firewall-has-rules",
    title: "Firewalls have rules",
    description: "A web ACL must have a rule or a rule group, and a rule group must have a rule.",
    severity: "medium",
    why: "A web ACL without rules looks like protection on every list, and lets everything pass that its default lets pass.",
    fix: "Write rules, or add an aws.wafv2.WebAclRule or aws.wafv2.WebAclRuleGroupAssociation for the web ACL.",
    controls: { securityHub: ["WAF.10"], checkov: ["CKV_AWS_175"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html#waf-10",
    readSettings: noSettings,
    check: (stack) => {
        const rules = new Referrers(stack, { from: outside, property: "webAclArn", to: webAclTypes });
        return [
            ...stack.ofType(ruleGroupType).map((group) => ({ resource: group, findings: findNone(group, []) })),
            ...stack.ofType(webAclType).map((acl) => {
                const { certain, possible } = rules.of(acl);
                return { resource: acl, findings: certain.length > 0 ? [] : findNone(acl, possible) };
            }),
        ];
    },
});

/** @param possible resources that may add a rule */
function findNone(resource: PolicyResource, [doubtful]: readonly PolicyResource[]): Finding[] {
    const fix =
        resource.type === webAclType
            ? "write one, or add an aws.wafv2.WebAclRule with its arn"
            : "write what it lets pass and what it stops";
    const own = ownRules(resource.props);
    if (own.state === "known" ? own.rules.length > 0 : isComputed(resource, own.property)) {
        return [];
    }
    if (doubtful !== undefined) {
        return [undecidable("rules", `may be what "${doubtful.name}" adds to, which is not known yet`, fix)];
    }
    return own.state === "unknown" && isGiven(resource, own.property)
        ? [undecidable(own.property, "is not known yet", fix)]
        : [violation("rules", "has no rule", fix)];
}
