import type { PolicyProviderResource } from "@pulumi/policy";
import { type Finding, undecidable, violation } from "../core/finding.js";
import { elementsOf, read, textOf } from "../core/reading.js";
import type { PolicyDocument, PolicyStatement } from "./policy-document.js";
import { namesWho, networkKeys, principalKeys, sourceKeys } from "./who-asks.js";

/** Whom a statement lets in. Services, federated and canonical users count as nobody's account. */
export interface Reach {
    anybody: boolean;
    accounts: readonly string[];
}

/** Conditions on who asks, or for whom a service asks. What is narrowed by one of them is not open to anybody. */
const limitingKeys = new Set([
    ...principalKeys,
    ...sourceKeys,
    ...networkKeys,
    "aws:sourceowner",
    "aws:sourceip",
    "aws:userid",
    "s3:dataaccesspointaccount",
]);

export function reachOf({ principals, notPrincipals, conditions }: PolicyStatement): Reach {
    const isForAll = notPrincipals.length > 0 || principals.some(({ value }) => value.includes("*"));
    const limits = conditions.filter((condition) => namesWho(condition, limitingKeys));
    const named = principals.map(({ value }) => accountOf(value));
    const pinned = isForAll ? limits.flatMap(({ values }) => values.map(accountOf)) : [];
    const accounts = [...named, ...pinned].filter((account) => account !== undefined);
    return { anybody: isForAll && limits.length === 0, accounts: [...new Set(accounts)] };
}

/** The account of an ARN, a queue's URL, or itself. */
export function accountOf(name: string): string | undefined {
    return (/^\d{12}$/.exec(name) ??
        /(?<=^arn:[^:]*:[^:]*:[^:]*:)\d{12}(?=:)/.exec(name) ??
        /(?<=\/)\d{12}(?=\/)/.exec(name))?.[0];
}

/** What a rule allows beside the own account. */
export interface Allowed {
    /** Accounts that may be let in; undefined where nobody has said which. */
    accounts: readonly string[] | undefined;
    /** Accounts that are known to be the resource's own. */
    own: readonly string[];
}

/** The accounts that a provider is bound to, which are the resource's own. A provider keeps a list as JSON. */
export function accountsOfProvider(provider: PolicyProviderResource | undefined): string[] {
    const list = read(provider?.props, "allowedAccountIds");
    const texts = [textOf(list) ?? "", ...elementsOf(list).map((element) => textOf(element) ?? "")];
    return texts.flatMap((text) => text.match(/\d{12}/g) ?? []);
}

export const openPolicy = violation(
    "policy",
    "lets anybody in",
    "name who needs it, or add a condition on an account, an organisation or a source",
);

/** The findings on a policy that is not there or cannot be read. */
export function judgeUnreadable({ state }: Exclude<PolicyDocument, { state: "known" }>): Finding[] {
    switch (state) {
        case "absent":
            return [];
        case "unknown":
            return [undecidable("policy", "is not known yet", "the update judges it again before it is made")];
        case "malformed":
            return [violation("policy", "is no policy document", "write it as JSON with a list of statements")];
    }
}

/** The finding on the accounts that some statements let in, if any. The numbers stay out of the message. */
export function judgeAccounts(statements: readonly PolicyStatement[], { accounts, own }: Allowed): Finding[] {
    const others = statements
        .flatMap((statement) => reachOf(statement).accounts)
        .filter((account) => !own.includes(account) && accounts?.includes(account) !== true);
    if (others.length === 0) {
        return [];
    }
    const canTell = accounts !== undefined || own.length > 0;
    return canTell
        ? [violation("policy", "lets another account in", "take it out, or name it in the rule's setting accounts")]
        : [
              undecidable(
                  "policy",
                  "lets an account in that may be another one",
                  "name the accounts that may, the own one too, in the rule's setting accounts",
              ),
          ];
}
