// `npm run check`: what no test runs - types, lint with the import rules, formatting, and generated files that must be current.
import { spawnSync } from "node:child_process";
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

const failed = checks.filter(([name, args]) => {
    const started = performance.now();
    const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
    console.log(
        `${status === 0 ? "ok    " : "FAILED"} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`,
    );
    return status !== 0;
});
process.exitCode = failed.length > 0 ? 1 : 0;
