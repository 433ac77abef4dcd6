import type { Json, Properties } from "./model.js";

/** Stands in a property map for a value that a preview does not know. */
export const unknownValue: unique symbol = Symbol("unknown");
export type InputValue =
    null | boolean | number | string | typeof unknownValue | InputValue[] | { [key: string]: InputValue };

/**
 * Inputs of a resource as a rule reads them: typed, by dotted path (`metadataOptions.httpTokens`, `ingress.0.fromPort`),
 * and `undefined` for what is missing, of another type, or not known yet.
 */
export class Inputs {
    constructor(private readonly values: Readonly<Record<string, InputValue>>) {}

    text(path: string): string | undefined {
        const value = this.value(path);
        return typeof value === "string" ? value : undefined;
    }

    /** A number, also where the provider takes it as text. */
    number(path: string): number | undefined {
        const value = this.value(path);
        if (typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value))) return Number(value);
        return typeof value === "number" ? value : undefined;
    }

    /** A flag, also where the provider takes it as the text "true" or "false". */
    flag(path: string): boolean | undefined {
        const value = this.value(path);
        if (value === "true" || value === "false") return value === "true";
        return typeof value === "boolean" ? value : undefined;
    }

    /** The elements of a list as inputs of their own (`list("ingress")[0].number("fromPort")`). */
    list(path: string): Inputs[] {
        const value = this.value(path);
        return Array.isArray(value)
            ? value.map((element) => new Inputs(isMap(element) ? element : { value: element }))
            : [];
    }

    /** The known text elements of a list. */
    texts(path: string): string[] {
        const value = this.value(path);
        return Array.isArray(value) ? value.filter((element) => typeof element === "string") : [];
    }

    /** How many elements a list has, known or not; undefined where the list itself is missing or unknown. */
    count(path: string): number | undefined {
        const value = this.value(path);
        return Array.isArray(value) ? value.length : undefined;
    }

    /** True where the program set the property, even to a value that is not known yet. */
    has(path: string): boolean {
        return this.value(path) !== undefined;
    }

    isUnknown(path: string): boolean {
        return this.value(path) === unknownValue;
    }

    /** The value as plain JSON; undefined where it is missing or any part of it is unknown. */
    json(path: string): Json | undefined {
        const value = this.value(path);
        return value === undefined ? undefined : toJson(value);
    }

    /** The top-level properties that are known in full. */
    known(): Properties {
        const known: Properties = {};
        for (const [key, value] of Object.entries(this.values)) {
            const json = toJson(value);
            if (json !== undefined) known[key] = json;
        }
        return known;
    }

    private value(path: string): InputValue | undefined {
        let current: InputValue | undefined = this.values;
        for (const step of path.split(".")) {
            if (current === unknownValue) return unknownValue;
            if (Array.isArray(current)) current = current[Number(step)];
            else if (isMap(current)) current = current[step];
            else return undefined;
        }
        return current === null ? undefined : current;
    }
}

function isMap(value: InputValue | undefined): value is { [key: string]: InputValue } {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

function toJson(value: InputValue): Json | undefined {
    if (value === unknownValue) return undefined;
    if (Array.isArray(value)) {
        const elements = value.map(toJson);
        return elements.every((element) => element !== undefined) ? elements : undefined;
    }
    if (isMap(value)) {
        const entries: [string, Json][] = [];
        for (const [key, member] of Object.entries(value)) {
            const json = toJson(member);
            if (json === undefined) return undefined;
            entries.push([key, json]);
        }
        return Object.fromEntries(entries);
    }
    return value;
}
