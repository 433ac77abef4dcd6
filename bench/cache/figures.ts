import { type Figure, median } from "../figures.js";
import { type Contender, lruCache, ours, type Sizes } from "./contenders.js";
import { zipfTrace } from "./trace.js";

const images = 100_000;
const requests = 1_000_000;
const sizes: Sizes = { items: images / 20, image: Buffer.alloc(20_000) };
/** Short enough that a slow moment of the machine hits all alike. */
const slice = 20_000;

/** What Random has to reach, on the machine on which lru-cache reaches its own. */
const expected = { random: 7.0, lruCache: 4.9 };

interface Result {
    /** Operations in a second of processor time, one value a round. On a machine that others use too, the clock on the wall counts what they do. */
    rates: number[];
    /** Hits per hundred requests, one value a round. */
    hitRates: number[];
}

/** Operations per second of processor time and hits of our policies beside lru-cache, over the same trace: a twentieth of the images fits, popularity is Zipf 0.9. */
export async function cacheFigures(rounds: number): Promise<readonly Figure[]> {
    const keys = keysOf(zipfTrace({ images, requests, skew: 0.9, seed: 1 }));
    const results = new Map<string, Result>();
    // The first round is for the compiler.
    for (let round = -1; round < rounds; round++) visitInTurn(keys, round < 0 ? new Map() : results);
    const of = (name: string): Result => {
        const result = results.get(name);
        if (result === undefined) throw new Error(`There is no result of ${name}.`);
        return result;
    };
    const peer = of("lru-cache");
    const rate = (name: string, limit: number): Figure => ({
        what: `Cache: ${name}, operations in a second of processor time`,
        ours: of(name).rates,
        peer: { what: "lru-cache", times: peer.rates },
        limit,
        unit: "/s",
        atLeast: true,
    });
    return [
        rate("lru", median(peer.rates)),
        rate("random", (median(peer.rates) * expected.random) / expected.lruCache),
        rate("sieve", median(peer.rates)),
        {
            what: "Cache: sieve, hits",
            ours: of("sieve").hitRates,
            peer: { what: "lru-cache", times: peer.hitRates },
            limit: median(of("lru").hitRates) + 5,
            unit: "%",
            atLeast: true,
        },
    ];
}

/** Keys as the application makes them: the popular ones lie anywhere in memory, as they do there. */
function keysOf(trace: Uint32Array): string[] {
    const keys = Array.from({ length: images }, (_, rank) => {
        // An odd factor spreads the ranks over all 32 bits without two becoming the same.
        const digits = (Math.imul(rank, 0x9e3779b1) >>> 0).toString(16).padStart(8, "0");
        // Through bytes, because a string that was put together from pieces is slower to read until someone reads it whole.
        return Buffer.from(`0190a8f2-1234-7abc-8def-0123${digits}/standard`).toString("latin1");
    });
    return Array.from(trace, (rank) => keys[rank] ?? "");
}

/** Slice by slice, all of them through the same keys, each time in another order. */
function visitInTurn(keys: readonly string[], results: Map<string, Result>): void {
    const contenders = [lruCache(sizes), ours("lru", sizes), ours("random", sizes), ours("sieve", sizes)];
    const times = new Map(contenders.map((contender): [Contender, number[]] => [contender, []]));
    const hits = new Map(contenders.map((contender): [Contender, number] => [contender, 0]));
    for (let from = 0; from < keys.length; from += slice) {
        const part = keys.slice(from, from + slice);
        for (const contender of contenders) {
            const before = process.cpuUsage();
            hits.set(contender, (hits.get(contender) ?? 0) + contender.visit(part));
            const { user, system } = process.cpuUsage(before);
            times.get(contender)?.push((user + system) / 1_000_000);
        }
        contenders.push(...contenders.splice(0, 1));
    }
    for (const [contender, taken] of times) {
        const result = results.get(contender.name) ?? { rates: [], hitRates: [] };
        result.rates.push(slice / median(taken));
        result.hitRates.push(((hits.get(contender) ?? 0) / keys.length) * 100);
        results.set(contender.name, result);
    }
}
