import { type Eviction, lengthened } from "./eviction.js";

/** Any entry goes, each as likely as another. Nothing is noted when an entry is read, which makes this the quickest of all. */
export class RandomEviction implements Eviction {
    /** The slots in use, without gaps: those from 0 to `count`. */
    private members: Uint32Array = new Uint32Array(0);
    /** Where in `members` a slot is. */
    private positions: Uint32Array = new Uint32Array(1);
    private count = 0;

    /** @param state seed of the choices, any whole number but 0: the same seed makes the same choices */
    constructor(private state = 1 + Math.floor(Math.random() * 0x7fff_fffe)) {}

    public reserve(highest: number): void {
        this.members = lengthened(this.members, highest);
        this.positions = lengthened(this.positions, highest + 1);
    }

    public added(slot: number): void {
        this.members[this.count] = slot;
        this.positions[slot] = this.count;
        this.count += 1;
    }

    public used(): void {
        // Who was read is as likely to go as before.
    }

    public removed(slot: number): void {
        this.count -= 1;
        const last = this.members[this.count] ?? 0;
        const position = this.positions[slot] ?? 0;
        this.members[position] = last;
        this.positions[last] = position;
    }

    public replaced(): void {
        // The slot is a member as before.
    }

    public next(): number {
        return this.members[Math.floor(this.random() * this.count)] ?? 0;
    }

    public inOrder(): readonly number[] {
        return Array.from(this.members.subarray(0, this.count));
    }

    /** From 0 up to but not with 1, by Marsaglia's xorshift: good enough to choose by, and far quicker than a call out of this file. */
    private random(): number {
        let state = this.state;
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        this.state = state;
        return (state >>> 0) / 0x1_0000_0000;
    }
}
