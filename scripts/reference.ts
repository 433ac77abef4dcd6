// `npm run reference`: writes docs/reference/ from the sources, the guides' programs and experiments; with --check it only says whether it is current.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readComponents, readShared } from "./reference/components.js";
import { gather, planGuides } from "./reference/gather.js";
import { componentPage, index, indexPage, type Library } from "./reference/pages.js";

const folder = join(__dirname, "..", "docs", "reference");

async function main(): Promise<void> {
    const library: Library = { components: readComponents(), shared: readShared() };
    const pages = new Map([[indexPage, index(library)]]);
    const guides = await planGuides();
    for (const component of library.components) {
        pages.set(`${component.folder}.md`, componentPage(component, await gather(component, guides), library));
    }
    if (process.argv.includes("--check")) check(pages);
    else write(pages);
}

function check(pages: ReadonlyMap<string, string>): void {
    const stale = [...pages].filter(([name, text]) => readPage(name) !== text).map(([name]) => name);
    const names = [...stale, ...leftOver(pages)];
    if (names.length === 0) return;
    console.error(
        `Not what the sources say now: ${names.map((name) => `docs/reference/${name}`).join(", ")}; run \`npm run reference\` and commit it.`,
    );
    process.exitCode = 1;
}

function write(pages: ReadonlyMap<string, string>): void {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of pages) writeFileSync(join(folder, name), text);
    for (const name of leftOver(pages)) rmSync(join(folder, name));
    console.log(`docs/reference written: ${pages.size} pages`);
}

function readPage(name: string): string | undefined {
    const file = join(folder, name);
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** Pages of components that there are no longer. */
function leftOver(pages: ReadonlyMap<string, string>): string[] {
    return existsSync(folder) ? readdirSync(folder).filter((name) => !pages.has(name)) : [];
}

main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
