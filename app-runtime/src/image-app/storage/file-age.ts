import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { unlessMissing } from "./durable-files.js";

/**
 * Milliseconds before `now` at which a file, or anything in a folder, was last written; undefined where it is gone.
 *
 * By the clock of the file server: give differences of clocks room.
 */
export async function millisecondsSinceWritten(place: string, now: number): Promise<number | undefined> {
    const status = await unlessMissing(stat(place));
    if (status === undefined) {
        return undefined;
    }
    const inside = status.isDirectory() ? ((await unlessMissing(readdir(place))) ?? []) : [];
    const times = await Promise.all(
        inside.map(async (name) => (await unlessMissing(stat(path.join(place, name))))?.mtimeMs ?? 0),
    );
    return now - Math.max(status.mtimeMs, ...times);
}
