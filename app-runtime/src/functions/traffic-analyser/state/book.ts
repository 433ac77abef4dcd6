import { createHash } from "node:crypto";
import { Type, type Static } from "typebox";
import { Check } from "typebox/value";
import { type IncidentType, incidentTypes } from "../detectors/detector.js";
import type { LogObject } from "../task.js";

const Kind = Type.Unsafe<IncidentType>(Type.Union(incidentTypes.map((type) => Type.Literal(type))));
const Minute = Type.Integer({ description: "Minutes since 1970" });
const Seconds = Type.Number({ description: "Seconds since 1970" });

const Told = Type.Object({
    /** Told apart by it from all others that ever were. */
    number: Type.Integer(),
    /** By what its incident is known from its first notification to its last. */
    incident: Type.String(),
    notification: Type.Object({
        type: Kind,
        key: Type.String(),
        start: Type.String(),
        end: Type.String(),
        at: Type.String(),
        status: Type.Union([Type.Literal("opened"), Type.Literal("updated"), Type.Literal("resolved")]),
    }),
});
/** Something that is to be told, and was not yet, as far as is known here. */
export type Untold = Static<typeof Told>;

/** All that is shared between calls beside the counters. */
export const Book = Type.Object({
    findings: Type.Array(Type.Tuple([Minute, Type.Array(Type.Object({ type: Kind, key: Type.String() }))])),
    incidents: Type.Array(
        Type.Object({
            type: Kind,
            key: Type.String(),
            start: Minute,
            end: Minute,
            isOpen: Type.Boolean(),
            knownSince: Minute,
            toldAt: Seconds,
        }),
    ),
    /** The time up to which all is judged. */
    now: Seconds,
    /** Objects that were counted, each with when it was written. */
    seen: Type.Array(Type.Tuple([Type.String(), Seconds])),
    outbox: Type.Array(Told),
    nextNumber: Type.Integer(),
    /** What this function has put into the sets of blocked addresses, or was about to. */
    placed: Type.Array(Type.String()),
});
export type Book = Static<typeof Book>;

/** @param at makes numbers that none before had, should what was kept have been deleted */
export function emptyBook(at: Date): Book {
    return { findings: [], incidents: [], now: 0, seen: [], outbox: [], nextNumber: at.getTime(), placed: [] };
}

/** @throws Error where what was kept is no book: begin anew by deleting the item that refers to it */
export function checkBook(kept: unknown): Book {
    if (!Check(Book, kept)) {
        throw new Error("What is kept is not the state of a traffic analyser; delete its item to begin anew.");
    }
    return kept;
}

/** By what an object is known when it comes again. */
export function nameOf({ bucket, key, etag }: LogObject): string {
    return createHash("sha256").update(`${bucket}/${key} ${etag}`).digest("base64url").slice(0, 22);
}

export function hasSeen({ seen }: Book, name: string): boolean {
    return seen.some(([each]) => each === name);
}
