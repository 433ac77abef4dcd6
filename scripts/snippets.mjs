// Code blocks under `<!-- from FILE -->` are that file, word for word; with --check it only says whether they are.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./compile.mjs";

const guides = readdirSync(join(root, "docs", "guides"));
const pages = [
    "README.md",
    "docs/own-rules.md",
    "docs/traffic-analyser.md",
    ...guides.map((guide) => `docs/guides/${guide}`),
];
const block = /(<!-- from (\S+) -->\n+```\w*\n)([\s\S]*?)(```)/g;

for (const page of pages) {
    const file = join(root, page);
    const written = readFileSync(file, "utf8");
    const current = written.replace(
        block,
        (_, head, source, __, foot) => head + readFileSync(join(root, source), "utf8") + foot,
    );
    if (current === written) continue;
    if (process.argv.includes("--check")) {
        console.error(
            `A code block in ${page} is not the file it comes from; run \`node scripts/snippets.mjs\` and commit it.`,
        );
        process.exitCode = 1;
    } else {
        writeFileSync(file, current);
    }
}
