import { elementsOf, read } from "../../core/reading.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { noSettings } from "../../core/rule.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";

const fix = "put the user into a group that has the policy, or let people take a role";

export const userWithoutPolicies = resourceRule({
    name: "user-without-policies",
    title: "Users get their rights from groups and roles",
    description: "An IAM user must have no policy of its own.",
    severity: "low",
    why: "Rights that hang on single users outlive the work that they were for, because nobody looks through every user.",
    fix: "Attach the policy to a group and put the user into it, or give people a role to take.",
    controls: { securityHub: ["IAM.2"], cis: ["1.15"], checkov: ["CKV_AWS_40"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-2",
    types: [
        "aws:iam/userPolicy:UserPolicy",
        "aws:iam/userPolicyAttachment:UserPolicyAttachment",
        "aws:iam/policyAttachment:PolicyAttachment",
        "aws:iam/userPoliciesExclusive:UserPoliciesExclusive",
        "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive",
    ],
    readSettings: noSettings,
    check: findUserPolicy,
});

/** Lists of what a resource gives to users: users themselves, or what one user is left with. */
const lists: Readonly<Record<string, string>> = {
    "aws:iam/policyAttachment:PolicyAttachment": "users",
    "aws:iam/userPoliciesExclusive:UserPoliciesExclusive": "policyNames",
    "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive": "policyArns",
};

function findUserPolicy({ type, props }: CheckedResource): Finding[] {
    const property = lists[type];
    if (property === undefined) {
        return [violation("user", "has a policy of its own", fix)];
    }
    const list = read(props, property);
    if (list.state === "unknown") {
        return [undecidable(property, "is not known yet", fix)];
    }
    // One that is there counts, known or not.
    return elementsOf(list).some(({ state }) => state !== "absent")
        ? [violation(property, "gives a user a policy of its own", fix)]
        : [];
}
