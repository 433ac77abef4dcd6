import type { PolicyResource } from "@pulumi/policy";
import { given } from "../../aws/program-inputs.js";
import { matchesGlob } from "../../core/glob.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { elementsOf, type Reading, textOf } from "../../core/reading.js";
import { sourcesOf } from "../../core/references.js";
import { stackRule } from "../../core/stack-rule.js";

const ownPolicies: ReadonlySet<string> = new Set(["aws:iam/policy:Policy"]);
const fix = "attach a policy with the actions that are needed";

/** Types that attach policies, with the property that names one or several. */
const attachments: Readonly<Record<string, string>> = {
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": "policyArn",
    "aws:iam/userPolicyAttachment:UserPolicyAttachment": "policyArn",
    "aws:iam/groupPolicyAttachment:GroupPolicyAttachment": "policyArn",
    "aws:iam/policyAttachment:PolicyAttachment": "policyArn",
    "aws:iam/role:Role": "managedPolicyArns",
    "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive": "policyArns",
    "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive": "policyArns",
    "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive": "policyArns",
    "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment": "managedPolicyArn",
    "aws:ssoadmin/managedPolicyAttachmentsExclusive:ManagedPolicyAttachmentsExclusive": "managedPolicyArns",
};

const administrators = ["AdministratorAccess*", "IAMFullAccess", "PowerUserAccess", "job-function/SystemAdministrator"];

export const attachmentNotAdministrator = stackRule({
    name: "attachment-not-administrator",
    title: "Nobody holds AWS's policies for administrators",
    description: "Roles, users and groups must not have a policy of AWS's that makes an administrator.",
    severity: "medium",
    why: "Whatever goes wrong in one program, or with one key, then goes wrong with the whole account.",
    fix: "Attach a policy of your own with the actions that are needed, or one of AWS's for a single purpose.",
    controls: { cdkNag: ["IAM4"], checkov: ["CKV_AWS_274"] },
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html#aws-managed-policies",
    readSettings: (reader) => ({
        policies: reader.words(
            "policies",
            administrators,
            "AWS's policies that are refused, by what follows policy/ in their ARN; * stands for any text.",
        ),
    }),
    check: (stack, { policies }) =>
        Object.entries(attachments).flatMap(([type, property]) =>
            stack.ofType(type).map((resource) => ({ resource, findings: judge(resource, property, policies) })),
        ),
});

function judge(resource: PolicyResource, property: string, refused: readonly string[]): Finding[] {
    const written = given(resource, property);
    const isList = written.state === "known" && Array.isArray(written.value);
    const arns = isList ? elementsOf(written) : [written];
    const findings = arns.flatMap((arn, index) =>
        isRefused(arn, refused)
            ? [violation(isList ? `${property}[${index}]` : property, "makes an administrator", fix)]
            : [],
    );
    // Policies of the program's own have no ARN before they are made; those of AWS always have one.
    const unknowns = arns.filter(({ state }) => state === "unknown").length;
    const own = sourcesOf(resource, property, ownPolicies).length;
    // Of a list that is not known as a whole, nobody can tell what stands in it beside them.
    const isHiddenList = written.state === "unknown" && !property.endsWith("Arn");
    return isHiddenList || unknowns > own ? [...findings, undecidable(property, "is not known yet", fix)] : findings;
}

function isRefused(arn: Reading, refused: readonly string[]): boolean {
    const name = /^arn:[\w-]+:iam::aws:policy\/(.+)$/.exec(textOf(arn) ?? "")?.[1];
    return name !== undefined && refused.some((pattern) => matchesGlob(pattern, name));
}
