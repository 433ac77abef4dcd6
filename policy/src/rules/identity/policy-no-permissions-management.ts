import { permissionActions } from "../../aws/risky-actions.js";
import { riskyActionsRule } from "../../aws/risky-actions-rule.js";

export const policyNoPermissionsManagement = riskyActionsRule({
    name: "policy-no-permissions-management",
    title: "No policy changes just anybody's permissions",
    description: "An IAM policy must not allow actions on every resource that change who may do what.",
    why: "A single call then opens a bucket, a key or a queue to the world, or locks its owner out.",
    fix: "Name the resources in Resource whose permissions may be changed, or limit them in Condition.",
    controls: { checkov: ["CKV_AWS_289"] },
    url: "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    actions: permissionActions,
    setting: "The actions that change permissions",
});
