import type { Chunk } from "./chunk.js";

const quote = 0x22;

/**
 * Tells whether a row has a number of quotes. Rows of one load balancer differ little behind their user agent, so their quotes are looked for where those of the row before were, counted
 * from the first; only what lies elsewhere is searched. Each that is found proves that there is one more, whatever lies in between.
 */
export class QuotePositions {
    private readonly distances: Int32Array;

    constructor(private readonly count: number) {
        this.distances = new Int32Array(count);
    }

    /** Whether there are that many quotes between `from` and `end`. */
    public areIn(chunk: Chunk, from: number, end: number): boolean {
        const first = chunk.nextQuote(from, end);
        if (this.areWhereExpected(chunk, first, end)) return true;
        // Quotes before those that were expected may have been passed over.
        this.distances.fill(0);
        return this.areWhereExpected(chunk, first, end);
    }

    private areWhereExpected(chunk: Chunk, first: number, end: number): boolean {
        const { bytes } = chunk;
        const { distances, count } = this;
        let last = first;
        for (let quotes = 1; quotes < count; quotes++) {
            const expected = first + (distances[quotes] ?? 0);
            if (expected > last && expected < end && bytes[expected] === quote) {
                last = expected;
            } else {
                last = chunk.nextQuote(last + 1, end);
                if (last >= end) return false;
                distances[quotes] = last - first;
            }
        }
        return last < end;
    }
}
