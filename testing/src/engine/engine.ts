import { existsSync, readFileSync, statSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import lt from "semver/functions/lt.js";
import parse from "semver/functions/parse.js";
import { cacheFolder } from "./cache.js";
import { buildWithGo, oldestGo } from "./go-build.js";
import { installOnce } from "./install-once.js";
import { outsideOf, type Outside } from "./outside.js";
import { progressOn, type Progress } from "./progress.js";
import { EngineUnavailable, isDiskFull, reasonOf, StepFailed, type Attempt } from "./unavailable.js";
import { engineTool, engineVersion, oldestEngine, type GoTool } from "./versions.js";

/** An engine that can be started. */
export interface Engine {
    /** Absolute path of `pulumi`. */
    readonly executable: string;
    /** Where it was found, in a person's words. */
    readonly origin: "PATH" | "cache";
}

export interface EngineOptions {
    readonly environment?: NodeJS.ProcessEnv;
    readonly outside?: Outside;
    readonly progress?: Progress;
}

const vendor = "https://get.pulumi.com/";
const probeTimeout = 5_000;
const installGuide = "install Pulumi's command line: https://www.pulumi.com/docs/iac/download-install/";

/**
 * Finds a Pulumi engine or gets one: `pulumi` on PATH, then the cache, then the vendor's download, then a build through
 * the Go module proxy.
 *
 * @throws EngineUnavailable with every way that was tried, why it failed, and what to do
 */
export async function ensureEngine(options: EngineOptions = {}): Promise<Engine> {
    const { outside, progress } = withDefaults(options);
    const onPath = await engineOnPath(outside);
    if ("engine" in onPath) return onPath.engine;

    const folder = join(cacheFolder(outside.environment), engineTool.folder);
    const executable = join(folder, "bin", engineTool.executable);
    if (existsSync(executable)) return { executable, origin: "cache" };

    const attempts: Attempt[] = [onPath.attempt];
    await install(engineTool, join("bin", engineTool.executable), folder, progress, attempts, [
        { way: "the vendor's download (get.pulumi.com)", fill: (target) => download(target, outside, progress) },
        {
            way: "a build through the Go module proxy",
            fill: async (target) => {
                await mkdir(join(target, "bin"));
                await progress.during(`building ${engineTool.title} (some minutes, once per machine)`, () =>
                    buildWithGo(engineTool, join(target, "bin"), outside),
                );
            },
        },
    ]);
    return { executable, origin: "cache" };
}

/**
 * Gets a tool that can only be built, such as the YAML language host.
 *
 * @returns the folder with its executable
 * @throws EngineUnavailable as {@link ensureEngine} does
 */
export async function ensureGoTool(tool: GoTool, options: EngineOptions = {}): Promise<string> {
    const { outside, progress } = withDefaults(options);
    const folder = join(cacheFolder(outside.environment), tool.folder);
    await install(
        tool,
        tool.executable,
        folder,
        progress,
        [],
        [
            {
                way: "a build through the Go module proxy",
                fill: (target) =>
                    progress.during(`building ${tool.title} (once per machine)`, () =>
                        buildWithGo(tool, target, outside),
                    ),
            },
        ],
    );
    return folder;
}

interface Way {
    readonly way: string;
    fill(folder: string): Promise<void>;
}

function withDefaults(options: EngineOptions): { outside: Outside; progress: Progress } {
    return {
        outside: options.outside ?? outsideOf(options.environment ?? process.env),
        progress: options.progress ?? progressOn(process.stderr),
    };
}

async function install(
    tool: GoTool,
    complete: string,
    folder: string,
    progress: Progress,
    attempts: Attempt[],
    ways: readonly Way[],
): Promise<void> {
    for (const { way, fill } of ways) {
        try {
            await installOnce({ folder, title: tool.title, complete, fill }, progress);
            return;
        } catch (error) {
            attempts.push({ way, reason: reasonOf(error) });
            // The next way would fill the same disk.
            if (isDiskFull(error)) break;
        }
    }
    throw new EngineUnavailable(tool.title, attempts, remedies(tool, attempts, folder));
}

function remedies(tool: GoTool, attempts: readonly Attempt[], folder: string): string[] {
    if (attempts.some(({ reason }) => reason.startsWith("the disk is full"))) {
        return [`make about 3 GB of room for ${folder} and Go's caches, or name another place with EVENKEEL_CACHE`];
    }
    const cache = attempts.some(({ reason }) => /\b(EACCES|EPERM|EROFS|EEXIST|ENOTDIR)\b/.test(reason))
        ? [`name a folder that can be written with EVENKEEL_CACHE (now ${dirname(folder)})`]
        : [];
    return [
        ...cache,
        installGuide,
        `install Go ${oldestGo(tool)} or later (https://go.dev/dl/) and reach a Go module proxy (GOPROXY), then run this again`,
        `copy ${folder} from a machine of the same kind that has it`,
    ];
}

async function download(folder: string, outside: Outside, progress: Progress): Promise<void> {
    try {
        await outside.reach(vendor, probeTimeout);
    } catch (error) {
        throw new StepFailed(`no connection: ${reasonOf(error)}`);
    }
    const { code, output } = await progress.during(`downloading Pulumi ${engineVersion}`, () =>
        outside.download(engineVersion, folder),
    );
    if (code !== 0)
        throw new StepFailed(reasonOf(output.trim() === "" ? `the installer ended with code ${code}` : output));
}

async function engineOnPath(outside: Outside): Promise<{ engine: Engine } | { attempt: Attempt }> {
    const way = "`pulumi` on PATH";
    const executable = outside.findOnPath("pulumi");
    if (executable === undefined) return { attempt: { way, reason: "there is none" } };
    let version: string;
    try {
        version = await rememberedVersion(executable, outside);
    } catch (error) {
        return { attempt: { way, reason: `${executable} does not run: ${reasonOf(error)}` } };
    }
    const parsed = parse(version);
    if (parsed !== null && lt(parsed, oldestEngine)) {
        return { attempt: { way, reason: `${executable} is ${version}; ${oldestEngine} or later is needed` } };
    }
    return { engine: { executable, origin: "PATH" } };
}

/** Asking costs a second on a busy machine, so the answer is kept until the file changes. */
async function rememberedVersion(executable: string, outside: Outside): Promise<string> {
    const note = join(cacheFolder(outside.environment), "pulumi-on-path.json");
    const { size, mtimeMs } = statSync(executable);
    const key = `${executable} ${size} ${mtimeMs}`;
    try {
        const seen: unknown = JSON.parse(readFileSync(note, "utf8"));
        if (Array.isArray(seen) && seen[0] === key && typeof seen[1] === "string") return seen[1];
    } catch {
        // Never asked, or the note is damaged: ask.
    }
    const version = await outside.versionOf(executable);
    try {
        await mkdir(cacheFolder(outside.environment), { recursive: true });
        await writeFile(note, JSON.stringify([key, version]));
    } catch {
        // The note only saves time; a cache that cannot be written is reported by what needs it.
    }
    return version;
}
