import { mkdirSync, readdirSync, statSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import lockfile from "proper-lockfile";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** Compiles the named workspaces when a source is newer than what was compiled; a few milliseconds when nothing is. */
export async function compileWhenStale(...workspaces) {
    if (workspaces.every(isFresh)) return;
    const cache = join(root, "node_modules", ".cache");
    mkdirSync(cache, { recursive: true });
    // Two runs at once: the second waits and then finds everything fresh.
    const release = await lockfile.lock(cache, {
        lockfilePath: join(cache, "compile.lock"),
        retries: { retries: 600, minTimeout: 200, maxTimeout: 200 },
    });
    try {
        const stale = workspaces.filter((workspace) => !isFresh(workspace));
        if (stale.length > 0) await compile(stale);
    } finally {
        await release();
    }
}

async function compile(workspaces) {
    process.stderr.write(`Compiling ${workspaces.join(" and ")} ...\n`);
    const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
    const result = spawnSync(process.execPath, [tsc, "--build", ...workspaces], { cwd: root, stdio: ["ignore", 2, 2] });
    if (result.status !== 0) {
        process.stderr.write("The sources do not compile; mend what is listed above and run the command again.\n");
        process.exit(1);
    }
    if (workspaces.includes("policy")) await bundlePack();
}

/** The pack as one file: finding and reading one for every rule takes longer than all else that the pack does at its start. */
async function bundlePack() {
    await build({
        entryPoints: [join(root, "policy", "dist", "index.js")],
        outfile: join(root, "policy", bundledPack),
        bundle: true,
        platform: "node",
        target: "node20.19",
        format: "cjs",
        packages: "external",
        legalComments: "none",
        logLevel: "warning",
    });
}

const bundledPack = join("dist", "pack.js");

/** What is written last when a workspace is compiled, so that its time is the time of the whole compilation. */
function lastOutput(workspace) {
    return workspace === "policy" ? bundledPack : join("dist", ".tsbuildinfo");
}

function isFresh(workspace) {
    const built = modified(join(root, workspace, lastOutput(workspace)));
    const inputs = [
        ...sources(join(root, workspace, "src")),
        join(root, workspace, "tsconfig.json"),
        join(root, "tsconfig.base.json"),
    ];
    return inputs.every((input) => (modified(input) ?? 0) <= (built ?? 0));
}

/** What tsc compiles: data and the tests beside it are not, so one of them would stay newer than the build for ever. */
function sources(folder) {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.m?[tj]s$/.test(entry.name) && !entry.name.endsWith(".test.ts"))
        .map((entry) => join(entry.parentPath, entry.name));
}

function modified(path) {
    return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
