import * as z from "zod";
import { nearest } from "./nearest.js";
import type { ConfigurationSource } from "./source.js";

/** What a namespace of the configuration holds, and what is wrong with it. */
export interface NamespaceResult<Values> {
    /** Everything; undefined where there are problems. */
    readonly values: Values | undefined;
    /** The keys that are right, each by itself: rules between keys judge them even where another key is wrong. */
    readonly rightValues: Partial<Values>;
    readonly problems: readonly string[];
}

/** The schema of a namespace, and the same with every key optional. */
export interface NamespaceSchema<Values> {
    readonly whole: z.ZodObject & z.ZodType<Values>;
    readonly partial: z.ZodType<Partial<Values>>;
    /** Keys whose value stays secret where it is one; any other key refuses to be. */
    readonly secretKeys: readonly string[];
}

/** Reads and checks all keys of one namespace. Every problem is a sentence with key, value, what is allowed and how to set it right. */
export function readNamespace<Values>(
    source: ConfigurationSource,
    namespace: string,
    { whole, partial, secretKeys }: NamespaceSchema<Values>,
): NamespaceResult<Values> {
    const given = decode(source, namespace, whole);
    const leaks = Object.keys(given).filter(
        (key) => key in whole.shape && !secretKeys.includes(key) && source.isSecret(`${namespace}:${key}`),
    );
    const result = whole.safeParse(given);
    const issues = result.error?.issues ?? [];
    const wrong = new Set(
        issues.flatMap((issue) =>
            issue.code === "unrecognized_keys" && issue.path.length === 0 ? issue.keys : issue.path,
        ),
    );
    const right = partial.safeParse(Object.fromEntries(Object.entries(given).filter(([key]) => !wrong.has(key))));
    const problems = [
        ...leaks.map((key) => refuseSecret(`${namespace}:${key}`)),
        ...issues.flatMap((issue) => describe({ issue, namespace, schema: whole, given, source })),
    ];
    return { values: result.data, rightValues: right.data ?? {}, problems };
}

/** Pulumi hands every value over as text; a list, an object or a flag is JSON in it, and so is whatever looks like it. */
function decode({ values }: ConfigurationSource, namespace: string, schema: z.ZodObject): Record<string, unknown> {
    const prefix = `${namespace}:`;
    const keys = Object.keys(values).filter((key) => key.startsWith(prefix));
    return Object.fromEntries(
        keys.map((key) => {
            const name = key.slice(prefix.length);
            const text = values[key] ?? "";
            // What is right as text is text, even where it looks like a number: an owner may be called 007.
            const isText = schema.shape[name]?.safeParse(text).success ?? true;
            return [name, isText ? text : parseJson(text)];
        }),
    );
}

function parseJson(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return text;
    }
}

/** What becomes part of names, tags and sizes would be secret no longer. */
function refuseSecret(key: string): string {
    const plain = "set it again without --secret";
    return `${key} is a secret, but becomes part of names, tags or sizes that everybody with access to the account can read; ${plain}.`;
}

interface IssueContext {
    readonly issue: z.core.$ZodIssue;
    readonly namespace: string;
    readonly schema: z.ZodObject;
    readonly given: unknown;
    readonly source: ConfigurationSource;
}

function describe({ issue, namespace, schema, given, source }: IssueContext): string[] {
    const key = `${namespace}:${pathText(issue.path)}`;
    if (issue.code === "unrecognized_keys") {
        const known = knownKeys(schema, issue.path);
        return issue.keys.map((unknown) => unknownKey(joinPath(namespace, [...issue.path, unknown]), unknown, known));
    }
    if (issue.code === "invalid_key") {
        return issue.issues.map(({ message }) => `${key} has a name that does not fit; ${message}.`);
    }
    const value = valueAt(given, issue.path);
    if (value === undefined) {
        return [`${key} is not set; ${issue.message}.`];
    }
    const [top = ""] = issue.path;
    const secret = source.isSecret(`${namespace}:${String(top)}`);
    if (secret) {
        return [`${key} is a secret that does not fit; ${issue.message}.`];
    }
    return [`${key} is ${JSON.stringify(value)}; ${issue.message}${meant(issue, value)}${brokenJson(issue, value)}.`];
}

/** For a list or an object: why it was taken for text. */
function brokenJson(issue: z.core.$ZodIssue, value: unknown): string {
    if (issue.code !== "invalid_type" || typeof value !== "string" || !/^\s*[{[]/.test(value)) {
        return "";
    }
    try {
        JSON.parse(value);
        return "";
    } catch (error) {
        return error instanceof SyntaxError ? ` (as JSON it cannot be read: ${error.message})` : "";
    }
}

/** For a choice between words: the one that was probably meant. */
function meant(issue: z.core.$ZodIssue, value: unknown): string {
    if (issue.code !== "invalid_value" || typeof value !== "string") {
        return "";
    }
    const word = nearest(value, issue.values.map(String));
    return word === undefined ? "" : ` (did you mean "${word}"?)`;
}

/** The value is not repeated: what an unknown key was meant to hold is not known either. */
function unknownKey(key: string, name: string, known: readonly string[]): string {
    const parent = key.slice(0, key.length - name.length);
    const near = nearest(name, known);
    const instead =
        near === undefined ? `use ${list(known)}` : `did you mean ${parent}${near}? Known are ${list(known)}`;
    return `${key} is not a known key; ${instead}.`;
}

function list(words: readonly string[]): string {
    return words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

function knownKeys(schema: z.ZodObject, path: readonly PropertyKey[]): string[] {
    const inner = path.reduce<unknown>((outer, step) => {
        const object = outer instanceof z.ZodOptional ? outer.unwrap() : outer;
        return object instanceof z.ZodObject ? object.shape[String(step)] : undefined;
    }, schema);
    const object = inner instanceof z.ZodOptional ? inner.unwrap() : inner;
    return object instanceof z.ZodObject ? Object.keys(object.shape) : [];
}

/** A path as `pulumi config set --path` takes it: `database.engine`, `zones[0]`. */
function pathText(path: readonly PropertyKey[]): string {
    return path
        .map((step, index) => (typeof step === "number" ? `[${step}]` : `${index === 0 ? "" : "."}${String(step)}`))
        .join("");
}

function joinPath(namespace: string, path: readonly PropertyKey[]): string {
    return `${namespace}:${pathText(path)}`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
    return path.reduce<unknown>(
        (inner, step) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, step) : undefined),
        value,
    );
}
