import { open, writeFile, type FileHandle } from "node:fs/promises";

type Content = Buffer | AsyncIterable<Buffer>;

/**
 * Writes a new file, and is done when it would survive a loss of power.
 *
 * @throws the system's error, `EEXIST` where there is one of that name; a file that was begun stays
 */
export async function writeDurably(file: string, content: Content): Promise<void> {
    // Only this program and its group, which nginx is not in: images are given out after a check of who asks.
    const handle = await open(file, "wx", 0o640);
    await closing(handle, async () => {
        await writeFile(handle, content);
        await handle.sync();
    });
}

/** A file that was made, renamed or removed is only certain to be so once its folder is written too. */
export async function syncFolder(folder: string): Promise<void> {
    const handle = await open(folder, "r");
    await closing(handle, () => handle.sync());
}

async function closing(handle: FileHandle, work: () => Promise<void>): Promise<void> {
    try {
        await work();
    } finally {
        await handle.close();
    }
}

/** What `work` answers, or undefined where a file or folder it needs is not there. */
export async function unlessMissing<Result>(work: Promise<Result>): Promise<Result | undefined> {
    try {
        return await work;
    } catch (error) {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") {
            return undefined;
        }
        throw error;
    }
}
