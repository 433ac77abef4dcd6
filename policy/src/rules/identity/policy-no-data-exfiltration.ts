import { identityPolicyTypes, judgePolicies } from "../../aws/identity-policies.js";
import { listed } from "../../aws/listed.js";
import { grantedOnEverything } from "../../aws/policy-grants.js";
import { exfiltratingActions } from "../../aws/risky-actions.js";
import { violation } from "../../core/finding.js";
import { resourceRule } from "../../core/resource-rule.js";

const fix = "name the resources, or limit them by a condition on them";

export const policyNoDataExfiltration = resourceRule({
    name: "policy-no-data-exfiltration",
    title: "No policy opens all data at once",
    description: "An IAM policy must not allow files, parameters or secrets to be read whichever they are.",
    severity: "high",
    why: "Whoever gets hold of one such role reads every bucket and every password of the account.",
    fix: "Name the buckets, parameters and secrets in Resource, or limit them by their tags in Condition.",
    controls: { checkov: ["CKV_AWS_288"] },
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
    // The text of a policy is known, and judged again, before the policy is made.
    onUnknown: "advisory",
    types: identityPolicyTypes,
    readSettings: (reader) => ({
        actions: reader.words(
            "actions",
            exfiltratingActions,
            "The actions that read data. What is given replaces the default.",
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
