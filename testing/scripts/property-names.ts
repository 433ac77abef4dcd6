// Writes the names that the provider packages give to the properties of every modelled type, from which YAML programs are checked.
// With --check it only says whether the file is current.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { registry } from "../src/cloud/registry.js";

const resolve = createRequire(__filename).resolve;
const file = join(__dirname, "..", "src", "cloud", "provider", "property-names.generated.ts");

const argument = /^ {4}(\w+)\??: /gm;
const output = /^ {4}readonly (\w+): pulumi\.Output</gm;
const result = /^ {4}readonly (\w+)\??: /gm;

/** The declarations of a token's module, without their comments. */
function declarations(token: string): string {
    const [provider = "", path = ""] = token.split(":");
    const module = path.startsWith("index/") ? path.slice("index/".length) : path;
    const declared = resolve(`@pulumi/${provider}/${module}`).replace(/\.js$/, ".d.ts");
    return existsSync(declared) ? readFileSync(declared, "utf8").replace(/\/\*\*[\s\S]*?\*\//g, "") : "";
}

function names(text: string, start: RegExp, line: RegExp): string {
    const body = start.exec(text)?.[0] ?? "";
    return [...new Set([...body.matchAll(line)].map((match) => match[1] ?? ""))].sort().join(" ");
}

function entries(tokens: readonly string[], inputs: [RegExp, RegExp], outputs: [RegExp, RegExp]): string {
    const lines = [...tokens].sort().map((token) => {
        const text = declarations(token);
        return `    "${token}":\n        "${names(text, ...inputs)} | ${names(text, ...outputs)}",`;
    });
    return lines.join("\n");
}

const resources = entries(
    registry.models.map(({ type }) => type),
    [/export interface \w+Args \{[\s\S]*?\n}/, argument],
    [/export declare class [\s\S]*?\n}/, output],
);
const functions = entries(
    registry.functions.map(({ token }) => token),
    [/export interface \w+Args \{[\s\S]*?\n}/, argument],
    [/export interface \w+Result \{[\s\S]*?\n}/, result],
);
const text = `// Written by testing/scripts/property-names.ts from the provider packages' own types; do not edit.

/** Inputs and outputs of each resource type, parted by a bar. */
export const resourceProperties: Readonly<Record<string, string>> = {
${resources}
};

/** Arguments and results of each function, parted by a bar. */
export const functionProperties: Readonly<Record<string, string>> = {
${functions}
};
`;

if (!process.argv.includes("--check")) writeFileSync(file, text);
else if (readFileSync(file, "utf8") !== text) {
    console.error(
        "The property names are not those of the provider packages; run testing/scripts/property-names.ts and commit.",
    );
    process.exitCode = 1;
}
