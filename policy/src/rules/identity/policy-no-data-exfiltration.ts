import { exfiltratingActions } from "../../aws/risky-actions.js";
import { riskyActionsRule } from "../../aws/risky-actions-rule.js";

export const policyNoDataExfiltration = riskyActionsRule({
    name: "policy-no-data-exfiltration",
    title: "No policy opens all data at once",
    description: "An IAM policy must not allow files, parameters or secrets to be read whichever they are.",
    why: "Whoever gets hold of one such role reads every bucket and every password of the account.",
    fix: "Name the buckets, parameters and secrets in Resource, or limit them by their tags in Condition.",
    controls: { checkov: ["CKV_AWS_288"] },
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
    actions: exfiltratingActions,
    setting: "The actions that read data",
});
