/**
 * Decides which entry goes when there is no room for another.
 *
 * Entries are known by their slot, a whole number from 1; slot 0 is never used, so that lists can begin and end there. Every call takes
 * the same time however many entries there are, and none leaves garbage behind: all that an eviction knows lies in typed arrays.
 */
export interface Eviction {
    /** Makes room for slots up to and with `highest`. */
    reserve(highest: number): void;
    /** An entry was put into a slot that was free. */
    added(slot: number): void;
    /** An entry was read. */
    used(slot: number): void;
    /** The entry in a slot went and the slot is free. */
    removed(slot: number): void;
    /** The entry in a slot went and another one came into its place, which is quicker than `removed` and `added`. */
    replaced(slot: number): void;
    /** The slot whose entry goes next; there has to be one. It counts as in use until `removed` or `replaced` is called. */
    next(): number;
    /** Every slot in use, those that have earned their place the least first. For a change of policy; takes time by their number. */
    inOrder(): readonly number[];
}

/** A longer array that begins like the given one. */
export function lengthened(array: Uint32Array, length: number): Uint32Array {
    const longer = new Uint32Array(length);
    longer.set(array);
    return longer;
}
