// `npm run check`: what no test runs - types, lint with the import rules, formatting, and generated files that must be current.
import { spawn } from "node:child_process";
import { root } from "./compile.mjs";

const fromSource = ["--import", "tsx", "--conditions=evenkeel-source"];

/** A name and what Node runs for it. */
const checks = [
    ["types", ["node_modules/typescript/bin/tsc", "--project", "tsconfig.check.json"]],
    ["lint and import rules", ["node_modules/eslint/bin/eslint.js", "."]],
    ["format", ["node_modules/prettier/bin/prettier.cjs", "--check", "--log-level", "warn", "."]],
    [
        "taggable types are those of the provider package",
        ["--import", "tsx", "policy/scripts/taggable-types.ts", "--check"],
    ],
    [
        "property names are those of the provider packages",
        [...fromSource, "testing/scripts/property-names.ts", "--check"],
    ],
    ["schema is what other languages see of the components", [...fromSource, "scripts/schema.ts", "--check"]],
    ["code blocks are the tested files they come from", ["scripts/snippets.mjs", "--check"]],
    ["reference is what the components are and do", [...fromSource, "scripts/reference.ts", "--check"]],
    ["rule pages are what the rules say", [...fromSource, "policy/scripts/rule-pages.ts", "--check"]],
    ["picture in the README is the program's own graph", [...fromSource, "scripts/picture.ts", "--check"]],
];

/** Two at a time: each computes on one core, and waits for the disk in between. */
const atOnce = 2;
const waiting = [...checks];
let failed = 0;
await Promise.all(
    Array.from({ length: atOnce }, async () => {
        for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) await run(...check);
    }),
);
process.exitCode = failed > 0 ? 1 : 0;

/** Prints what a check has to say when it is over, so that two do not talk at once. */
async function run(name, args) {
    const started = performance.now();
    const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    const said = [];
    for (const output of [child.stdout, child.stderr]) output.on("data", (data) => said.push(data));
    const code = await new Promise((resolve) => child.once("close", resolve));
    if (code !== 0) failed += 1;
    process.stdout.write(Buffer.concat(said));
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${code === 0 ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
}
