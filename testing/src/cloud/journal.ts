import { closeSync, fstatSync, ftruncateSync, mkdirSync, openSync, readSync, writeSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { Json } from "./model.js";
import { withLock } from "./lock.js";
import { type Catalogue, type Change, type KnownResource, World } from "./world.js";

/** Makes a change to the cloud that lasts. */
export type Commit = (change: Change) => void;

/** What the simulated cloud remembers, and the one way to change it. */
export interface Ledger {
    /** Part of every made-up value: empty where the same program shall always get the same values. */
    readonly salt: readonly string[];
    /** False where the cloud starts empty with every process, and resources of earlier ones have to be taken on trust. */
    readonly lasts: boolean;
    read(): World;
    /** Looks and changes as one step: no other process changes the cloud in between. */
    change<T>(work: (world: World, commit: Commit) => T): T;
    close(): void;
}

/** A cloud that is gone with the process. */
export function memoryLedger(catalogue: Catalogue): Ledger {
    const world = new World(catalogue);
    return {
        salt: [randomBytes(16).toString("hex")],
        lasts: false,
        read: () => world,
        change: (work) => work(world, (change) => world.apply(change)),
        close: () => undefined,
    };
}

const newline = 0x0a;

/**
 * A cloud in a file of one JSON line per change, to which several processes add. A process that is killed while it writes leaves at most
 * half a line at the end, which readers ignore and the next writer removes.
 */
export class Journal implements Ledger {
    readonly salt = [];
    readonly lasts = true;
    private readonly file: string;
    private readonly lockFile: string;
    private readonly handle: number;
    private world: World;
    /** Up to where the file has been read: always the end of a line. */
    private offset = 0;

    constructor(
        folder: string,
        private readonly catalogue: Catalogue,
    ) {
        mkdirSync(folder, { recursive: true });
        this.file = join(folder, "journal.jsonl");
        this.lockFile = join(folder, "journal.lock");
        this.handle = openSync(this.file, "a+");
        this.world = new World(catalogue);
    }

    read(): World {
        this.catchUp();
        return this.world;
    }

    change<T>(work: (world: World, commit: Commit) => T): T {
        return withLock(this.lockFile, () => {
            this.catchUp();
            // Nobody else writes now, so what follows the last whole line was left by a writer that was killed.
            if (fstatSync(this.handle).size > this.offset) ftruncateSync(this.handle, this.offset);
            return work(this.world, (change) => this.append(change));
        });
    }

    close(): void {
        closeSync(this.handle);
    }

    private append(change: Change): void {
        const line = Buffer.from(`${JSON.stringify(change)}\n`);
        for (let written = 0; written < line.length;) written += writeSync(this.handle, line, written);
        this.offset += line.length;
        this.world.apply(change);
    }

    private catchUp(): void {
        const { size } = fstatSync(this.handle);
        if (size < this.offset) {
            this.world = new World(this.catalogue);
            this.offset = 0;
        }
        if (size === this.offset) return;
        const unread = Buffer.alloc(size - this.offset);
        const length = readSync(this.handle, unread, 0, unread.length, this.offset);
        const end = unread.lastIndexOf(newline, length - 1) + 1;
        const lines = unread.toString("utf8", 0, end).split("\n").slice(0, -1);
        for (const line of lines) this.world.apply(this.parsed(line));
        this.offset += end;
    }

    private parsed(line: string): Change {
        try {
            const change: unknown = JSON.parse(line);
            if (isChange(change)) return change;
        } catch {
            // The message below fits both cases.
        }
        throw new Error(
            `${this.file} has a line that is no change of the cloud; remove the file to begin with an empty cloud.`,
        );
    }
}

function isChange(value: unknown): value is Change {
    if (!isObject(value)) return false;
    if ("put" in value) return isKnownResource(value.put);
    return "delete" in value && isObject(value.delete) && isNamed(value.delete);
}

function isKnownResource(value: unknown): value is KnownResource {
    if (!isObject(value) || !isNamed(value)) return false;
    const texts = ["urn", "region", "seed"].every((key) => typeof value[key] === "string");
    return texts && isObject(value["facts"]) && Array.isArray(value["inputs"]);
}

function isNamed(value: Record<string, unknown>): boolean {
    return typeof value["type"] === "string" && typeof value["id"] === "string";
}

function isObject(value: unknown): value is Record<string, Json> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
