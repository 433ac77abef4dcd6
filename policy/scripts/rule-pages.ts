/**
 * Writes docs/policy/ from the rules and their cases, and the numbers of rules into the README of the pack.
 *
 *     npm run rules               writes the pages
 *     npm run rules -- --check    fails when they are not what the rules say
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { folderPage, index, indexPage, numbers } from "./rule-pages/pages.js";
import { readFolders } from "./rule-pages/sources.js";

const root = join(__dirname, "..", "..");
const folder = join("docs", "policy");
const readme = join("policy", "README.md");
const counted = /(<!-- written by npm run rules -->\n+)[^]*?(\n+<!-- until here -->)/;

async function main(): Promise<void> {
    const files = await currentFiles();
    const stale = [...files].filter(([file, text]) => read(file) !== text).map(([file]) => file);
    const pages = existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : [];
    const leftOver = pages.map((name) => join(folder, name)).filter((file) => !files.has(file));
    if (!process.argv.includes("--check")) {
        mkdirSync(join(root, folder), { recursive: true });
        for (const [file, text] of files) writeFileSync(join(root, file), text);
        for (const file of leftOver) rmSync(join(root, file));
        console.log(`docs/policy written: ${files.size - 1} pages`);
    } else if (stale.length + leftOver.length > 0) {
        const names = [...stale, ...leftOver].join(", ");
        console.error(`Not what the rules say now: ${names}; run \`npm run rules\` and commit it.`);
        process.exitCode = 1;
    }
}

/** Every file that this writes, with what has to stand in it. */
async function currentFiles(): Promise<ReadonlyMap<string, string>> {
    const folders = readFolders();
    const introduction = read(readme) ?? "";
    if (!counted.test(introduction)) throw new Error(`${readme} has no place for the numbers of rules`);
    const texts: [string, string][] = [
        [join(folder, indexPage), index(folders)],
        ...folders.map((group): [string, string] => [join(folder, `${group.name}.md`), folderPage(group)]),
        [readme, introduction.replace(counted, (_, head, foot) => `${head}${numbers(folders)}${foot}`)],
    ];
    const formatted = texts.map(async ([file, text]): Promise<[string, string]> => [file, await pretty(file, text)]);
    return new Map(await Promise.all(formatted));
}

async function pretty(file: string, text: string): Promise<string> {
    const filepath = join(root, file);
    return format(text, { ...(await resolveConfig(filepath)), filepath });
}

function read(file: string): string | undefined {
    const path = join(root, file);
    return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
