import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Progress } from "./progress.js";
import { StepFailed } from "./unavailable.js";

/** A folder of the cache that is either complete or not there. */
export interface Installation {
    /** The folder, named by version. */
    readonly folder: string;
    /** What a person calls it. */
    readonly title: string;
    /** File inside the folder without which it is not complete. */
    readonly complete: string;
    /** Fills a new, empty folder. */
    fill(folder: string): Promise<void>;
}

const pollEvery = 1_000;
/** A lock whose owner has not renewed it for so long belongs to a run that was killed. */
const lockStaleAfter = 30_000;

/**
 * Fills a folder of the cache once, however many runs ask for it at the same time.
 *
 * The work is done in a temporary folder beside the target and renamed at the end, so that an interrupted run leaves
 * nothing that looks finished; what it did leave is removed by the next one.
 */
export async function installOnce(installation: Installation, progress: Progress): Promise<void> {
    const { folder, complete } = installation;
    const target = join(folder, complete);
    if (existsSync(target)) return;
    await mkdir(dirname(folder), { recursive: true });
    const release = await lock(installation, progress);
    try {
        if (existsSync(target)) return;
        await removeLeftovers(folder);
        const temporary = `${folder}.tmp-${process.pid}`;
        try {
            await mkdir(temporary);
            await installation.fill(temporary);
            if (!existsSync(join(temporary, complete))) throw new StepFailed(`it ended without making ${complete}`);
            // A machine that slept may have lost the lock to a run that has finished meanwhile; theirs is as good.
            if (existsSync(target)) return;
            // Without its main file the target is a leftover of something else than this function.
            await rm(folder, { recursive: true, force: true });
            await rename(temporary, folder);
        } finally {
            await rm(temporary, { recursive: true, force: true });
        }
    } finally {
        // A lock that was lost cannot be released; nothing is left to do about it.
        await release().catch(() => undefined);
    }
}

async function lock({ folder, title, complete }: Installation, progress: Progress): Promise<() => Promise<void>> {
    const { lock } = await import("proper-lockfile");
    const options = { realpath: false, stale: lockStaleAfter, onCompromised: () => undefined };
    const acquire = async () => {
        try {
            return await lock(folder, options);
        } catch (error) {
            if (error instanceof Error && "code" in error && error.code === "ELOCKED") return undefined;
            throw error;
        }
    };
    const atOnce = await acquire();
    if (atOnce !== undefined) return atOnce;
    progress.say(`another run is building ${title}; waiting`);
    return progress.during(`waiting for ${title}`, async () => {
        for (;;) {
            const release = existsSync(join(folder, complete)) ? async () => undefined : await acquire();
            if (release !== undefined) return release;
            await new Promise((resolve) => setTimeout(resolve, pollEvery));
        }
    });
}

/** Only the holder of the lock makes temporary folders, so every one that is there now was left by a killed run. */
async function removeLeftovers(folder: string): Promise<void> {
    const parent = dirname(folder);
    const prefix = `${basename(folder)}.tmp-`;
    for (const entry of await readdir(parent)) {
        if (entry.startsWith(prefix)) await rm(join(parent, entry), { recursive: true, force: true });
    }
}
