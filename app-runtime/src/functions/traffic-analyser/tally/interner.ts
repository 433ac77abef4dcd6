import type { Chunk } from "../log/chunk.js";

/** Longer texts are told apart by their beginning. */
const longest = 512;

/** Places for entries to begin with. */
const firstPlaces = 512;

/** What is known of a text. */
export interface Interned {
    readonly text: string;
    /** The same for the same text on every machine: counters that are merged depend on it. */
    readonly hash: number;
}

/**
 * Gives the same entry for the same bytes without making a string of them each time. Texts are told apart by 64 bits of hash: two that share these are one in a lifetime,
 * and who makes such a pair on purpose only hides behind a path or user agent of their own. What is kept is bounded: when it is full, everything is forgotten and known again as it comes.
 */
export class Interner<Entry extends Interned> {
    /** At most half of the places are taken, and there are no more than that needs: what lies far apart is slow to reach. */
    private entries: (Entry | undefined)[] = [];
    /** Both hashes of each entry. */
    private keys = new Int32Array(0);
    private readonly hashes = new Int32Array(2);
    private count = 0;

    /**
     * @param capacity entries that it keeps, a power of two
     * @param make makes the entry of a text that is new
     */
    constructor(
        private readonly capacity: number,
        private readonly make: (text: string, hash: number) => Entry,
    ) {
        this.forget();
    }

    public get(chunk: Chunk, start: number, end: number): Entry {
        const { hashes } = this;
        const stop = Math.min(end, start + longest);
        hashInto(hashes, chunk, start, stop);
        const hash = hashes[0] ?? 0;
        const otherHash = hashes[1] ?? 0;
        const known = this.entries[this.placeOf(hash, otherHash)];
        if (known !== undefined) return known;
        const made = this.make(chunk.bytes.toString("latin1", start, stop), hash);
        if (this.count >= this.capacity) this.forget();
        else if (this.count * 2 >= this.entries.length) this.grow();
        this.put(made, hash, otherHash);
        return made;
    }

    /** Where the entry of a text is, or where its place is free. */
    private placeOf(hash: number, otherHash: number): number {
        const { entries, keys } = this;
        const mask = entries.length - 1;
        let at = hash & mask;
        while (entries[at] !== undefined && (keys[at * 2] !== hash || keys[at * 2 + 1] !== otherHash)) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private put(entry: Entry, hash: number, otherHash: number): void {
        const at = this.placeOf(hash, otherHash);
        this.entries[at] = entry;
        this.keys[at * 2] = hash;
        this.keys[at * 2 + 1] = otherHash;
        this.count += 1;
    }

    private grow(): void {
        const { entries, keys } = this;
        this.makePlaces(entries.length * 2);
        for (const [at, entry] of entries.entries()) {
            if (entry !== undefined) this.put(entry, keys[at * 2] ?? 0, keys[at * 2 + 1] ?? 0);
        }
    }

    private forget(): void {
        this.makePlaces(Math.min(firstPlaces, this.capacity * 2));
    }

    private makePlaces(places: number): void {
        this.entries = new Array<Entry | undefined>(places).fill(undefined);
        this.keys = new Int32Array(places * 2);
        this.count = 0;
    }
}

/** Two hashes at once, four bytes at a time, mixed at the end. @see https://github.com/aappleby/smhasher/blob/master/src/MurmurHash3.cpp for the multipliers */
function hashInto(hashes: Int32Array, chunk: Chunk, start: number, end: number): void {
    let one = 0;
    // Within 31 bits, because a larger number would have all of it counted in floating point.
    let other = 0x1747b28c;
    let at = start;
    for (; at + 4 <= end; at += 4) {
        const word = chunk.wordAt(at);
        one = Math.imul(one ^ word, 0xcc9e2d51);
        one = (one << 15) | (one >>> 17);
        other = Math.imul(other ^ word, 0x1b873593);
        other = (other << 13) | (other >>> 19);
    }
    let rest = 0;
    for (let last = end - 1; last >= at; last--) rest = (rest << 8) | (chunk.bytes[last] ?? 0);
    // A rest that ends with zeros is the same number without them.
    const length = end - start;
    hashes[0] = mixed(Math.imul(one ^ rest, 0xcc9e2d51) ^ length);
    hashes[1] = mixed(Math.imul(other ^ rest, 0x1b873593) ^ length);
}

function mixed(hash: number): number {
    const half = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    const whole = Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
    return whole ^ (whole >>> 16);
}
