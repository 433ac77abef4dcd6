import type { Eviction } from "./eviction.js";
import { LinkedSlots } from "./linked-slots.js";

/** The entry that was not read for the longest time goes. */
export class LeastRecentlyUsed implements Eviction {
    private readonly slots = new LinkedSlots();

    public reserve(highest: number): void {
        this.slots.reserve(highest);
    }

    public added(slot: number): void {
        this.slots.append(slot);
    }

    public used(slot: number): void {
        if (slot === this.slots.newest) return;
        this.slots.unlink(slot);
        this.slots.append(slot);
    }

    public removed(slot: number): void {
        this.slots.unlink(slot);
    }

    public replaced(slot: number): void {
        this.used(slot);
    }

    public next(): number {
        return this.slots.oldest;
    }

    public inOrder(): readonly number[] {
        return this.slots.inOrder();
    }
}
