import { lengthened } from "./eviction.js";

/**
 * A list of slots from the oldest to the newest, closed to a ring at slot 0: no slot is then the first or the last one, and linking needs no case for it.
 */
export class LinkedSlots {
    private newer: Uint32Array = new Uint32Array(1);
    private older: Uint32Array = new Uint32Array(1);

    public reserve(highest: number): void {
        this.newer = lengthened(this.newer, highest + 1);
        this.older = lengthened(this.older, highest + 1);
    }

    /** 0 where the list is empty. */
    public get oldest(): number {
        return this.newer[0] ?? 0;
    }

    /** 0 where the list is empty. */
    public get newest(): number {
        return this.older[0] ?? 0;
    }

    /** The next newer slot, 0 after the newest. */
    public newerThan(slot: number): number {
        return this.newer[slot] ?? 0;
    }

    public append(slot: number): void {
        const newest = this.older[0] ?? 0;
        this.newer[newest] = slot;
        this.older[slot] = newest;
        this.newer[slot] = 0;
        this.older[0] = slot;
    }

    public unlink(slot: number): void {
        const newer = this.newer[slot] ?? 0;
        const older = this.older[slot] ?? 0;
        this.newer[older] = newer;
        this.older[newer] = older;
    }

    public inOrder(): number[] {
        const slots: number[] = [];
        for (let slot = this.oldest; slot !== 0; slot = this.newerThan(slot)) slots.push(slot);
        return slots;
    }
}
