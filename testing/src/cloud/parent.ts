import { fstatSync } from "node:fs";

const everyMs = 500;

/**
 * Calls `gone` when the process that started this one has ended, however it ended: the engine may be killed and can then tell nobody.
 */
export function whenParentIsGone(gone: () => void): void {
    const parent = process.ppid;
    setInterval(() => {
        if (process.ppid !== parent) gone();
    }, everyMs).unref();
    if (isPipe()) {
        process.stdin.on("end", gone).on("error", gone).resume();
        process.stdin.unref();
    }
}

/** The engine holds the other end of a pipe; an empty file or a terminal says nothing about it. */
function isPipe(): boolean {
    try {
        const input = fstatSync(0);
        return input.isFIFO() || input.isSocket();
    } catch {
        return false;
    }
}
