/** How often what happened, over many orders: what never happens is not tested. */
export class Tally {
    public readonly counts = new Map<string, number>();
    /** From which stage replacements came to which, such as `evidence --> removal`. */
    public readonly transitions = new Set<string>();

    public add(what: string): void {
        this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
    }
}
