/** There is more work waiting than can be done soon; the one who asked should come back later. */
export class TooBusy extends Error {
    public override readonly name = "TooBusy";
}

/** How much work a {@link Turnstile} lets through. */
export interface TurnstileOptions {
    /** Pieces of work at the same time, 1 or more. */
    readonly atOnce: number;
    /** Pieces of work that may wait; more are refused. */
    readonly waiting: number;
}

/** Lets a few pieces of work through at a time, in the order in which they came, so that costly work cannot take the whole machine. */
export class Turnstile {
    private running = 0;
    private readonly queue: (() => void)[] = [];

    constructor(private readonly options: TurnstileOptions) {}

    /** Does `work` when its turn comes. @throws TooBusy at once where too many wait already */
    public async pass<Result>(work: () => Promise<Result>): Promise<Result> {
        if (this.running < this.options.atOnce) {
            this.running += 1;
        } else if (this.queue.length < this.options.waiting) {
            // Who leaves hands the place over, so that nobody can slip in between.
            await new Promise<void>((resolve) => this.queue.push(resolve));
        } else {
            throw new TooBusy(`${this.options.waiting} others wait already.`);
        }
        try {
            return await work();
        } finally {
            const next = this.queue.shift();
            if (next === undefined) {
                this.running -= 1;
            } else {
                next();
            }
        }
    }
}
