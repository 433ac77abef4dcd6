import type { Eviction } from "./eviction.js";
import { hashOfText, type KeyHash } from "./key-hash.js";
import { KeyTable } from "./key-table.js";
import { type CachePolicy, createEviction } from "./policies.js";

/** How much an {@link EvictingMap} keeps, and what goes first. Both bounds hold at any time. */
export interface EvictingMapBounds {
    /** Most that the sizes of all entries may sum up to, a whole number in the unit that `set` is told; 0 keeps nothing of any size. */
    readonly capacity: number;
    /** Number of entries, up to {@link mostItems}; 0 keeps nothing. */
    readonly maxItems: number;
    readonly policy: CachePolicy;
}

export interface EvictingMapOptions extends EvictingMapBounds {
    /** Spreads the keys. @default one for any text */
    readonly hash?: KeyHash;
    /** Makes the eviction of a policy. @default the one of `policies.ts` */
    readonly eviction?: (policy: CachePolicy) => Eviction;
}

/** More entries than fit into the memory of any machine as images. */
export const mostItems = 2 ** 24;

/** Slots are made as they are needed, that many at first and then twice as many. */
const firstSlots = 1_024;

/** A map that makes room for what is put in by letting go what its policy says. Everything is synchronous and a hit makes no garbage. */
export class EvictingMap<Value> {
    private bounds: EvictingMapBounds;
    private eviction: Eviction;
    private slots: KeyTable;
    /** By slot, as the next one. */
    private values: (Value | undefined)[] = [undefined];
    private sizes = new Float64Array(1);
    private sizeOfAll = 0;
    /** Slots that were in use before and are free again, the last one first. */
    private free = new Uint32Array(1);
    private freeCount = 0;
    /** The highest slot that was in use since the last `clear`. */
    private highestSlot = 0;
    private reserved = 0;

    private readonly hash: KeyHash;
    private readonly createEviction: (policy: CachePolicy) => Eviction;

    constructor({ hash = hashOfText, eviction = createEviction, ...bounds }: EvictingMapOptions) {
        this.bounds = bounds;
        this.hash = hash;
        this.createEviction = eviction;
        this.slots = new KeyTable(hash);
        this.eviction = eviction(bounds.policy);
    }

    /** Number of entries. */
    public get items(): number {
        return this.slots.size;
    }

    /** Sum of the sizes of all entries. */
    public get size(): number {
        return this.sizeOfAll;
    }

    /** Reads an entry, which the policy takes note of. */
    public get(key: string): Value | undefined {
        const slot = this.slots.find(key);
        if (slot === 0) return undefined;
        this.eviction.used(slot);
        return this.values[slot];
    }

    /** Whether there is such an entry; the policy does not learn of it. */
    public has(key: string): boolean {
        return this.slots.find(key) !== 0;
    }

    /**
     * Puts an entry in, in the place of an earlier one with that key, and lets others go until it fits.
     *
     * @param size a whole number, 0 or more, in the unit of the capacity
     * @returns false where it is larger than the capacity and was therefore not kept; an earlier one with that key is gone all the same
     */
    public set(key: string, value: Value, size: number): boolean {
        if (!this.slots.isKnownToMiss(key)) this.delete(key);
        if (size > this.bounds.capacity || this.bounds.maxItems === 0) return false;
        const emptied = this.makeRoom(size, 1);
        const slot = emptied === 0 ? this.takeSlot() : emptied;
        if (emptied === 0) this.eviction.added(slot);
        else this.eviction.replaced(slot);
        this.slots.put(key, slot);
        this.values[slot] = value;
        this.sizes[slot] = size;
        this.sizeOfAll += size;
        return true;
    }

    /** @returns false where there was no such entry */
    public delete(key: string): boolean {
        const slot = this.slots.find(key);
        if (slot === 0) return false;
        this.empty(slot);
        this.release(slot);
        return true;
    }

    /** Lets all entries go, and the memory that was needed to know them. */
    public clear(): void {
        this.slots = new KeyTable(this.hash);
        this.eviction = this.createEviction(this.bounds.policy);
        this.values = [undefined];
        this.sizes = new Float64Array(1);
        this.sizeOfAll = 0;
        this.free = new Uint32Array(1);
        this.freeCount = 0;
        this.highestSlot = 0;
        this.reserved = 0;
    }

    /**
     * Changes bounds and policy. What is over smaller bounds goes at once, by the policy so far, because that one knows what was read; the
     * entries that stay are handed to a new policy in the order in which the old one would have let them go.
     */
    public configure({ capacity, maxItems, policy }: EvictingMapBounds): void {
        const changed = policy !== this.bounds.policy;
        this.bounds = { capacity, maxItems, policy };
        const emptied = this.makeRoom(0, 0);
        if (emptied !== 0) this.release(emptied);
        if (!changed) return;
        const order = this.eviction.inOrder();
        this.eviction = this.createEviction(policy);
        this.eviction.reserve(this.reserved);
        for (const slot of order) this.eviction.added(slot);
    }

    /**
     * Lets entries go until there is room.
     *
     * @returns the slot of the last one, which is still to be released or filled, or 0 where there was room
     */
    private makeRoom(size: number, items: number): number {
        const { capacity, maxItems } = this.bounds;
        let emptied = 0;
        while (this.slots.size + items > maxItems || this.sizeOfAll + size > capacity) {
            if (emptied !== 0) this.release(emptied);
            emptied = this.eviction.next();
            this.empty(emptied);
        }
        return emptied;
    }

    /** Takes the entry out of a slot, which the eviction still counts as in use. */
    private empty(slot: number): void {
        this.slots.remove(slot);
        this.sizeOfAll -= this.sizes[slot] ?? 0;
    }

    private release(slot: number): void {
        this.eviction.removed(slot);
        this.values[slot] = undefined;
        this.free[this.freeCount] = slot;
        this.freeCount += 1;
    }

    private takeSlot(): number {
        if (this.freeCount > 0) {
            this.freeCount -= 1;
            return this.free[this.freeCount] ?? 0;
        }
        this.highestSlot += 1;
        if (this.highestSlot > this.reserved) this.reserve();
        return this.highestSlot;
    }

    private reserve(): void {
        this.reserved = Math.max(firstSlots, this.reserved * 2);
        const sizes = new Float64Array(this.reserved + 1);
        sizes.set(this.sizes);
        this.sizes = sizes;
        // All slots so far are in use: none is free, or it would have been taken.
        this.free = new Uint32Array(this.reserved);
        this.slots.reserve(this.reserved);
        this.eviction.reserve(this.reserved);
    }
}
