import { existsSync, type Dirent } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/** Kept in memory on Linux: what is written durably costs a test nothing there. */
const inMemory = "/dev/shm";

/** A new folder for one test. */
export async function temporaryFolder(): Promise<string> {
    return mkdtemp(path.join(existsSync(inMemory) ? inMemory : tmpdir(), "evenkeel-images-"));
}

export async function removeFolder(folder: string): Promise<void> {
    await rm(folder, { recursive: true, force: true });
}

/** All files below a folder, by their path from there, and empty folders with a slash at the end; a folder that goes meanwhile counts as empty. */
export async function contentOf(folder: string): Promise<string[]> {
    const entries = await entriesOf(folder);
    const paths = await Promise.all(
        entries.map(async (entry) => {
            const inside = entry.isDirectory() ? await contentOf(path.join(folder, entry.name)) : undefined;
            if (inside === undefined) {
                return [entry.name];
            }
            return inside.length === 0 ? [`${entry.name}/`] : inside.map((name) => `${entry.name}/${name}`);
        }),
    );
    return paths.flat().sort();
}

async function entriesOf(folder: string): Promise<Dirent[]> {
    try {
        return await readdir(folder, { withFileTypes: true });
    } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") {
            return [];
        }
        throw error;
    }
}
