import { violation } from "../core/finding.js";
import { resourceRule } from "../core/resource-rule.js";
import type { Rule, RuleStatement } from "../core/rule.js";
import { identityPolicyTypes, judgePolicies } from "./identity-policies.js";
import { listed } from "./listed.js";
import { grantedOnEverything } from "./policy-grants.js";

const fix = "name the resources, or limit them by a condition on them";

interface RiskyActions extends Omit<RuleStatement, "severity" | "onUnknown"> {
    actions: readonly string[];
    /** What the actions are, as in "The actions that read data". */
    setting: string;
}

/** A rule that keeps policies from allowing some actions on every resource; controls ask for each kind of them apart. */
export function riskyActionsRule({ actions: refused, setting, ...statement }: RiskyActions): Rule {
    return resourceRule({
        ...statement,
        severity: "high",
        // The text of a policy is known, and judged again, before the policy is made.
        onUnknown: "advisory",
        types: identityPolicyTypes,
        readSettings: (reader) => ({
            actions: reader.words("actions", refused, `${setting}. What is given replaces the default.`),
        }),
        check: (resource, { actions }) =>
            judgePolicies(resource, fix, (statements, property) => {
                const granted = grantedOnEverything(statements, actions);
                return granted.length === 0
                    ? []
                    : [violation(property, `allows ${listed(granted)} on every resource`, fix)];
            }),
    });
}
