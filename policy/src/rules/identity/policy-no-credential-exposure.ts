import { credentialActions } from "../../aws/risky-actions.js";
import { riskyActionsRule } from "../../aws/risky-actions-rule.js";

export const policyNoCredentialExposure = riskyActionsRule({
    name: "policy-no-credential-exposure",
    title: "No policy hands out just any credentials",
    description: "An IAM policy must not allow actions on every resource whose answer is a password, a key or a token.",
    why: "A key that is asked for once works long after the intruder was locked out, and for whomever it was asked.",
    fix: "Name in Resource for whom or what the credentials may be asked.",
    controls: { checkov: ["CKV_AWS_287"] },
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
    actions: credentialActions,
    setting: "The actions that return credentials",
});
