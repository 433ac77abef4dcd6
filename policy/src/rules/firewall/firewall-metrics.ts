import { ownRules, ruleGroupType, webAclGroupType, webAclRuleType, webAclType } from "../../aws/firewalls.js";
import { type Demand, judge, must } from "../../core/demands.js";
import { type Finding, undecidable } from "../../core/finding.js";
import { booleanOf } from "../../core/reading.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";
import { noSettings } from "../../core/rule.js";

const property = "visibilityConfig.cloudwatchMetricsEnabled";
const demand: Demand = {
    whenAbsent: "violates",
    holds: (value) => booleanOf(value) === true,
    isNot: "true",
    fix: "set it to true",
};

export const firewallMetrics = resourceRule({
    name: "firewall-metrics",
    title: "Firewalls count what they match",
    description: "A web ACL, a rule group and each of their rules must have CloudWatch metrics.",
    severity: "medium",
    why: "Without metrics nobody sees an attack begin, nor a rule that turns away customers.",
    fix: "Set cloudwatchMetricsEnabled to true in visibilityConfig, of the whole and of every rule.",
    controls: { securityHub: ["WAF.12"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html#waf-12",
    types: [webAclType, ruleGroupType, webAclRuleType, webAclGroupType],
    readSettings: noSettings,
    check: findUncounted,
});

function findUncounted({ type, props }: CheckedResource): Finding[] {
    // The provider turns metrics on for a group that is added without saying.
    const whenAbsent = type === webAclGroupType ? "complies" : "violates";
    const rules = ownRules(props);
    return [
        ...must(props, property, { ...demand, whenAbsent }),
        ...(rules.state === "unknown"
            ? [undecidable(rules.property, "is not known yet as a whole", "write a plain list of rules")]
            : rules.rules.flatMap(({ path, at }) => judge(at(property), `${path}.${property}`, demand))),
    ];
}
