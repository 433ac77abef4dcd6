import { readdirSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { readIfThere } from "./files.js";
import type { Home } from "./home.js";
import { Problem } from "./problem.js";
import type { Project } from "./project.js";

/** What the engine's file backend writes into a lock. */
interface Lock {
    readonly file: string;
    readonly pid: number;
    readonly hostname: string;
    readonly timestamp: string;
}

/** Whether a process of this machine is an engine that is still running. */
export type IsRunning = (pid: number) => boolean;

/**
 * Removes the locks of runs that were killed, which would stop every later run.
 *
 * @returns a sentence for each lock that was removed
 * @throws Problem when a run that is still going on holds the stack
 */
export function clearLocks(
    project: Project,
    home: Home,
    stack: string,
    isRunning: IsRunning = engineIsRunning,
): string[] {
    const notes: string[] = [];
    for (const lock of locksOf(project, home, stack)) {
        const here = lock.hostname === hostname();
        if (!here || isRunning(lock.pid)) {
            const where = here ? `process ${lock.pid}` : `process ${lock.pid} on ${lock.hostname}`;
            // Whether a process of another machine is still there cannot be seen from here.
            const otherwise = here ? "" : `, or, if it is gone, run cancel --stack ${stack} --yes`;
            throw new Problem(
                `stack ${stack} is locked by another run (${where}, since ${lock.timestamp}); wait for it or end it${otherwise}`,
            );
        }
        rmSync(lock.file, { force: true });
        notes.push(`the last run of stack ${stack} (process ${lock.pid}) was killed; its lock is removed`);
    }
    return notes;
}

function locksOf(project: Project, home: Home, stack: string): Lock[] {
    const folder = join(home.backend, ".pulumi", "locks", "organization", project.name, stack);
    return filesIn(folder).flatMap((name) => {
        const file = join(folder, name);
        return lockIn(file, readIfThere(file)) ?? [];
    });
}

function filesIn(folder: string): string[] {
    try {
        // A run that was killed may leave a half-written lock, which has another ending, beside it.
        return readdirSync(folder).filter((name) => name.endsWith(".json"));
    } catch {
        return [];
    }
}

/** A lock that cannot be read yet is being written by a run that has just begun: the engine will tell. */
function lockIn(file: string, text: string | undefined): Lock | undefined {
    try {
        const value: unknown = JSON.parse(text ?? "");
        if (typeof value !== "object" || value === null) return undefined;
        if (!("pid" in value && "hostname" in value && "timestamp" in value)) return undefined;
        const { pid, hostname, timestamp } = value;
        if (typeof pid !== "number" || typeof hostname !== "string" || typeof timestamp !== "string") return undefined;
        return { file, pid, hostname, timestamp };
    } catch {
        return undefined;
    }
}

function engineIsRunning(pid: number): boolean {
    try {
        process.kill(pid, 0);
    } catch (error) {
        // EPERM: it is there and belongs to someone else.
        return error instanceof Error && "code" in error && error.code === "EPERM";
    }
    // Numbers of processes are used again; where the system tells the name, another program does not count.
    const name = process.platform === "linux" ? readIfThere(`/proc/${pid}/comm`) : undefined;
    return name === undefined || name.startsWith("pulumi");
}
