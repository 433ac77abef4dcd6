import { DistinctValues } from "./distinct-values.js";

/** What is counted of a client in a minute: sums first, then the bits of what was seen, then how many requests had a path of each group. */
export const column = {
    requests: 0,
    errors: 1,
    scans: 2,
    assets: 3,
    slow: 4,
    declared: 5,
    /** Bits of the user agents, for estimates where there are many; the two columns are one set. */
    agents: 6,
    /** Bits of the paths that do not exist. */
    missingPaths: 8,
    paths: 10,
} as const;

/** Paths are put into this many groups by their hash. */
export const pathGroups = 32;
/** User agents and missing paths are bits of a set of this size. */
export const setBits = 64;
export const columns = column.paths + pathGroups;

const firstRows = 16;

/**
 * Counters by key in columns of one array. Two tables of different rows of the log become one by adding sums and joining sets, in any order, so that what they say does not depend on who
 * counted what.
 */
export class CounterTable {
    public values = new Uint32Array(firstRows * columns);
    /** Those of a key are at its place in `values` divided by {@link columns}. */
    public readonly agents = new DistinctValues();
    public readonly missingPaths = new DistinctValues();
    private readonly offsets = new Map<string, number>();

    /** @param capacity keys that it keeps; those that come later are left out */
    constructor(private readonly capacity = Infinity) {}

    public get size(): number {
        return this.offsets.size;
    }

    /** Keys, each with the place of its counters in `values`. */
    public entries(): Iterable<[string, number]> {
        return this.offsets;
    }

    public has(key: string): boolean {
        return this.offsets.has(key);
    }

    /** One counter of a key; 0 where it has none. */
    public counterOf(key: string, index: number): number {
        const offset = this.offsets.get(key);
        return offset === undefined ? 0 : (this.values[offset + index] ?? 0);
    }

    /** Where the counters of a key are, which gets some where it has none; -1 where the table is full. */
    public offsetOf(key: string): number {
        const known = this.offsets.get(key);
        if (known !== undefined) return known;
        if (this.offsets.size >= this.capacity) return -1;
        const offset = this.offsets.size * columns;
        if (offset >= this.values.length) {
            const larger = new Uint32Array(this.values.length * 2);
            larger.set(this.values);
            this.values = larger;
        }
        this.offsets.set(key, offset);
        return offset;
    }

    public increment(at: number): void {
        this.values[at] = (this.values[at] ?? 0) + 1;
    }

    public noteAgent(client: number, hash: number): void {
        this.noteBit(client + column.agents, hash);
        this.agents.note(client / columns, hash);
    }

    public noteMissingPath(client: number, hash: number): void {
        this.noteBit(client + column.missingPaths, hash);
        this.missingPaths.note(client / columns, hash);
    }

    public merge(other: CounterTable, rename: (key: string) => string = (key) => key): void {
        for (const [key, from] of other.entries()) this.mergeKey(rename(key), other, from);
    }

    /** Adds all of a key of another table, which is at `from` there, to a key of this one. */
    public mergeKey(key: string, other: CounterTable, from: number): void {
        const to = this.add(key, other.values, from);
        if (to < 0) return;
        this.agents.merge(to / columns, other.agents, from / columns);
        this.missingPaths.merge(to / columns, other.missingPaths, from / columns);
    }

    /** Adds counters to those of a key. @returns where they are; -1 where the table is full */
    public add(key: string, counters: ArrayLike<number>, from: number): number {
        const to = this.offsetOf(key);
        if (to < 0) return to;
        const { values } = this;
        for (let index = 0; index < columns; index++) {
            const mine = values[to + index] ?? 0;
            const theirs = counters[from + index] ?? 0;
            values[to + index] = index >= column.agents && index < column.paths ? mine | theirs : mine + theirs;
        }
        return to;
    }

    /** Notes one more of a set, whose first column is at `at`. */
    private noteBit(at: number, hash: number): void {
        const bit = hash >>> 8;
        const word = at + ((bit >>> 5) & 1);
        this.values[word] = (this.values[word] ?? 0) | (1 << (bit & 31));
    }
}
