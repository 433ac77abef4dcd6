import { createHash } from "node:crypto";
import {
    type Children,
    type Golden,
    type GoldenChild,
    type GoldenOptions,
    shortName,
    smallest,
    type Value,
} from "./golden.js";

/** What is read of a resource of a plan. */
export interface PlannedResource {
    readonly urn: string;
    readonly id: string | undefined;
    readonly inputs: Readonly<Record<string, unknown>>;
    readonly secretInputs: readonly string[];
    readonly outputs: Readonly<Record<string, unknown>>;
    readonly options: Readonly<Record<Flag, boolean>> & Readonly<Record<List, readonly string[]>>;
}

type Flag = "protect" | "retainOnDelete" | "deleteBeforeReplace";
type List = "ignoreChanges" | "replaceOnChanges" | "replaceWith" | "aliases";

/** Inputs that are programs or pages: of them only a fingerprint is kept. */
const contents: ReadonlySet<string> = new Set(["code", "dashboardBody", "userData"]);

/** What a component makes, from the plans of its programs. */
export function recordGolden(component: string, plans: Readonly<Record<string, readonly PlannedResource[]>>): Golden {
    const programs = Object.entries(plans).map(([program, resources]) => [program, childrenOf(program, resources)]);
    return { component, programs: Object.fromEntries(programs) };
}

function childrenOf(program: string, resources: readonly PlannedResource[]): Children {
    const naming = new MadeUpValues(resources);
    const children = resources.map((resource): [string, GoldenChild] => [
        withoutStack(resource.urn),
        {
            ...nonEmpty("options", optionsOf(resource)),
            ...(program === smallest ? nonEmpty("inputs", inputsOf(resource, naming)) : {}),
        },
    ]);
    return Object.fromEntries(children.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function optionsOf({ options }: PlannedResource): GoldenOptions {
    const flags = (["protect", "retainOnDelete", "deleteBeforeReplace"] as const).filter((flag) => options[flag]);
    const lists = (["ignoreChanges", "replaceOnChanges", "replaceWith", "aliases"] as const).filter(
        (list) => options[list].length > 0,
    );
    return {
        ...Object.fromEntries(flags.map((flag) => [flag, true])),
        ...Object.fromEntries(lists.map((list) => [list, options[list].map(withoutStack).sort()])),
    };
}

function inputsOf({ inputs, secretInputs }: PlannedResource, naming: MadeUpValues): Record<string, Value> {
    const entries = Object.entries(inputs).map(([name, value]): [string, Value] => {
        if (secretInputs.includes(name)) return [name, "[secret]"];
        return [name, contents.has(name) ? fingerprint(value) : naming.replacedIn(value)];
    });
    return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function fingerprint(value: unknown): string {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return `sha256:${createHash("sha256").update(text).digest("hex").slice(0, 16)}`;
}

/** `urn:pulumi:stack::project::types::name` is `types::name`; of anything else nothing is taken away. */
function withoutStack(urn: string): string {
    return urn.startsWith("urn:pulumi:") ? urn.split("::").slice(2).join("::") : urn;
}

function nonEmpty<Key extends string>(key: Key, value: object): Record<string, object> {
    return Object.keys(value).length > 0 ? { [key]: value } : {};
}

/** What the cloud made up for a plan, such as ids and names: said by whose it is, because it is another in every stack. */
class MadeUpValues {
    private readonly references: readonly (readonly [string, string])[];

    constructor(resources: readonly PlannedResource[]) {
        const references = new Map<string, string>();
        for (const resource of resources) {
            for (const [output, value] of madeUpBy(resource)) {
                if (!references.has(value))
                    references.set(value, `\${${shortName(withoutStack(resource.urn))}.${output}}`);
            }
        }
        // An ARN before the id that it ends with.
        this.references = [...references].sort(([one], [other]) => other.length - one.length);
    }

    /** A document in JSON becomes what it says, so that a difference is found in it. */
    replacedIn(value: unknown): Value {
        if (typeof value === "string") {
            const text = this.references.reduce((all, [from, to]) => all.replaceAll(from, to), value);
            return parsed(text) ?? text;
        }
        if (typeof value === "number" || typeof value === "boolean" || value === null) return value;
        if (Array.isArray(value)) return value.map((element) => this.replacedIn(element));
        if (typeof value === "object") {
            return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, this.replacedIn(member)]));
        }
        throw new Error(`An input is ${String(value)}, which no golden can hold; plan the program without preview.`);
    }
}

/** Seven digits of these in a row are nobody's words. */
const madeUp = /[0-9a-f]{7}/i;
const account = /^\d+$/;

/** Of components nothing: what they answer is their children's. */
function madeUpBy({ id, inputs, outputs }: PlannedResource): [string, string][] {
    if (id === undefined) return [];
    const given = new Set(textsIn("", inputs).map(([, text]) => text));
    return [...textsIn("id", id), ...textsIn("", outputs)].filter(
        ([, text]) => madeUp.test(text) && !account.test(text) && !given.has(text),
    );
}

/** Every text in a value, with its dotted path. */
function textsIn(path: string, value: unknown): [string, string][] {
    if (typeof value === "string") return [[path, value]];
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([key, member]) => textsIn(path === "" ? key : `${path}.${key}`, member));
}

function parsed(text: string): Value | undefined {
    if (!/^[{[]/.test(text)) return undefined;
    try {
        const value: Value = JSON.parse(text);
        return value;
    } catch {
        return undefined;
    }
}
