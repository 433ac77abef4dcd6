import type { KeyHash } from "./key-hash.js";

/** Half of the cells stay empty at least, so that a look-up seldom reads more than one or two. */
const cellsPerSlot = 2;

/**
 * Which slot a key has: a hash table with open addressing. Slot 0 means none.
 *
 * A `Map` would do the same, and is slower here by half: it grows with every key that is deleted until it copies itself, which in a cache
 * that is full is all the time, and it takes a hash of the whole key. This one leaves no trace of what was removed and makes no garbage.
 */
export class KeyTable {
    /** Two numbers a cell: the hash of a key and its slot, or 0 where the cell is empty. A key is in the first empty cell from the one that its hash names. */
    private cells: Int32Array = new Int32Array(2 * cellsPerSlot);
    /** Number of cells, a power of two, less one. */
    private mask = cellsPerSlot - 1;
    /** By slot, as the next one. */
    private readonly keys: string[] = [""];
    private hashes: Int32Array = new Int32Array(1);
    private count = 0;
    /** The key that was looked for last in vain. Whoever did is about to put it in, and need not look again. */
    private missing: string | undefined;
    private hashOfMissing = 0;

    constructor(private readonly hashOf: KeyHash) {}

    /** Number of keys. */
    public get size(): number {
        return this.count;
    }

    /** Makes room for slots up to and with `highest`, which is a power of two. */
    public reserve(highest: number): void {
        const hashes = new Int32Array(highest + 1);
        hashes.set(this.hashes);
        this.hashes = hashes;
        const { cells } = this;
        this.cells = new Int32Array(2 * cellsPerSlot * highest);
        this.mask = cellsPerSlot * highest - 1;
        for (let index = 0; index < cells.length; index += 2) {
            const slot = cells[index + 1] ?? 0;
            if (slot !== 0) this.place(cells[index] ?? 0, slot);
        }
    }

    /** The slot of a key, 0 where it has none. */
    public find(key: string): number {
        const { cells, mask, keys } = this;
        const hash = this.hashOf(key);
        for (let cell = hash & mask; ; cell = (cell + 1) & mask) {
            const slot = cells[2 * cell + 1] ?? 0;
            if (slot === 0) break;
            if (cells[2 * cell] === hash && keys[slot] === key) return slot;
        }
        this.missing = key;
        this.hashOfMissing = hash;
        return 0;
    }

    /** True where the key is known to have no slot, because `find` has just said so. False says nothing. */
    public isKnownToMiss(key: string): boolean {
        return key === this.missing;
    }

    /** Gives a key that has none a slot, which has to be reserved and free. */
    public put(key: string, slot: number): void {
        const hash = key === this.missing ? this.hashOfMissing : this.hashOf(key);
        this.missing = undefined;
        this.keys[slot] = key;
        this.hashes[slot] = hash;
        this.place(hash, slot);
        this.count += 1;
    }

    /** Takes the slot from its key. */
    public remove(slot: number): void {
        const { cells, mask } = this;
        let hole = (this.hashes[slot] ?? 0) & mask;
        while (cells[2 * hole + 1] !== slot) hole = (hole + 1) & mask;
        // Whoever found no place nearer to the one that its hash names moves into the hole, which leaves a hole behind, up to the next empty cell.
        for (let cell = (hole + 1) & mask; cells[2 * cell + 1] !== 0; cell = (cell + 1) & mask) {
            const hash = cells[2 * cell] ?? 0;
            if (((cell - hash) & mask) < ((cell - hole) & mask)) continue;
            cells[2 * hole] = hash;
            cells[2 * hole + 1] = cells[2 * cell + 1] ?? 0;
            hole = cell;
        }
        cells[2 * hole + 1] = 0;
        this.keys[slot] = "";
        this.count -= 1;
    }

    private place(hash: number, slot: number): void {
        const { cells, mask } = this;
        let cell = hash & mask;
        while (cells[2 * cell + 1] !== 0) cell = (cell + 1) & mask;
        cells[2 * cell] = hash;
        cells[2 * cell + 1] = slot;
    }
}
