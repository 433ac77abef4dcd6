import { readFileSync } from "node:fs";
import path from "node:path";

/** Which build is running. */
export interface Release {
    /** Version of the artefact, such as `0.1.0-3f9c2a1b7d04`. */
    readonly version: string;
}

/** Name of the file beside the bundle that says which build it is. */
export const releaseFileName = "release.json";

/**
 * Reads which build lies in `directory`.
 *
 * The version comes from a file of the artefact and not from the environment, so that it can never name another build than the one that runs.
 * Run from source there is no such file, and the version says so.
 */
export function readRelease(directory: string): Release {
    let text: string;
    try {
        text = readFileSync(path.join(directory, releaseFileName), "utf8");
    } catch {
        return { version: "unreleased" };
    }
    const release: unknown = JSON.parse(text);
    if (
        typeof release !== "object" ||
        release === null ||
        !("version" in release) ||
        typeof release.version !== "string"
    ) {
        throw new Error(`${releaseFileName} names no version; build the artefact again.`);
    }
    return { version: release.version };
}
