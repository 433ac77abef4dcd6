import type { PolicyConfigSchema } from "@pulumi/policy";
import type { Rule } from "../../src/core/rule.js";

type Schema = PolicyConfigSchema["properties"][string];

/** What can be configured of a rule beside `onUnknown`, which every rule has; empty where nothing can. */
export function settingsList(rule: Rule): string {
    const settings = Object.entries(rule.policy.configSchema?.properties ?? {}).filter(
        ([name]) => name !== "onUnknown",
    );
    if (settings.length === 0) return "";
    return ["Settings:", "", ...settings.flatMap(([name, schema]) => linesOf(name, schema))].join("\n");
}

function linesOf(name: string, schema: Schema): string[] {
    const standard = schema.default === undefined ? "" : ` Default: ${defaultText(schema.default)}.`;
    const own = `- \`${name}\` (${typeText(schema)}): ${schema.description ?? ""}${standard}`;
    return [own, ...nested(name, schema).flatMap(([path, inner]) => linesOf(path, inner))];
}

/** The settings within a setting, by where they are written. */
function nested(name: string, { additionalProperties, items }: Schema): [string, Schema][] {
    const inner = typeof additionalProperties === "object" ? additionalProperties : isSchema(items) ? items : {};
    const place = typeof additionalProperties === "object" ? `${name}.<key>` : `${name}[]`;
    return Object.entries(inner.properties ?? {}).flatMap(([key, schema]) =>
        isSchema(schema) ? [[`${place}.${key}`, schema]] : [],
    );
}

function typeText(schema: Schema): string {
    if (schema.enum !== undefined) return schema.enum.map((value) => String(value)).join(", ");
    if (schema.format === "regex") return "regular expression";
    if (schema.type === "array") return isSchema(schema.items) && schema.items.type === "string" ? "texts" : "list";
    if (schema.type === "object") return "object by key";
    return schema.type === "string" ? "text" : String(schema.type);
}

function defaultText(value: unknown): string {
    if (Array.isArray(value) && value.every((entry) => typeof entry === "string")) {
        return value.length === 0 ? "none" : value.map((entry) => `\`${entry}\``).join(", ");
    }
    const isEmpty = typeof value === "object" && value !== null && Object.keys(value).length === 0;
    return isEmpty ? "none" : `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;
}

function isSchema(value: unknown): value is Schema {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
