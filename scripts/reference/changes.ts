import { type Graph, plan, planUpdate, type ResourceUpdate } from "@evenkeel/testing";
import { guideRegion } from "../plan-guide.js";
import type { ComponentSource } from "./components.js";
import { type Part, partsIn, type Role } from "./parts.js";
import { subjects } from "./subjects/index.js";
import type { TriedChange } from "./subjects/subject.js";

/** What the engine would do to the children of one role. */
export interface Effect {
    readonly role: string;
    readonly operation: ResourceUpdate["operation"];
    /** How many of them. */
    readonly count: number;
    /** The inputs of the child that make it so. */
    readonly inputs: readonly string[];
    /** Whether Pulumi refuses, because the child is protected. */
    readonly refused: boolean;
}

/** One row of "what a change does": the option, from what to what, and what follows. */
export interface ChangeRow {
    readonly option: string;
    readonly from: unknown;
    readonly to: unknown;
    readonly say: string | undefined;
    readonly note: string | undefined;
    readonly effects: readonly Effect[];
}

/** A row, and what there is after the change, where it adds children or touches a policy. */
export interface Experiment {
    readonly row: ChangeRow;
    readonly after: Graph | undefined;
}

const options = { config: { "aws:region": guideRegion } };

/**
 * What each change does, found by experiment: the component is planned as it is, and once more with one option changed, as the update of the first.
 *
 * @throws Error that names the options which nobody has said another value of
 */
export async function experiments(source: ComponentSource, roles: readonly Role[]): Promise<Experiment[]> {
    const subject = subjects[source.folder];
    const untried = source.options.members.filter(({ name }) => subject?.changes[name] === undefined);
    if (subject === undefined || untried.length > 0) {
        const names = untried.map(({ name }) => name).join(", ");
        throw new Error(
            `Say in scripts/reference/subjects/${source.folder}.ts what else these options of ${source.component.name} can be: ${names}.`,
        );
    }
    const bases = new Map<() => void, Promise<Graph>>();
    const baseOf = (program: () => void): Promise<Graph> => {
        const base = bases.get(program) ?? plan(program, options);
        bases.set(program, base);
        return base;
    };
    const done: Experiment[] = [];
    for (const { name: option } of source.options.members) {
        for (const change of subject.changes[option] ?? []) {
            done.push(await tried(option, change, await baseOf(change.before), { source, roles }));
        }
    }
    return done;
}

async function tried(
    option: string,
    change: TriedChange,
    before: Graph,
    { source, roles }: { source: ComponentSource; roles: readonly Role[] },
): Promise<Experiment> {
    const updates = await planUpdate(before, change.after, options);
    const after = updates.some(isNews) ? await plan(change.after, options) : undefined;
    const known = [before, ...(after === undefined ? [] : [after])].flatMap((graph) => partsIn(graph, source, roles));
    const parts = new Map(known.map((part) => [part.resource.urn, part]));
    const { from, to, say, note } = change;
    return { row: { option, from, to, say, note, effects: effectsOf(updates, parts) }, after };
}

/** Whether it may bring alarms or permissions that were not there. */
function isNews({ operation, changes }: ResourceUpdate): boolean {
    return operation === "create" || changes.some(({ path }) => path === "policy");
}

function effectsOf(updates: readonly ResourceUpdate[], parts: ReadonlyMap<string, Part>): Effect[] {
    const effects = new Map<string, Effect>();
    for (const { urn, name, operation, changes } of updates) {
        const part = parts.get(urn);
        const role = part?.role.role ?? name;
        const decisive = changes.filter(({ replaces }) => operation !== "replace" || replaces);
        const known = effects.get(`${operation} ${role}`);
        const refused = operation !== "create" && operation !== "update" && part?.resource.options.protect === true;
        effects.set(`${operation} ${role}`, {
            role,
            operation,
            count: (known?.count ?? 0) + 1,
            inputs: [...new Set([...(known?.inputs ?? []), ...decisive.map(({ path }) => topOf(path))])].sort(),
            refused: refused || known?.refused === true,
        });
    }
    return [...effects.values()].sort((one, other) => (one.role < other.role ? -1 : 1));
}

/** `ingress[0].fromPort` is a change of `ingress`, and tags show twice. */
function topOf(path: string): string {
    return (path.split(/[.[]/)[0] ?? path).replace(/^tagsAll$/, "tags");
}
