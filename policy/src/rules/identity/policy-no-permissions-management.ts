import { identityPolicyTypes, judgePolicies } from "../../aws/identity-policies.js";
import { listed } from "../../aws/listed.js";
import { grantedOnEverything } from "../../aws/policy-grants.js";
import { permissionActions } from "../../aws/risky-actions.js";
import { violation } from "../../core/finding.js";
import { resourceRule } from "../../core/resource-rule.js";

const fix = "name the resources, or limit them by a condition on them";

export const policyNoPermissionsManagement = resourceRule({
    name: "policy-no-permissions-management",
    title: "No policy changes just anybody's permissions",
    description: "An IAM policy must not allow actions on every resource that change who may do what.",
    severity: "high",
    why: "A single call then opens a bucket, a key or a queue to the world, or locks its owner out.",
    fix: "Name the resources in Resource whose permissions may be changed, or limit them in Condition.",
    controls: { checkov: ["CKV_AWS_289"] },
    url: "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    // The text of a policy is known, and judged again, before the policy is made.
    onUnknown: "advisory",
    types: identityPolicyTypes,
    readSettings: (reader) => ({
        actions: reader.words(
            "actions",
            permissionActions,
            "The actions that change permissions. What is given replaces the default.",
        ),
    }),
    check: (resource, { actions }) =>
        judgePolicies(resource, fix, (statements, property) => {
            const granted = grantedOnEverything(statements, actions);
            return granted.length === 0
                ? []
                : [violation(property, `allows ${listed(granted)} on every resource`, fix)];
        }),
});
