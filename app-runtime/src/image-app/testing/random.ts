/**
 * Numbers that look random and are the same for the same seed.
 *
 * @see https://github.com/bryc/code/blob/master/jshash/PRNGs.md#mulberry32
 */
export class Random {
    constructor(private state: number) {}

    /** A number from 0 up to, not including, 1. */
    public fraction(): number {
        this.state = (this.state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    }

    /** A whole number from 0 up to, not including, `end`. */
    public below(end: number): number {
        return Math.floor(this.fraction() * end);
    }

    /** One of several. */
    public pick<Item>(items: readonly [Item, ...Item[]]): Item {
        return items[this.below(items.length)] ?? items[0];
    }
}
