/**
 * Writes the list of AWS resource types that can be tagged, read from the installed @pulumi/aws.
 *
 *     node --import tsx policy/scripts/taggable-types.ts            writes the list
 *     node --import tsx policy/scripts/taggable-types.ts --check    fails when the list is not what the installed package says
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const listFile = join(__dirname, "../src/aws/taggable-types.generated.ts");
const packageFile = createRequire(__filename).resolve("@pulumi/aws/package.json");

/** The `tags` input of a resource's arguments, as a map: the form that takes default tags. */
const tagsInput = /^export interface \w+Args \{[^]*?^ {4}tags\?: pulumi\.Input<\{$/m;
const typeToken = /__pulumiType = '(aws:[^']+)'/;

function taggableTypes(packageFolder: string): string[] {
    const folders = readdirSync(packageFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return folders
        .map(({ name }) => join(packageFolder, name))
        .filter((folder) => !folder.endsWith("node_modules"))
        .flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
        .filter((file) => file.endsWith(".d.ts") && tagsInput.test(readFileSync(file, "utf8")))
        .flatMap((file) => tokenOf(file.replace(/\.d\.ts$/, ".js")))
        .sort();
}

/** The type token of the resource that a module defines; none for a look-up, whose `tags` are a filter. */
function tokenOf(file: string): string[] {
    const token = existsSync(file) ? typeToken.exec(readFileSync(file, "utf8"))?.[1] : undefined;
    return token === undefined ? [] : [token];
}

function listOf(types: readonly string[], version: string): string {
    return [
        `// Generated from @pulumi/aws ${version} by policy/scripts/taggable-types.ts; do not edit.`,
        "",
        "/** Every resource type of @pulumi/aws with a map of tags among its inputs. */",
        "export const taggableTypes: ReadonlySet<string> = new Set([",
        ...types.map((type) => `    "${type}",`),
        "]);",
        "",
    ].join("\n");
}

function main(): void {
    const version = /"version": "([^"]+)"/.exec(readFileSync(packageFile, "utf8"))?.[1] ?? "of unknown version";
    const list = listOf(taggableTypes(dirname(packageFile)), version);
    if (!process.argv.includes("--check")) {
        writeFileSync(listFile, list);
    } else if (!existsSync(listFile) || readFileSync(listFile, "utf8") !== list) {
        console.error(
            `${listFile} is not what @pulumi/aws ${version} says; run: node --import tsx policy/scripts/taggable-types.ts`,
        );
        process.exitCode = 1;
    }
}

main();
