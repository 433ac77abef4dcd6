import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import lockfile from "proper-lockfile";

export const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Compiles the named workspaces when a source is newer than what was compiled, or gone; a few milliseconds when nothing is.
 *
 * @throws with a sentence for the user where the sources do not compile; what that means for the exit code, the caller knows
 */
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
    for (const file of workspaces.flatMap(orphans)) rmSync(file);
    const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
    const result = spawnSync(process.execPath, [tsc, "--build", ...workspaces], { cwd: root, stdio: ["ignore", 2, 2] });
    if (result.status !== 0) {
        throw new Error("The sources do not compile; mend what is listed above and run the command again.");
    }
    if (workspaces.includes("policy")) await bundlePack();
}

/** The same for a command of this repository for which that is a failure like any other: it ends with 1. */
export async function compileOrEnd(...workspaces) {
    try {
        await compileWhenStale(...workspaces);
    } catch (error) {
        process.stderr.write(`${error.message}\n`);
        process.exit(1);
    }
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
    return inputs.every((input) => (modified(input) ?? 0) <= (built ?? 0)) && orphans(workspace).length === 0;
}

/** What was compiled from a source that is gone, or of a test. TypeScript leaves it where it is, and it would be published. */
function orphans(workspace) {
    const dist = join(root, workspace, "dist");
    const compiled = /(\.d)?\.([cm]?)[jt]s(\.map)?$/;
    return filesIn(dist).filter((file) => {
        const [ending, , module] = compiled.exec(file) ?? [];
        if (ending === undefined || file === join(root, workspace, bundledPack)) return false;
        const source = join(root, workspace, "src", relative(dist, file).slice(0, -ending.length));
        const isOfTest = /\.(test|cases)$/.test(source);
        return isOfTest || ![`.${module}ts`, `.${module}js`].some((extension) => existsSync(source + extension));
    });
}

/** What tsc compiles: data and the tests beside it are not, so one of them would stay newer than the build for ever. */
function sources(folder) {
    return filesIn(folder).filter((file) => /\.m?[tj]s$/.test(file) && !file.endsWith(".test.ts"));
}

function filesIn(folder) {
    if (!existsSync(folder)) return [];
    return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
}

function modified(path) {
    return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
