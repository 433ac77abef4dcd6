import { judgePolicy, roleType } from "../../aws/identity-policies.js";
import type { Condition, PolicyStatement, Principal } from "../../aws/policy-document.js";
import { isAnything } from "../../aws/policy-grants.js";
import { accountsOfProvider } from "../../aws/policy-reach.js";
import { namesSomebody, namesWho, principalKeys, sourceKeys } from "../../aws/who-asks.js";
import { type Finding, violation } from "../../core/finding.js";
import { read } from "../../core/reading.js";
import { resourceRule } from "../../core/resource-rule.js";

const property = "assumeRolePolicy";
const fix = "name the roles or services that take it, or say in Condition who they are";

export const roleTrustNotBroad = resourceRule({
    name: "role-trust-not-broad",
    title: "Roles say who takes them",
    description:
        "A role must not be open to everybody, nor to a whole account or identity provider unless a condition says who.",
    severity: "high",
    why: "Whoever finds the ARN of a role that trusts everybody, or takes over anything in an account that it trusts, is that role.",
    fix: "Name the roles or services that take it in Principal; for a partner's account, demand sts:ExternalId in Condition, and for an identity provider its aud or sub.",
    controls: { checkov: ["CKV_AWS_60", "CKV_AWS_61"] },
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user_externalid.html",
    // The text of a policy is known, and judged again, before the role is made.
    onUnknown: "advisory",
    types: [roleType],
    readSettings: (reader) => ({
        accounts: reader.words(
            "accounts",
            undefined,
            "Numbers of accounts that roles may trust as a whole, beside those that the provider is bound to.",
        ),
    }),
    check: ({ props, provider }, { accounts = [] }) => {
        const trusted = [...accounts, ...accountsOfProvider(provider)];
        return judgePolicy({ property, reading: read(props, property) }, fix, (statements) =>
            statements.flatMap((statement, index) => judge(statement, `${property}.Statement[${index}]`, trusted)),
        );
    },
});

function judge(statement: PolicyStatement, place: string, trusted: readonly string[]): Finding[] {
    const { effect, principals, notPrincipals, conditions } = statement;
    if (effect === "Deny") {
        return [];
    }
    const open = principals.some(({ value }) => /[*?]/.test(value)) || notPrincipals.length > 0;
    if (open && !conditions.some((condition) => namesWho(condition, whoKeys))) {
        const part = notPrincipals.length > 0 ? "NotPrincipal" : "Principal";
        return [violation(`${place}.${part}`, "lets everybody take the role", fix)];
    }
    if (principals.some((principal) => isOtherAccount(principal, trusted)) && !conditions.some(saysWhoOfAccount)) {
        return [violation(`${place}.Principal`, "lets a whole account take the role", fix)];
    }
    return principals.some(({ kind }) => kind === "Federated") && !conditions.some(saysWhoOfProvider)
        ? [violation(`${place}.Principal`, "lets everybody of an identity provider take the role", fix)]
        : [];
}

function isOtherAccount({ kind, value }: Principal, trusted: readonly string[]): boolean {
    const account = /^(?:arn:[\w-]+:iam::)?(\d{12})(?::root)?$/.exec(value)?.[1];
    return kind === "AWS" && account !== undefined && !trusted.includes(account);
}

/** What pins down who asks where the principal does not. An external id does not: it is no secret. */
const whoKeys = new Set([...principalKeys, ...sourceKeys]);

/** The account alone says no more than the principal does, and an external id is for it to keep to itself. */
const keysWithinAccount = new Set([
    ...[...whoKeys].filter((key) => key !== "aws:principalaccount"),
    ...["aws:principaltag", "sts:externalid"],
]);

function saysWhoOfAccount(condition: Condition): boolean {
    return namesWho(condition, keysWithinAccount) && !condition.values.some(isAnything);
}

/**
 * The claims by which a provider says for whom, or for which application, it signed. Amazon and Facebook call the
 * latter `app_id`.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */
function saysWhoOfProvider(condition: Condition): boolean {
    return /:(?:aud|sub|app_id)$/.test(condition.key) && namesSomebody(condition);
}
