import { createHash } from "node:crypto";
import type { Conclusions } from "../analyser.js";
import type { Notification } from "../incidents.js";
import type { LogObject } from "../task.js";

/** Something that is to be told, and was not yet, as far as is known here. */
export interface Untold {
    /** Told apart by it from all others that ever were. */
    readonly number: number;
    /** By what its incident is known from its first notification to its last. */
    readonly incident: string;
    readonly notification: Notification;
}

/** All that is shared between calls beside the counters. */
export interface Book extends Conclusions {
    /** Objects that were counted, each with when it was written, in seconds since 1970. */
    readonly seen: readonly (readonly [string, number])[];
    readonly outbox: readonly Untold[];
    readonly nextNumber: number;
    /** What this function has put into the sets of blocked addresses, or was about to. */
    readonly placed: readonly string[];
}

/** @param at makes numbers that none before had, should what was kept have been deleted */
export function emptyBook(at: Date): Book {
    return { findings: [], incidents: [], now: 0, seen: [], outbox: [], nextNumber: at.getTime(), placed: [] };
}

/** @throws Error where what was kept is no book: begin anew by deleting the item that refers to it */
export function checkBook(kept: unknown): Book {
    if (!isBook(kept)) {
        throw new Error("What is kept is not the state of a traffic analyser; delete its item to begin anew.");
    }
    return kept;
}

/** A book is known by its digest, so that it is enough to see what it is: looking at each of its thousands of entries takes longer than all else. */
function isBook(kept: unknown): kept is Book {
    if (typeof kept !== "object" || kept === null) return false;
    return Object.keys(emptyBook(new Date(0))).every((name) => Object.hasOwn(kept, name));
}

/** By what an object is known when it comes again. */
export function nameOf({ bucket, key, etag }: LogObject): string {
    return createHash("sha256").update(`${bucket}/${key} ${etag}`).digest("base64url").slice(0, 22);
}

export function hasSeen({ seen }: Book, name: string): boolean {
    return seen.some(([each]) => each === name);
}
