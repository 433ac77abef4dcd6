import { readlink } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

export function isRunning(pid: number): boolean {
    try {
        process.kill(pid, 0);
        return true;
    } catch {
        return false;
    }
}

/** Waits for what has to come; where it never does, until mocha has had enough. */
export async function until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
        await sleep(20);
    }
}

/** Waits for the text that a program leaves as the target of a symbolic link, which is there whole or not at all. */
export async function untilRead(link: string): Promise<string> {
    for (;;) {
        const text = await readlink(link).catch(() => undefined);
        if (text !== undefined) {
            return text;
        }
        await sleep(20);
    }
}
