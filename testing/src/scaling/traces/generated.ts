import type { Batch } from "../model.js";

/** Figures of a visitor: how long somebody looks at a page, and what a page loads. */
const thinkSeconds = 8;
const requestsPerPage = 11;

/** Where all generated traces begin: a Monday at midnight, so that charts are the same whenever they are drawn. */
const start = Date.UTC(2026, 0, 5) / 1_000;
const hour = 3600;

/** A trace that needs no file. */
export interface GeneratedTrace {
    /** In words, for people who choose. */
    readonly what: string;
    readonly batches: (size: TraceSize) => Iterable<Batch>;
}

export interface TraceSize {
    /** People at the same time, at the busiest. */
    readonly visitors: number;
    /** Bots of a flood. */
    readonly bots: number;
}

/** The generated traces by name. */
export const generatedTraces: Readonly<Record<string, GeneratedTrace>> = {
    day: {
        what: "a day of visitors: few at night, most at eight in the evening",
        batches: ({ visitors }) => people(24 * hour, (second) => visitors * shareOfDay(second / hour)),
    },
    visitors: {
        what: "visitors who come within five minutes and stay for an hour",
        batches: ({ visitors }) => people(300 + hour, (second) => visitors * plateau(second, 0, 300, hour)),
    },
    flood: {
        what: "a third of the visitors, and for twenty minutes bots with 100 requests a second each",
        batches: ({ visitors, bots }) => flood(visitors / 3, bots),
    },
};

/** One person asks for a page every eight seconds; persons are told apart only as far as limits of an address need it. */
function* people(seconds: number, atOnce: (second: number) => number): Generator<Batch> {
    // Each at a moment of their own, by the golden ratio: as even as can be, and the same each time.
    const byMoment: number[][] = Array.from({ length: thinkSeconds }, () => []);
    let known = 0;
    for (let second = 0; second < seconds; second += 1) {
        const count = Math.round(atOnce(second));
        for (; known < count; known += 1) {
            byMoment[Math.floor(((known * 0.618_034) % 1) * thinkSeconds)]?.push(known);
        }
        for (const client of byMoment[second % thinkSeconds] ?? []) {
            if (client >= count) break;
            yield { second: start + second, client, requests: requestsPerPage };
        }
    }
}

function* flood(visitors: number, bots: number): Generator<Batch> {
    const [from, until] = [0.5 * hour, 0.5 * hour + 1200];
    let reached = start - 1;
    for (const batch of people(1.5 * hour, (second) => visitors * plateau(second, 0, 300, 1.5 * hour))) {
        for (; reached < batch.second; reached += 1) yield* attack(reached + 1, { from, until, bots });
        yield batch;
    }
}

function* attack(second: number, { from, until, bots }: { from: number; until: number; bots: number }) {
    if (second - start < from || second - start >= until) return;
    for (let bot = 0; bot < bots; bot += 1) yield { second, client: `bot-${bot}`, requests: 100 };
}

/** 0 before `from`, 1 after the ramp, 0 after `length`. */
function plateau(second: number, from: number, ramp: number, length: number): number {
    if (second < from || second >= from + ramp + length) return 0;
    return Math.min(1, (second - from) / ramp);
}

/** A tenth at four in the morning, all at eight in the evening. */
function shareOfDay(hourOfDay: number): number {
    return 0.55 + 0.45 * Math.sin(((hourOfDay - 14) / 12) * Math.PI) ** 3;
}
