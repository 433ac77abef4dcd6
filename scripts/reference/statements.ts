import type { Graph } from "@evenkeel/testing";
import { entriesOf, type Part, withoutZones } from "./parts.js";

/** A graph, the children of the component in it, and how to say when there is what it shows. */
export interface Source {
    readonly when: string;
    readonly graph: Graph;
    readonly parts: readonly Part[];
}

/** One statement of a policy that a component writes, with names in place of what AWS makes up. */
export interface StatementFact {
    /** Role of the child that carries it. */
    readonly role: string;
    /** Input of the child that it is in. */
    readonly property: string;
    readonly effect: string;
    readonly principal: string;
    readonly actions: readonly string[];
    readonly resources: readonly string[];
    readonly condition: string;
    /** Of the sources that have it, the first. */
    readonly when: string;
}

/** The statements of all policies of a component, without those that differ only in which child of a role they are about. */
export function statementFacts(sources: readonly Source[]): StatementFact[] {
    const distinct = new Map<string, StatementFact>();
    for (const { when, graph, parts } of sources) {
        const names = namesOf(graph, parts);
        for (const part of parts) {
            for (const fact of statementsOf(part, names, part.role.later ? "granted" : when)) {
                const key = JSON.stringify({ ...fact, when: "" });
                if (!distinct.has(key)) distinct.set(key, fact);
            }
        }
    }
    const order = ({ role, effect, actions, condition }: StatementFact): string =>
        [role, effect, ...actions, condition].join(" ");
    return [...distinct.values()].sort((one, other) => (order(one) < order(other) ? -1 : 1));
}

function statementsOf(part: Part, names: Names, when: string): StatementFact[] {
    return Object.entries(part.resource.inputs).flatMap(([property, value]) =>
        statementsIn(value).map((statement) => {
            const shorten = (text: string): string => shortened(text, names);
            return {
                role: part.role.role,
                property,
                effect: String(statement["Effect"]),
                principal: principalOf(statement["Principal"], shorten),
                actions: listOf(statement["Action"]),
                resources: [...new Set(listOf(statement["Resource"]).map(shorten))],
                condition: conditionOf(statement["Condition"], shorten),
                when,
            };
        }),
    );
}

function statementsIn(value: unknown): Record<string, unknown>[] {
    if (typeof value !== "string" || !value.includes('"Statement"')) return [];
    const document: unknown = JSON.parse(value);
    const statements = entriesOf(document).find(([key]) => key === "Statement")?.[1];
    return Array.isArray(statements) ? statements.map((statement) => Object.fromEntries(entriesOf(statement))) : [];
}

function principalOf(principal: unknown, shorten: (text: string) => string): string {
    if (typeof principal === "string") return principal;
    return entriesOf(principal)
        .map(([kind, who]) => (kind === "Service" ? "" : `${kind} `) + listOf(who).map(shorten).join(", "))
        .join("; ");
}

function conditionOf(condition: unknown, shorten: (text: string) => string): string {
    return entriesOf(condition)
        .flatMap(([operator, keys]) =>
            entriesOf(keys).map(([key, value]) => `${operator} ${key} = ${listOf(value).map(shorten).join(", ")}`),
        )
        .join("; ");
}

function listOf(value: unknown): string[] {
    if (value === undefined) return [];
    return Array.isArray(value) ? value.map(String) : [String(value)];
}

/** What AWS made up, and what to write for it; longest first, so that nothing is replaced in part. */
type Names = readonly (readonly [string, string])[];

/** Shorter texts occur by accident. */
const shortestName = 8;

/** Outputs by which things are named in policies; an ARN is its owner's before it is the id of what is attached to it. */
const naming = ["arn", "bucket", "url", "name", "resourceId", "dbiResourceId", "id"];

function namesOf(graph: Graph, parts: readonly Part[]): Names {
    const own = new Map(parts.map(({ resource, role }) => [resource.urn, role.role]));
    return naming
        .flatMap((output, rank) =>
            graph.resources
                .filter(({ inputs }) => inputs[output] === undefined)
                .map(({ urn, name, outputs }) => {
                    return { made: outputs[output], rank, text: `{${own.get(urn) ?? name}.${output}}` };
                }),
        )
        .sort((one, other) => one.rank - other.rank || (one.text < other.text ? -1 : 1))
        .flatMap(({ made, text }): (readonly [string, string])[] =>
            typeof made === "string" && made.length >= shortestName ? [[made, text]] : [],
        )
        .sort(([one], [other]) => other.length - one.length);
}

/** What AWS makes up in the ARN of a thing that is no resource of its own, such as the secret of a database. */
const madeUp = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:-\w{6})?\b/g;

/** Children of the component by their role, others by their name. */
function shortened(text: string, names: Names): string {
    const named = names.reduce((shorter, [made, name]) => shorter.replaceAll(made, name), text);
    return withoutZones(named.replaceAll("123456789012", "{account}").replace(madeUp, "{id}")).replace(
        /\b(eu-west-1|us-east-1)\b/g,
        "{region}",
    );
}
