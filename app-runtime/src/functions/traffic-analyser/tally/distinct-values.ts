/** Values of a key that are told apart exactly: as many as any default limit asks for. */
export const mostExact = 20;

const firstKeys = 16;

/**
 * Which values each key has had, as hashes of 32 bits, up to {@link mostExact}. Nearly all keys have one value, which is in an array of numbers; only those with more have a list of their own.
 * Keys are numbers from 0 on without gaps.
 */
export class DistinctValues {
    /** 0 where a key has none. */
    private firsts = new Uint32Array(firstKeys);
    private readonly others = new Map<number, number[]>();

    public note(key: number, hash: number): void {
        // 0 stands for none.
        const value = hash >>> 0 || 1;
        const first = this.firsts[key] ?? 0;
        if (first === value) return;
        if (first === 0) this.putFirst(key, value);
        else this.noteOther(key, value);
    }

    public sizeOf(key: number): number {
        if ((this.firsts[key] ?? 0) === 0) return 0;
        return 1 + (this.others.get(key)?.length ?? 0);
    }

    public valuesOf(key: number): readonly number[] {
        const first = this.firsts[key] ?? 0;
        return first === 0 ? [] : [first, ...(this.others.get(key) ?? [])];
    }

    /** Adds the values that a key of another has to those of one of these. */
    public merge(key: number, other: DistinctValues, otherKey: number): void {
        const first = other.firsts[otherKey] ?? 0;
        if (first === 0) return;
        this.note(key, first);
        const others = other.others.get(otherKey);
        if (others !== undefined) for (const value of others) this.note(key, value);
    }

    private putFirst(key: number, value: number): void {
        if (key >= this.firsts.length) {
            const larger = new Uint32Array(Math.max(this.firsts.length * 2, key + 1));
            larger.set(this.firsts);
            this.firsts = larger;
        }
        this.firsts[key] = value;
    }

    private noteOther(key: number, value: number): void {
        const others = this.others.get(key);
        if (others === undefined) this.others.set(key, [value]);
        else if (others.length + 1 < mostExact && !others.includes(value)) others.push(value);
    }
}
