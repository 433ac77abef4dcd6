/**
 * Pieces of work that failed, each left alone for a while, so that a few that always fail do not keep the others from their turn.
 */
export class Postponed {
    private readonly until = new Map<string, number>();

    constructor(private readonly milliseconds: number) {}

    /** How many more must be asked for to see others than these. */
    public get size(): number {
        return this.until.size;
    }

    public add(id: string, now: number): void {
        this.until.set(id, now + this.milliseconds);
    }

    /** Those of `work` whose turn it is. */
    public due<Work extends { readonly id: string }>(work: readonly Work[], now: number): Work[] {
        for (const [id, until] of this.until) {
            if (until <= now) {
                this.until.delete(id);
            }
        }
        return work.filter(({ id }) => !this.until.has(id));
    }
}
