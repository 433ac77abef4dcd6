import { availableParallelism } from "node:os";
import { UploadRefused } from "./upload-refused.js";

/** How much work is taken on. */
export interface WorkQueueOptions {
    /** Pieces of work at once. @default as many as there are cores */
    readonly atOnce?: number;
    /** Pieces of work that wait. @default 32: about three seconds of work for a core */
    readonly waiting?: number;
}

/**
 * Lets few pieces of work run at once, a bounded number wait in line, and refuses the rest.
 *
 * Working on a picture takes a core and up to some hundred megabytes: without a bound a burst of uploads would end in an instance without memory, and without an
 * end of the line in clients that wait for nothing.
 */
export class WorkQueue {
    private readonly atOnce: number;
    private readonly waiting: number;
    private readonly line: (() => void)[] = [];
    private running = 0;

    constructor({ atOnce = availableParallelism(), waiting = 32 }: WorkQueueOptions = {}) {
        this.atOnce = atOnce;
        this.waiting = waiting;
    }

    /** @throws UploadRefused `busy` where the line is full */
    public requirePlace(): void {
        if (this.running >= this.atOnce && this.line.length >= this.waiting) {
            throw new UploadRefused("busy", "Too many pictures are being worked on. Try again in a few seconds.");
        }
    }

    /** Runs `work` when it is its turn. @throws UploadRefused `busy` where the line is full, and what `work` throws */
    public async run<Result>(work: () => Promise<Result>): Promise<Result> {
        this.requirePlace();
        if (this.running >= this.atOnce) {
            // Whoever is done hands its place over, so that nobody who comes meanwhile is served first.
            await new Promise<void>((takeTurn) => this.line.push(takeTurn));
        } else {
            this.running += 1;
        }
        try {
            return await work();
        } finally {
            const next = this.line.shift();
            if (next === undefined) {
                this.running -= 1;
            } else {
                next();
            }
        }
    }
}
