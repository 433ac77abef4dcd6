import { type Finding, undecidable } from "../core/finding.js";
import { elementsOf, member, type Reading, read } from "../core/reading.js";
import type { CheckedResource } from "../core/resource-rule.js";
import { policyDocument, type PolicyStatement } from "./policy-document.js";

export const roleType = "aws:iam/role:Role";
const permissionSetPolicyType = "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy";

/** What carries a policy that says what its holder may do: a policy of its own, or one inside of a role or permission set. */
export const identityPolicyTypes = [
    "aws:iam/policy:Policy",
    "aws:iam/rolePolicy:RolePolicy",
    "aws:iam/userPolicy:UserPolicy",
    "aws:iam/groupPolicy:GroupPolicy",
    roleType,
    permissionSetPolicyType,
] as const;

/** One policy of a resource, and where the program writes it. */
export interface WrittenPolicy {
    property: string;
    reading: Reading;
}

/** A role has its trust policy beside these, which is another matter. */
export function policiesOf({ type, props }: CheckedResource): WrittenPolicy[] {
    if (type !== roleType) {
        const property = type === permissionSetPolicyType ? "inlinePolicy" : "policy";
        return [{ property, reading: read(props, property) }];
    }
    const inline = read(props, "inlinePolicies");
    return inline.state === "unknown"
        ? [{ property: "inlinePolicies", reading: inline }]
        : elementsOf(inline).map((element, index) => ({
              property: `inlinePolicies[${index}].policy`,
              reading: member(element, "policy"),
          }));
}

/**
 * Judges each policy of a resource by its statements. One that is not known yet is undecided; `fix` says what to do
 * about that. One that cannot be read is left to `policy-not-all-actions`, so that it is reported once.
 */
export function judgePolicies(
    resource: CheckedResource,
    fix: string,
    judge: (statements: readonly PolicyStatement[], property: string) => readonly Finding[],
): Finding[] {
    return policiesOf(resource).flatMap(({ property, reading }) => judgePolicy({ property, reading }, fix, judge));
}

/** The same for one policy, such as the trust policy of a role. */
export function judgePolicy(
    { property, reading }: WrittenPolicy,
    fix: string,
    judge: (statements: readonly PolicyStatement[], property: string) => readonly Finding[],
): readonly Finding[] {
    const document = policyDocument(reading);
    switch (document.state) {
        case "unknown":
            return [undecidable(property, "is not known yet", fix)];
        case "absent":
        case "malformed":
            return [];
        case "known":
            return judge(document.statements, property);
    }
}
