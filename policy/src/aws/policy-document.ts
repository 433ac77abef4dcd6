import { matchesGlob } from "../core/glob.js";
import { elementsOf, member, type Reading, textOf } from "../core/reading.js";

/** One statement of an IAM, resource or key policy, whichever way it was written. */
export interface PolicyStatement {
    effect: "Allow" | "Deny";
    /** In lower case, as AWS compares them; empty where `notActions` has them. */
    actions: readonly string[];
    notActions: readonly string[];
    resources: readonly string[];
    notResources: readonly string[];
    /** Every principal as text: `*`, an account's number, an ARN, a service's name. Empty in the policy of a role or user. */
    principals: readonly Principal[];
    notPrincipals: readonly Principal[];
    conditions: readonly Condition[];
}

export interface Principal {
    /** `AWS`, `Service`, `Federated` or `CanonicalUser`; `*` for anybody at all. */
    kind: string;
    value: string;
}

export interface Condition {
    /** In lower case, such as `stringequals` or `forallvalues:stringlike`. */
    operator: string;
    /** In lower case, such as `aws:sourceaccount`. */
    key: string;
    values: readonly string[];
}

/** A policy as it was read. `malformed` is no policy document; AWS will refuse it. */
export type PolicyDocument =
    | { state: "absent" }
    | { state: "unknown" }
    | { state: "malformed" }
    | { state: "known"; statements: PolicyStatement[] };

/**
 * Understands a policy given as JSON text or as an object, with one statement or a list of them, one action or a list
 * of them. A policy in which anything is not known yet is not known.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function policyDocument(reading: Reading): PolicyDocument {
    if (reading.state !== "known") {
        return reading;
    }
    const document = parsed(reading);
    if (document.state !== "known") {
        return { state: "malformed" };
    }
    const statement = member(document, "Statement");
    if (statement.state === "unknown") {
        return { state: "unknown" };
    }
    const list = statement.state === "known" && Array.isArray(statement.value) ? elementsOf(statement) : [statement];
    if (list.some((one) => holdsUnknown(one))) {
        return { state: "unknown" };
    }
    const statements = list.map(statementOf);
    return statements.includes(undefined)
        ? { state: "malformed" }
        : { state: "known", statements: statements.filter((one) => one !== undefined) };
}

/** Whether a statement lets somebody do an action, such as `kms:Decrypt`. Conditions and resources are the caller's. */
export function allowsAction({ effect, actions, notActions }: PolicyStatement, action: string): boolean {
    const name = action.toLowerCase();
    const named = actions.some((pattern) => matchesGlob(pattern, name));
    const excepted = notActions.length > 0 && !notActions.some((pattern) => matchesGlob(pattern, name));
    return effect === "Allow" && (named || excepted);
}

function parsed(reading: Reading): Reading {
    const text = textOf(reading);
    if (text === undefined) {
        return isRecord(reading) ? reading : { state: "absent" };
    }
    try {
        const value: unknown = JSON.parse(text);
        return typeof value === "object" && value !== null ? { state: "known", value } : { state: "absent" };
    } catch {
        return { state: "absent" };
    }
}

function isRecord(reading: Reading): boolean {
    return reading.state === "known" && typeof reading.value === "object" && !Array.isArray(reading.value);
}

/** What the engine puts into a text in place of a part that it does not know is not to be seen; a member is. */
function holdsUnknown(reading: Reading): boolean {
    if (reading.state !== "known") {
        return reading.state === "unknown";
    }
    const { value } = reading;
    if (Array.isArray(value)) {
        return elementsOf(reading).some(holdsUnknown);
    }
    return (
        typeof value === "object" &&
        value !== null &&
        Object.keys(value).some((key) => holdsUnknown(member(reading, key)))
    );
}

function statementOf(statement: Reading): PolicyStatement | undefined {
    const effect = textOf(member(statement, "Effect"));
    if (effect !== "Allow" && effect !== "Deny") {
        return undefined;
    }
    return {
        effect,
        actions: texts(member(statement, "Action")).map((action) => action.toLowerCase()),
        notActions: texts(member(statement, "NotAction")).map((action) => action.toLowerCase()),
        resources: texts(member(statement, "Resource")),
        notResources: texts(member(statement, "NotResource")),
        principals: principalsOf(member(statement, "Principal")),
        notPrincipals: principalsOf(member(statement, "NotPrincipal")),
        conditions: conditionsOf(member(statement, "Condition")),
    };
}

function principalsOf(reading: Reading): Principal[] {
    const text = textOf(reading);
    if (text !== undefined) {
        return [{ kind: text, value: text }];
    }
    return keysOf(reading).flatMap((kind) => texts(member(reading, kind)).map((value) => ({ kind, value })));
}

function conditionsOf(reading: Reading): Condition[] {
    return keysOf(reading).flatMap((operator) => {
        const keys = member(reading, operator);
        return keysOf(keys).map((key) => ({
            operator: operator.toLowerCase(),
            key: key.toLowerCase(),
            values: texts(member(keys, key)),
        }));
    });
}

/** One text or a list of texts; numbers and booleans as JSON writes them. */
function texts(reading: Reading): string[] {
    const list = reading.state === "known" && Array.isArray(reading.value) ? elementsOf(reading) : [reading];
    return list.flatMap((one) =>
        one.state === "known" && ["string", "number", "boolean"].includes(typeof one.value) ? [String(one.value)] : [],
    );
}

function keysOf(reading: Reading): string[] {
    return reading.state === "known" && typeof reading.value === "object" && reading.value !== null
        ? Object.keys(reading.value)
        : [];
}
