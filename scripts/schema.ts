// `npm run schema`: writes components/plugin/schema.json, what programs in other languages see of the components; with --check only compares.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as components from "@evenkeel/components";
import { ComponentProvider, getPulumiComponents } from "@pulumi/pulumi/provider/experimental/provider";

const folder = join(__dirname, "..", "components");
const file = join(folder, "plugin", "schema.json");

async function main(): Promise<void> {
    const provider = new ComponentProvider({
        name: "evenkeel",
        dirname: folder,
        components: getPulumiComponents(components),
    });
    const schema: unknown = JSON.parse(await provider.getSchema());
    const undescribed = findUndescribed(schema);
    if (undescribed.length > 0) {
        throw new Error(
            `Say in a comment what these are for; other languages see nothing else: ${undescribed.join(", ")}.`,
        );
    }
    const text = `${JSON.stringify(schema, undefined, 4)}\n`;
    if (!process.argv.includes("--check")) writeFileSync(file, text);
    else if (readFileSync(file, "utf8") !== text) {
        throw new Error(
            "components/plugin/schema.json is not what the components are; run `npm run schema` and commit it.",
        );
    }
}

/** Options and outputs without a description, as `ManagedDatabase.engine`. */
function findUndescribed(schema: unknown): string[] {
    const declared = [
        ...entriesOf(memberOf(schema, "resources")).flatMap(([token, type]) => [
            [token, memberOf(type, "inputProperties")] as const,
            [token, memberOf(type, "properties")] as const,
        ]),
        ...entriesOf(memberOf(schema, "types")).map(([token, type]) => [token, memberOf(type, "properties")] as const),
    ];
    return declared.flatMap(([token, properties]) =>
        entriesOf(properties)
            .filter(([, property]) => memberOf(property, "description") === undefined)
            .map(([name]) => `${token.split(":").at(-1) ?? token}.${name}`),
    );
}

function memberOf(value: unknown, name: string): unknown {
    return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function entriesOf(value: unknown): [string, unknown][] {
    return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
