import type { TSchema } from "@fastify/type-provider-typebox";
import { Errors } from "typebox/value";

/** `"a", "b" or "c"`. */
export function listed(words: readonly string[]): string {
    const quoted = words.map((word) => `"${word}"`);
    return [quoted.slice(0, -1).join(", "), ...quoted.slice(-1)].filter((part) => part !== "").join(" or ");
}

/**
 * One sentence for each place where `value` is not what `schema` allows: the name, what it holds, and what is allowed.
 *
 * What is allowed is the `description` of each part of the schema; `whole` is what the value is called as a whole.
 */
export function faultsAgainst(schema: TSchema, value: unknown, whole: string): readonly string[] {
    const faults = new Map<string, string>();
    const note = (path: readonly string[], problem: string, fix?: string): void => {
        const name = path.length === 0 ? whole : path.join(".");
        if (!faults.has(name)) {
            faults.set(name, `${name} ${problem}; ${fix ?? `use ${allowedAt(schema, path)}`}.`);
        }
    };
    for (const { keyword, instancePath, params } of Errors(schema, value)) {
        const path = instancePath.split("/").slice(1);
        if (keyword === "required" && "requiredProperties" in params) {
            params.requiredProperties.forEach((name) => note([...path, name], "is missing"));
        } else if (keyword === "boolean") {
            note(path, "is not known", "remove it");
        } else if (keyword !== "additionalProperties") {
            note(path, `is ${shown(valueAt(value, path))}`);
        }
    }
    return [...faults.values()];
}

function shown(value: unknown): string {
    const text = JSON.stringify(value) ?? String(value);
    return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function allowedAt(schema: TSchema, path: readonly string[]): string {
    const part = path.reduce<unknown>(
        (whole, name) =>
            valueAt(whole, ["properties", name]) ??
            // A map by any name, or a list.
            valueAt(whole, ["additionalProperties"]) ??
            valueAt(whole, ["items"]),
        schema,
    );
    return String(valueAt(part, ["description"]));
}

function valueAt(value: unknown, path: readonly string[]): unknown {
    return path.reduce<unknown>(
        (whole, name) =>
            typeof whole === "object" && whole !== null && Object.hasOwn(whole, name)
                ? Object.entries(whole).find(([member]) => member === name)?.[1]
                : undefined,
        value,
    );
}
