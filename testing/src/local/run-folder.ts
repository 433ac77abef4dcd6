import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Home } from "./home.js";

/** Makes the folder in which the processes of one run leave notes for it, and removes those of runs that are gone. */
export function makeRunFolder(home: Home): string {
    for (const entry of readdirSync(home.runs)) {
        const pid = Number(entry.split("-", 1)[0]);
        if (pid !== process.pid && !exists(pid)) rmSync(join(home.runs, entry), { recursive: true, force: true });
    }
    return mkdtempSync(join(home.runs, `${process.pid}-`));
}

function exists(pid: number): boolean {
    try {
        process.kill(pid, 0);
        return true;
    } catch (error) {
        return error instanceof Error && "code" in error && error.code === "EPERM";
    }
}
