import { gunzipSync, gzipSync } from "node:zlib";
import { Type, type Static } from "typebox";
import { Check } from "typebox/value";
import { changeState } from "../../common/change-state.js";
import type { PartStore } from "../../common/part-table.js";
import type { Kept, StateStore } from "../../common/state-table.js";
import type { MinuteTally, PlainMinute } from "../tally/minute-tally.js";
import { type Book, checkBook, emptyBook } from "./book.js";

/** What all refers to, and the one thing that is written on a condition: names of parts. */
const Head = Type.Object({
    book: Type.Array(Type.String()),
    minutes: Type.Array(Type.Tuple([Type.Integer(), Type.Array(Type.String())])),
    /** Milliseconds since 1970. */
    writtenAt: Type.Number(),
});
type Head = Static<typeof Head>;

/** What is known when a change is decided. */
export interface Known {
    readonly book: Book;
    /** Counters from that minute on, which are unpacked one by one. */
    minutes(first: number): Promise<Iterable<PlainMinute>>;
}

/** What is to be kept from now on. */
export interface Decision<Result> {
    /** undefined where all stays as it is. */
    readonly book: Book | undefined;
    /** Minutes that have changed, and the first of those that are kept. @default none, and all */
    readonly counted?: { readonly changed: readonly MinuteTally[]; readonly first: number };
    readonly result: Result;
}

export interface SharedStateParts {
    readonly state: StateStore;
    readonly parts: PartStore;
    /** Key of the head. */
    readonly id: string;
    readonly now: () => Date;
    /** Waits after a commit that somebody else was faster with. */
    readonly pause: (attempt: number) => Promise<void>;
}

const dayMs = 86_400_000;
/** The book is written anew after half of it. */
const bookLifeMs = 30 * dayMs;
/** A minute counts for two hours. It was written after it had begun, so that those that began this long ago are still there. */
const minuteLifeMs = dayMs;
const minuteTrustMs = minuteLifeMs - 3_600_000;

/** Ten calls at a time may each be overtaken by all others, more than once. */
const attempts = 30;
const readsAtATime = 16;

/**
 * Counters, incidents and all else that calls share, changed as a whole: parts that never change are written first, and then, on the condition that nobody else did, the one item that refers to
 * them. A call that dies before that has changed nothing; what it wrote expires.
 */
export class SharedState {
    /** Parts that were read or written, by the names of all their pieces: what has the same names is the same. */
    private known = new Map<string, Buffer>();

    constructor(private readonly options: SharedStateParts) {}

    public async read(): Promise<Book> {
        const { state, id } = this.options;
        return this.bookOf((await state.read(id, checkHead))?.value);
    }

    /**
     * Decides what becomes of what is known, again each time somebody else was faster.
     *
     * @throws StateChanged where somebody always was
     */
    public change<Result>(decide: (known: Known) => Promise<Decision<Result>>): Promise<Result> {
        const { state, id, pause } = this.options;
        return changeState(state, { id, check: checkHead, attempts, pause }, async (kept: Kept<Head> | undefined) => {
            const head = kept?.value;
            const known = { book: await this.bookOf(head), minutes: (first: number) => this.minutesOf(head, first) };
            const { book, counted, result } = await decide(known);
            if (book === undefined && !this.isOld(head)) return { value: undefined, result };
            return { value: await this.written(head, book ?? known.book, counted), result };
        });
    }

    private async bookOf(head: Head | undefined): Promise<Book> {
        if (head === undefined) return emptyBook(this.options.now());
        return checkBook(unpacked(await this.part(head.book)));
    }

    private async minutesOf(head: Head | undefined, first: number): Promise<Iterable<PlainMinute>> {
        const trusted = (this.options.now().getTime() - minuteTrustMs) / 60_000;
        const wanted = (head?.minutes ?? []).filter(([minute]) => minute >= first && minute >= trusted);
        const parts: Buffer[] = [];
        for (let at = 0; at < wanted.length; at += readsAtATime) {
            const some = wanted.slice(at, at + readsAtATime).map(([, names]) => this.part(names));
            parts.push(...(await Promise.all(some)));
        }
        const current = new Set(wanted.map(([, names]) => names.join()));
        this.known = new Map([...this.known].filter(([name]) => current.has(name)));
        return (function* () {
            for (const part of parts) yield readMinute(unpacked(part));
        })();
    }

    private async part(names: readonly string[]): Promise<Buffer> {
        const name = names.join();
        const part = this.known.get(name) ?? (await this.options.parts.get(names));
        this.known.set(name, part);
        return part;
    }

    private isOld(head: Head | undefined): boolean {
        return head !== undefined && this.options.now().getTime() - head.writtenAt > bookLifeMs / 2;
    }

    private async written(head: Head | undefined, book: Book, counted: Decision<unknown>["counted"]): Promise<Head> {
        const minutes = new Map(head?.minutes);
        for (const minute of minutes.keys()) if (minute < (counted?.first ?? 0)) minutes.delete(minute);
        for (const tally of counted?.changed ?? []) {
            minutes.set(tally.minute, await this.put(tally.toPlain(), minuteLifeMs));
        }
        const names = await this.put(book, bookLifeMs);
        return { book: names, minutes: [...minutes], writtenAt: this.options.now().getTime() };
    }

    private async put(value: unknown, lifeMs: number): Promise<string[]> {
        const { parts, now } = this.options;
        // Higher levels take several times as long and save a tenth.
        const part = gzipSync(JSON.stringify(value), { level: 4 });
        const names = await parts.put(part, new Date(now().getTime() + lifeMs));
        this.known.set(names.join(), part);
        return [...names];
    }
}

function unpacked(part: Buffer): unknown {
    return JSON.parse(gunzipSync(part).toString());
}

function checkHead(kept: unknown): Head {
    if (!Check(Head, kept)) {
        throw new Error("What is kept is not the state of a traffic analyser; delete the item to begin anew.");
    }
    return kept;
}

function readMinute(kept: unknown): PlainMinute {
    if (!isMinute(kept)) throw new Error("A part of what is kept is no minute of a traffic analyser.");
    return kept;
}

/** What a part holds is known by its digest, so that it is enough to see what it is: looking at each of its million numbers takes a minute. */
function isMinute(kept: unknown): kept is PlainMinute {
    return typeof kept === "object" && kept !== null && "minute" in kept && "clients" in kept && "paths" in kept;
}
