import type { Inputs } from "../../inputs.js";
import type { Json, Refusal, Refusals } from "../../model.js";

/** What a policy document is attached to, which decides what its statements must and must not say. */
export type PolicyKind =
    /** Says what its owner may do: an action and a resource, no principal. */
    | "identity"
    /** Says who may use a resource: a principal, an action and a resource. */
    | "resource"
    /** Says who may use the one resource it is attached to: a principal and an action; the resource may be left out. */
    | "access"
    /** Says who may assume a role: a principal and an action, no resource. */
    | "trust";

type Statement = Readonly<Record<string, Json>>;

const versions: readonly Json[] = ["2012-10-17", "2008-10-17"];
const members = [
    "Sid",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
];

/**
 * Refuses a policy document that the services' common grammar refuses. A document that is not known yet passes.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function malformedPolicy(inputs: Inputs, property: string, kind: PolicyKind, code: string): Refusals {
    const given = inputs.json(property);
    if (given === undefined) return [];
    const document = typeof given === "string" ? parse(given) : given;
    if (!isMap(document))
        return [
            { code, message: `${property} is not a JSON object; write { "Version": "2012-10-17", "Statement": […] }.` },
        ];
    const statements = statementsOf(document);
    const version = document.Version;
    return [
        version !== undefined &&
            !versions.includes(version) && {
                code,
                message: `${property} has the Version ${JSON.stringify(version)}; use "2012-10-17".`,
            },
        statements.length === 0 && { code, message: `${property} has no Statement; write at least one.` },
        ...statements.flatMap((statement, index) =>
            statementFaults(statement, kind).map((fault): Refusal => {
                return { code, message: `${property}: statement ${index + 1} ${fault}` };
            }),
        ),
    ];
}

/** The statements of a policy that is known; none where it is malformed. */
export function policyStatements(given: Json | undefined): readonly Statement[] {
    const document = typeof given === "string" ? parse(given) : given;
    return isMap(document) ? statementsOf(document) : [];
}

/** The member of a statement as a list: AWS takes one value or several. */
export function valuesOf(statement: Statement, member: string): readonly string[] {
    return texts(statement[member]);
}

/** Everybody whom a statement names: services, accounts, roles, or `*`. */
export function principalsOf(statement: Statement): readonly string[] {
    const principal = statement.Principal;
    return isMap(principal) ? Object.values(principal).flatMap(texts) : texts(principal);
}

function statementFaults(statement: Statement, kind: PolicyKind): readonly string[] {
    const has = (member: string): boolean => statement[member] !== undefined || statement[`Not${member}`] !== undefined;
    const effect = statement.Effect;
    const unknown = Object.keys(statement).find((member) => !members.includes(member));
    const badAction = [...valuesOf(statement, "Action"), ...valuesOf(statement, "NotAction")].find(
        (action) => action !== "*" && !/^[a-zA-Z0-9-]+:[a-zA-Z0-9*?]+$/.test(action),
    );
    const faults: (string | false)[] = [
        effect !== "Allow" &&
            effect !== "Deny" &&
            `has the Effect ${JSON.stringify(effect ?? null)}; use "Allow" or "Deny".`,
        unknown !== undefined && `has the member "${unknown}"; use ${members.join(", ")}.`,
        !has("Action") && 'names no Action; name one, such as "s3:GetObject".',
        badAction !== undefined && `has the action "${badAction}"; write "service:Action".`,
        (kind === "identity" || kind === "resource") && !has("Resource") && 'names no Resource; name an ARN or "*".',
        kind === "trust" && has("Resource") && "names a Resource; a trust policy has none, remove it.",
        kind !== "identity" && !has("Principal") && "names no Principal; say who is meant.",
        kind === "identity" && has("Principal") && "names a Principal; an identity's policy has none, remove it.",
    ];
    return faults.filter((fault) => fault !== false);
}

function statementsOf(document: Readonly<Record<string, Json>>): readonly Statement[] {
    const statement = document.Statement;
    const list = Array.isArray(statement) ? statement : [statement ?? null];
    return list.filter(isMap);
}

function texts(value: Json | undefined): readonly string[] {
    const list = Array.isArray(value) ? value : [value];
    return list.filter((element) => typeof element === "string");
}

/** JSON as data; undefined where the text is none. */
export function parse(text: string): Json | undefined {
    try {
        const value: Json = JSON.parse(text);
        return value;
    } catch {
        return undefined;
    }
}

export function isMap(value: Json | undefined): value is { [key: string]: Json } {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
