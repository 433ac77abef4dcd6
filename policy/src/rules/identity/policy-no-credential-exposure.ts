import { identityPolicyTypes, judgePolicies } from "../../aws/identity-policies.js";
import { listed } from "../../aws/listed.js";
import { grantedOnEverything } from "../../aws/policy-grants.js";
import { credentialActions } from "../../aws/risky-actions.js";
import { violation } from "../../core/finding.js";
import { resourceRule } from "../../core/resource-rule.js";

const fix = "name the resources, or limit them by a condition on them";

export const policyNoCredentialExposure = resourceRule({
    name: "policy-no-credential-exposure",
    title: "No policy hands out just any credentials",
    description: "An IAM policy must not allow actions on every resource whose answer is a password, a key or a token.",
    severity: "high",
    why: "A key that is asked for once works long after the intruder was locked out, and for whomever it was asked.",
    fix: "Name in Resource for whom or what the credentials may be asked.",
    controls: { checkov: ["CKV_AWS_287"] },
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
    // The text of a policy is known, and judged again, before the policy is made.
    onUnknown: "advisory",
    types: identityPolicyTypes,
    readSettings: (reader) => ({
        actions: reader.words(
            "actions",
            credentialActions,
            "The actions that return credentials. What is given replaces the default.",
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
