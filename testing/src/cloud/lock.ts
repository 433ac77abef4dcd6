import { randomBytes } from "node:crypto";
import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";

/** A lock is held for less than a millisecond; after this long its holder must be gone even if its number is in use again. */
const staleAfterMs = 30_000;
/** How long a lock file may stay without its holder's number in it. */
const unsignedAfterMs = 1_000;
const giveUpAfterMs = 60_000;

/**
 * Runs `work` while no other process does so under the same lock file. A lock whose holder was killed is taken over.
 *
 * @throws Error when the lock cannot be had for a minute, or its folder cannot be written
 */
export function withLock<T>(file: string, work: () => T): T {
    const owner = acquire(file);
    try {
        return work();
    } finally {
        release(file, owner);
    }
}

/** What the holder of a lock writes into it: its process, and digits that no other holder has. */
function newOwner(): string {
    return `${process.pid} ${randomBytes(12).toString("hex")}`;
}

/** @returns the owner that the lock was taken for */
function acquire(file: string): string {
    const owner = newOwner();
    const deadline = Date.now() + giveUpAfterMs;
    while (!tryToCreate(file, owner)) {
        if (isAbandoned(file)) takeAway(file);
        else pause();
        if (Date.now() > deadline)
            throw new Error(`${file} has been locked for a minute; end the process that holds it, or remove it.`);
    }
    return owner;
}

/** A process that was stopped for longer than a lock lasts has lost it: the lock that is there now may be another one's. */
function release(file: string, owner: string): void {
    if (textOf(file) === owner) rmSync(file, { force: true });
}

function tryToCreate(file: string, owner: string): boolean {
    let handle: number;
    try {
        handle = openSync(file, "wx");
    } catch (error) {
        if (isCode(error, "EEXIST")) return false;
        throw error;
    }
    try {
        writeSync(handle, owner);
    } finally {
        closeSync(handle);
    }
    return true;
}

/** The content of a lock; undefined when there is none. */
function textOf(file: string): string | undefined {
    try {
        return readFileSync(file, "utf8");
    } catch (error) {
        if (isCode(error, "ENOENT")) return undefined;
        throw error;
    }
}

function isAbandoned(file: string): boolean {
    try {
        const age = Date.now() - statSync(file).mtimeMs;
        const holder = Number(readFileSync(file, "utf8").split(" ", 1)[0]);
        if (holder === 0 || !Number.isInteger(holder)) return age > unsignedAfterMs;
        return age > staleAfterMs || !isAlive(holder);
    } catch (error) {
        if (isCode(error, "ENOENT")) return false;
        throw error;
    }
}

/** Removes an abandoned lock, under a lock of its own: of two that saw it, only one may remove it, and only while it is still the old one. */
function takeAway(file: string): void {
    const guard = `${file}.takeover`;
    const owner = newOwner();
    if (!tryToCreate(guard, owner)) {
        if (isAbandoned(guard)) rmSync(guard, { force: true });
        pause();
        return;
    }
    try {
        if (isAbandoned(file)) rmSync(file, { force: true });
    } finally {
        release(guard, owner);
    }
}

function isAlive(pid: number): boolean {
    try {
        process.kill(pid, 0);
        return true;
    } catch (error) {
        return !isCode(error, "ESRCH");
    }
}

const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** Waits about a millisecond without giving up the turn, because a change must not be half-way when other work runs. */
function pause(): void {
    Atomics.wait(sleeper, 0, 0, 1);
}

export function isCode(error: unknown, code: string): boolean {
    return error instanceof Error && "code" in error && error.code === code;
}
