import { matchesGlob } from "../core/glob.js";
import type { Condition, PolicyStatement } from "./policy-document.js";

/**
 * Whether a policy keeps away everybody who does not come over TLS.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-securetransport
 */

/** Denies what is asked without TLS to everybody, whatever else the request is like. */
export function deniesWithoutTls(statement: PolicyStatement, action: string): boolean {
    const { effect, principals, conditions } = statement;
    const [condition] = conditions;
    return (
        effect === "Deny" &&
        principals.some(({ value }) => value === "*") &&
        // Conditions hold together: a further one would let through whoever it does not fit.
        conditions.length === 1 &&
        condition !== undefined &&
        asksForTls(condition, "false", ["bool", "boolifexists"]) &&
        names(statement, action)
    );
}

/**
 * Whether the actions are denied without TLS, or allowed with TLS only. The second keeps to the policy's own words: the
 * identity policies of the same account may still allow more, which is why the first is the better way.
 */
export function demandsTls(statements: readonly PolicyStatement[], actions: readonly string[]): boolean {
    const isDenied = actions.every((action) => statements.some((statement) => deniesWithoutTls(statement, action)));
    const allowing = statements.filter(({ effect }) => effect === "Allow");
    return (
        isDenied ||
        (allowing.length > 0 &&
            allowing.every(({ conditions }) => conditions.some((one) => asksForTls(one, "true", ["bool"]))))
    );
}

function asksForTls({ operator, key, values }: Condition, wanted: string, operators: readonly string[]): boolean {
    return (
        key === "aws:securetransport" &&
        operators.includes(operator) &&
        values.length > 0 &&
        values.every((value) => value.toLowerCase() === wanted)
    );
}

function names({ actions }: PolicyStatement, action: string): boolean {
    return actions.some((pattern) => matchesGlob(pattern, action.toLowerCase()));
}
