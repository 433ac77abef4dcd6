// `npm test`: every layer that runs on this machine, cheapest first; the last line counts them all.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compileOrEnd, root } from "./compile.mjs";

const runsNode24 = process.platform === "linux" && process.arch === "x64";
const folders = "{components/{src,changes,goldens},{stacks,app-runtime,policy,testing}/src}";
const everything = `${folders}/**/*.test.ts`;
const engine = `${folders}/**/*.engine.test.ts`;
const parts = "{components,app-runtime}/src/**/*.parts.test.ts";

const layers = [
    { name: "unit and graph", node: () => process.execPath, files: everything, except: [engine, parts] },
    {
        name: "graph under Node 24",
        node: () =>
            execFileSync(process.execPath, ["--import", "tsx", "scripts/node24.ts"], {
                cwd: root,
                encoding: "utf8",
            }).trim(),
        files: "{components,stacks}/src/**/*.test.ts",
        except: [engine, parts],
        skip: () => !runsNode24 && "the Node 24 that npm carries runs on Linux on x64 only",
    },
    // What they start is said in CONTRIBUTING.md; a program that is missing fails its tests with the way to install it.
    {
        name: "real databases, emulated AWS, nginx and a browser",
        node: () => process.execPath,
        files: parts,
        timeout: 300_000,
        jobs: 2,
    },
    { name: "real engine", node: () => process.execPath, files: engine, timeout: 900_000, jobs: 2 },
    {
        name: "packed packages in a consumer's project",
        node: () => process.execPath,
        files: "examples/*.test.ts",
        timeout: 900_000,
        jobs: 2,
    },
];

const wanted = process.argv.slice(2);
await compileOrEnd("components", "policy", "testing");
const totals = { passes: 0, failures: 0, pending: 0 };
const skipped = [];

for (const layer of layers.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)))) {
    const reason = layer.skip?.();
    if (reason) {
        skipped.push(`${layer.name}: ${reason}`);
        continue;
    }
    console.log(`\n=== ${layer.name} ===`);
    const counts = run(layer);
    for (const key of Object.keys(totals)) totals[key] += counts[key];
}

for (const reason of skipped) console.log(`skipped layer - ${reason}`);
const left = totals.pending + skipped.length;
console.log(`\n${totals.passes} passed, ${totals.failures} failed${left > 0 ? `, ${left} skipped` : ""}`);
process.exitCode = totals.failures > 0 || totals.passes === 0 || (left > 0 && process.env.CI) ? 1 : 0;

function run({ node, files, except = [], timeout, jobs }) {
    const folder = mkdtempSync(join(tmpdir(), "evenkeel-test-"));
    const countsFile = join(folder, "counts");
    try {
        const mocha = join(root, "node_modules", "mocha", "bin", "mocha.js");
        const options = ["--reporter", join(root, "scripts", "counting-reporter.cjs")];
        if (timeout) options.push("--timeout", String(timeout));
        for (const pattern of except) options.push("--ignore", pattern);
        // Files at the same time, each in a process of its own: they wait for engines more than they compute.
        if (jobs) options.push("--parallel", "--jobs", String(jobs));
        const result = spawnSync(node(), [mocha, ...options, files], {
            cwd: root,
            stdio: ["ignore", "inherit", "inherit"],
            env: { ...process.env, EVENKEEL_TEST_COUNTS: countsFile },
        });
        if (!existsSync(countsFile)) return crashed("the test runner ended before it could count");
        const counts = JSON.parse(readFileSync(countsFile, "utf8"));
        // A runner that counted no failure and still ended badly has failed in a way that no test names.
        if (result.status !== 0 && counts.failures === 0)
            return crashed(`the test runner ended with ${result.status ?? result.signal}`, counts);
        return counts;
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

function crashed(reason, counts = { passes: 0, failures: 0, pending: 0 }) {
    console.error(`failed: ${reason}`);
    return { ...counts, failures: counts.failures + 1 };
}
