import { judgePolicy, roleType } from "../../aws/identity-policies.js";
import type { Condition, PolicyStatement, Principal } from "../../aws/policy-document.js";
import { type Finding, violation } from "../../core/finding.js";
import { read } from "../../core/reading.js";
import { resourceRule } from "../../core/resource-rule.js";

const property = "assumeRolePolicy";
const fix = "name the roles or services that take it, or say in Condition who they are";

export const roleTrustNotBroad = resourceRule({
    name: "role-trust-not-broad",
    title: "Roles say who takes them",
    description: "A role must not be open to everybody, nor to a whole account without a condition.",
    severity: "high",
    why: "Whoever finds the ARN of a role that trusts everybody, or takes over anything in an account that it trusts, is that role.",
    fix: "Name the roles or services that take it in Principal; for a partner's account, demand sts:ExternalId in Condition.",
    controls: { checkov: ["CKV_AWS_60", "CKV_AWS_61"] },
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user_externalid.html",
    // The text of a policy is known, and judged again, before the role is made.
    onUnknown: "advisory",
    types: [roleType],
    readSettings: (reader) => ({
        accounts: reader.words("accounts", undefined, "Numbers of accounts that roles may trust as a whole."),
    }),
    check: ({ props }, { accounts = [] }) =>
        judgePolicy({ property, reading: read(props, property) }, fix, (statements) =>
            statements.flatMap((statement, index) => judge(statement, `${property}.Statement[${index}]`, accounts)),
        ),
});

function judge(statement: PolicyStatement, place: string, accounts: readonly string[]): Finding[] {
    const { effect, principals, notPrincipals, conditions } = statement;
    if (effect === "Deny") {
        return [];
    }
    const open = principals.some(({ value }) => value === "*") || notPrincipals.length > 0;
    if (open && !conditions.some(saysWho)) {
        const part = notPrincipals.length > 0 ? "NotPrincipal" : "Principal";
        return [violation(`${place}.${part}`, "lets everybody take the role", fix)];
    }
    const whole = principals.some((principal) => isOtherAccount(principal, accounts));
    return whole && conditions.length === 0
        ? [violation(`${place}.Principal`, "lets a whole account take the role", fix)]
        : [];
}

/** Nothing here tells the own account from others: what may be trusted as a whole is a setting. */
function isOtherAccount({ kind, value }: Principal, accounts: readonly string[]): boolean {
    const account = /^(?:arn:[\w-]+:iam::)?(\d{12})(?::root)?$/.exec(value)?.[1];
    return kind === "AWS" && account !== undefined && !accounts.includes(account);
}

/**
 * Whether a condition pins down who asks where the principal does not. An external id does not: it is no secret. Nor
 * does a condition that also holds where the key is not there at all.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
function saysWho({ operator, key, values }: Condition): boolean {
    return (
        /^(?:foranyvalue:)?(?:stringequals|stringequalsignorecase|stringlike|arnequals|arnlike)$/.test(operator) &&
        whoKeys.has(key) &&
        values.length > 0 &&
        values.every((value) => !isAnyAccount(value))
    );
}

const whoKeys: ReadonlySet<string> = new Set([
    "aws:principalaccount",
    "aws:principalarn",
    "aws:principalorgid",
    "aws:principalorgpaths",
    "aws:sourceaccount",
    "aws:sourcearn",
    "aws:sourceorgid",
]);

/** Such as `*`, or an ARN with a wildcard for the account. */
function isAnyAccount(value: string): boolean {
    const account = value.startsWith("arn:") ? value.split(":")[4] : undefined;
    return value.startsWith("*") || (account ?? "").includes("*");
}
