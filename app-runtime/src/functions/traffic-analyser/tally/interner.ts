/** Longer texts are told apart by their beginning. */
const longest = 512;

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
    private readonly entries: (Entry | undefined)[];
    /** Both hashes of each entry. */
    private readonly keys: Int32Array;
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
        this.entries = new Array<Entry | undefined>(capacity * 2).fill(undefined);
        this.keys = new Int32Array(capacity * 4);
    }

    public get(bytes: Buffer, start: number, end: number): Entry {
        const { entries, keys, hashes } = this;
        const stop = Math.min(end, start + longest);
        hashInto(hashes, bytes, start, stop);
        const hash = hashes[0] ?? 0;
        const otherHash = hashes[1] ?? 0;
        const mask = entries.length - 1;
        let at = hash & mask;
        for (let entry = entries[at]; entry !== undefined; entry = entries[at]) {
            if (keys[at * 2] === hash && keys[at * 2 + 1] === otherHash) return entry;
            at = (at + 1) & mask;
        }
        if (this.count >= this.capacity) {
            entries.fill(undefined);
            this.count = 0;
        }
        const made = this.make(bytes.toString("latin1", start, stop), hash);
        entries[at] = made;
        keys[at * 2] = hash;
        keys[at * 2 + 1] = otherHash;
        this.count += 1;
        return made;
    }
}

/** Two hashes at once, four bytes at a time, mixed at the end. @see https://github.com/aappleby/smhasher/blob/master/src/MurmurHash3.cpp for the multipliers */
function hashInto(hashes: Int32Array, bytes: Uint8Array, start: number, end: number): void {
    let one = end - start;
    let other = 0x9747b28c;
    let at = start;
    for (; at + 3 < end; at += 4) {
        const word =
            (bytes[at] ?? 0) |
            ((bytes[at + 1] ?? 0) << 8) |
            ((bytes[at + 2] ?? 0) << 16) |
            ((bytes[at + 3] ?? 0) << 24);
        one = Math.imul(one ^ word, 0xcc9e2d51);
        one = (one << 15) | (one >>> 17);
        other = Math.imul(other + word, 0x1b873593);
        other = (other << 13) | (other >>> 19);
    }
    for (; at < end; at++) {
        one = Math.imul(one ^ (bytes[at] ?? 0), 0xcc9e2d51);
        one = (one << 15) | (one >>> 17);
        other = Math.imul(other + (bytes[at] ?? 0), 0x1b873593);
        other = (other << 13) | (other >>> 19);
    }
    hashes[0] = mixed(one);
    hashes[1] = mixed(other);
}

function mixed(hash: number): number {
    const half = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    const whole = Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
    return whole ^ (whole >>> 16);
}
