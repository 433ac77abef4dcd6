// `npm run check`: what no test runs - types, lint with the import rules, formatting, and generated files that must be current.
import { spawnSync } from "node:child_process";
import { root } from "./compile.mjs";

const checks = [
    ["types", "tsc", ["--project", "tsconfig.check.json"]],
    ["lint and import rules", "eslint", ["."]],
    ["format", "prettier", ["--check", "--log-level", "warn", "."]],
    ["taggable types are those of the provider package", "tsx", ["policy/scripts/taggable-types.ts", "--check"]],
    [
        "picture in the README is the program's own graph",
        "tsx",
        ["--conditions=evenkeel-source", "scripts/picture.ts", "--check"],
    ],
];

const failed = checks.filter(([name, command, args]) => {
    const started = performance.now();
    const { status } = spawnSync("npx", ["--no-install", command, ...args], {
        cwd: root,
        stdio: ["ignore", "inherit", "inherit"],
    });
    console.log(
        `${status === 0 ? "ok    " : "FAILED"} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`,
    );
    return status !== 0;
});
process.exitCode = failed.length > 0 ? 1 : 0;
