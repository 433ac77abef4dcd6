import type { Eviction } from "./eviction.js";
import { LinkedSlots } from "./linked-slots.js";

/**
 * SIEVE: a hand walks from the oldest entry to the newest. Who was read since it came by is passed and has to be read again; who was not goes.
 * An entry that is read once only is soon gone and never pushes out those that many read, which is where this beats LRU.
 *
 * A step of the hand was paid for by the read that it forgets, so that `next` takes constant time on the whole, though not each time.
 *
 * @see https://www.usenix.org/conference/nsdi24/presentation/zhang-yazhuo
 */
export class Sieve implements Eviction {
    private readonly slots = new LinkedSlots();
    private visited = new Uint8Array(1);
    /** The slot that the hand looks at next; 0 lets it begin at the oldest. */
    private hand = 0;

    public reserve(highest: number): void {
        this.slots.reserve(highest);
        const longer = new Uint8Array(highest + 1);
        longer.set(this.visited);
        this.visited = longer;
    }

    public added(slot: number): void {
        this.visited[slot] = 0;
        this.slots.append(slot);
    }

    public used(slot: number): void {
        this.visited[slot] = 1;
    }

    public removed(slot: number): void {
        if (slot === this.hand) this.hand = this.slots.newerThan(slot);
        this.slots.unlink(slot);
    }

    public replaced(slot: number): void {
        this.removed(slot);
        this.added(slot);
    }

    public next(): number {
        let slot = this.hand === 0 ? this.slots.oldest : this.hand;
        while (this.visited[slot] === 1) {
            this.visited[slot] = 0;
            const newer = this.slots.newerThan(slot);
            slot = newer === 0 ? this.slots.oldest : newer;
        }
        this.hand = slot;
        return slot;
    }

    public inOrder(): readonly number[] {
        const slots = this.slots.inOrder();
        const unread = slots.filter((slot) => this.visited[slot] === 0);
        return [...unread, ...slots.filter((slot) => this.visited[slot] === 1)];
    }
}
