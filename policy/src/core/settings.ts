import type { PolicyConfigSchema } from "@pulumi/policy";
import { nearestName } from "./nearest-name.js";

/** JSON schema of one setting, as the engine shows it. */
type SettingSchema = PolicyConfigSchema["properties"][string];

/** What a number must keep to, both ends included. */
interface Range {
    minimum?: number;
    maximum?: number;
}

/** A regular expression as it was written, applied to the whole of a value. */
export interface Pattern {
    text: string;
    matches(value: string): boolean;
}

/**
 * Reads the configuration of one rule, or one object within it.
 *
 * A rule states its settings by reading them: the same calls give the typed values, the defaults, the JSON schema
 * that the engine shows, and the names that are allowed. The engine lets unknown names pass, so the reader is what
 * refuses them.
 */
export class SettingsReader {
    /** Everything that is wrong, each with key, value and what is allowed. */
    public readonly problems: string[] = [];
    public readonly schema: Record<string, SettingSchema> = {};

    constructor(
        private readonly given: Readonly<Record<string, unknown>>,
        private readonly path = "",
    ) {}

    /** One of a few words, `fallback` where it is not given. */
    public choice<Choice extends string, Fallback extends Choice | undefined>(
        name: string,
        choices: readonly Choice[],
        fallback: Fallback,
        description: string,
    ): Choice | Fallback {
        this.schema[name] = { type: "string", enum: [...choices], description, ...defaultOf(fallback) };
        const value = this.given[name] ?? fallback;
        if (value === undefined) {
            return fallback;
        }
        const chosen = choices.find((choice) => choice === value);
        return chosen ?? this.refuse(name, value, `one of ${choices.join(", ")}`, fallback);
    }

    /** A list of words, `fallback` where it is not given. */
    public words<Fallback extends readonly string[] | undefined>(
        name: string,
        fallback: Fallback,
        description: string,
    ): readonly string[] | Fallback {
        this.schema[name] = { type: "array", items: { type: "string" }, description, ...defaultOf(fallback) };
        const value = this.given[name];
        if (value === undefined) {
            return fallback;
        }
        // The engine sends a default back, an empty one too.
        const mayBeEmpty = fallback !== undefined && fallback.length === 0;
        return isListOfText(value) && (mayBeEmpty || value.length > 0)
            ? value
            : this.refuse(name, value, mayBeEmpty ? "a list of texts" : "a list of at least one text", fallback);
    }

    /** A word, undefined where it is not given. */
    public text(name: string, description: string): string | undefined {
        this.schema[name] = { type: "string", description };
        const value = this.given[name];
        return value === undefined || typeof value === "string" ? value : this.refuse(name, value, "a text", undefined);
    }

    /** A regular expression that a whole value must match, undefined where it is not given. */
    public pattern(name: string, description: string): Pattern | undefined {
        this.schema[name] = { type: "string", format: "regex", description };
        const value = this.given[name];
        if (value === undefined) {
            return undefined;
        }
        try {
            const text = String(value);
            const whole = new RegExp(`^(?:${text})$`);
            return { text, matches: (candidate) => whole.test(candidate) };
        } catch {
            return this.refuse(name, value, "a regular expression", undefined);
        }
    }

    /** A number, `fallback` where it is not given. */
    public number<Fallback extends number | undefined>(
        name: string,
        { minimum = -Infinity, maximum = Infinity }: Range,
        fallback: Fallback,
        description: string,
    ): number | Fallback {
        this.schema[name] = { type: "number", description, ...defaultOf(fallback) };
        const value = this.given[name] ?? fallback;
        if (value === undefined) {
            return fallback;
        }
        if (typeof value === "number" && value >= minimum && value <= maximum) {
            return value;
        }
        return this.refuse(name, value, rangeWords(minimum, maximum), fallback);
    }

    /**
     * An object whose keys the user chooses and whose values are all alike. What is given replaces the whole of
     * `fallback`.
     */
    public map<Value>(
        name: string,
        readValue: (reader: SettingsReader) => Value,
        fallback: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
        description: string,
    ): ReadonlyMap<string, Value> {
        this.schema[name] = {
            type: "object",
            additionalProperties: schemaOf(readValue),
            default: fallback,
            description,
        };
        const entries = this.given[name] ?? fallback;
        if (!isRecord(entries)) {
            return this.refuse(name, entries, "an object", new Map<string, Value>());
        }
        // The engine keeps no order of keys; findings come by key.
        const keys = Object.keys(entries).sort();
        return new Map(keys.map((key) => [key, this.readNested(`${name}.${key}`, entries[key], readValue)]));
    }

    /** A list of objects that are all alike, empty where it is not given. */
    public list<Value>(
        name: string,
        readValue: (reader: SettingsReader) => Value,
        description: string,
    ): readonly Value[] {
        this.schema[name] = { type: "array", items: schemaOf(readValue), default: [], description };
        const entries = this.given[name] ?? [];
        return Array.isArray(entries)
            ? entries.map((entry: unknown, index) => this.readNested(`${name}[${index}]`, entry, readValue))
            : this.refuse(name, entries, "a list of objects", []);
    }

    /** Refuses every name that was not asked for. Call it when all settings were read. */
    public refuseUnknownNames(): void {
        const names = Object.keys(this.schema);
        for (const name of Object.keys(this.given).filter((key) => !names.includes(key))) {
            const nearest = nearestName(name, names);
            const hint = nearest === undefined ? `use one of ${names.join(", ")}` : `did you mean "${nearest}"?`;
            this.problems.push(`${this.path}${name} is not a setting; ${hint}`);
        }
    }

    private readNested<Value>(name: string, entry: unknown, readValue: (reader: SettingsReader) => Value): Value {
        const nested = new SettingsReader(isRecord(entry) ? entry : {}, `${this.path}${name}.`);
        const value = readValue(nested);
        nested.refuseUnknownNames();
        this.problems.push(...nested.problems);
        return isRecord(entry) ? value : this.refuse(name, entry, "an object", value);
    }

    private refuse<Value>(name: string, value: unknown, allowed: string, instead: Value): Value {
        this.problems.push(`${this.path}${name} is ${JSON.stringify(value)}; use ${allowed}`);
        return instead;
    }
}

function schemaOf(readValue: (reader: SettingsReader) => unknown): SettingSchema {
    const reader = new SettingsReader({});
    readValue(reader);
    return { type: "object", properties: reader.schema };
}

function rangeWords(minimum: number, maximum: number): string {
    if (minimum === -Infinity && maximum === Infinity) {
        return "a number";
    }
    return maximum === Infinity ? `a number of at least ${minimum}` : `a number from ${minimum} to ${maximum}`;
}

/** The schema's default, where there is one. */
function defaultOf(fallback: number | string | readonly string[] | undefined): Pick<SettingSchema, "default"> {
    if (fallback === undefined || (typeof fallback === "number" && !Number.isFinite(fallback))) {
        return {};
    }
    return { default: typeof fallback === "object" ? [...fallback] : fallback };
}

function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isListOfText(value: unknown): value is string[] {
    return Array.isArray(value) && value.every((element) => typeof element === "string");
}
