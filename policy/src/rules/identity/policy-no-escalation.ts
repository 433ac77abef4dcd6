import { identityPolicyTypes, judgePolicies } from "../../aws/identity-policies.js";
import { listed } from "../../aws/listed.js";
import { grantedOnEverything } from "../../aws/policy-grants.js";
import type { PolicyStatement } from "../../aws/policy-document.js";
import { escalations } from "../../aws/risky-actions.js";
import { violation } from "../../core/finding.js";
import { resourceRule } from "../../core/resource-rule.js";

const fix = "name the resources, or limit them by a condition on them";

export const policyNoEscalation = resourceRule({
    name: "policy-no-escalation",
    title: "No policy is a way to more rights",
    description: "An IAM policy must not allow actions on every resource by which its holder gets more rights.",
    severity: "high",
    why: "A build job that may write any policy, or hand any role to a machine that it starts, is an administrator by a detour.",
    fix: "Name the resources in Resource, limit iam:PassRole by iam:PassedToService, or demand a permissions boundary in Condition.",
    controls: { checkov: ["CKV_AWS_286"] },
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
    // The text of a policy is known, and judged again, before the policy is made.
    onUnknown: "advisory",
    types: identityPolicyTypes,
    readSettings: (reader) => ({
        allowed: reader.words("allowed", undefined, "Actions that may be allowed on every resource all the same."),
    }),
    check: (resource, { allowed = [] }) =>
        judgePolicies(resource, fix, (statements, property) => {
            const ways = openWays(statements, new Set(allowed.map((action) => action.toLowerCase())));
            return ways.length === 0
                ? []
                : [violation(property, `lets its holder get more rights by ${listed(ways)} on every resource`, fix)];
        }),
});

const actionsOfEscalations = [...new Set(escalations.flat())];

/** The ways to more rights all of whose actions are granted, each as the actions that it takes. */
function openWays(statements: readonly PolicyStatement[], allowed: ReadonlySet<string>): string[] {
    const granted = new Set(grantedOnEverything(statements, actionsOfEscalations));
    return escalations
        .filter((way) => way.every((action) => granted.has(action) && !allowed.has(action.toLowerCase())))
        .map((way) => way.join(" with "));
}
