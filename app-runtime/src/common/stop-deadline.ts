import { pauseByClock, type Pause } from "./background-loop.js";
import type { Log } from "./log.js";

/** What ending in time works with. */
export interface StopDeadlineOptions {
    /** Seconds from now in which the program has to end. */
    readonly seconds: number;
    readonly log: Pick<Log, "warn">;
    /** Milliseconds on a clock that never goes back. @default that of the process */
    readonly now?: () => number;
    readonly pause?: Pause;
}

/**
 * One deadline for everything that a program does before it ends, so that systemd never has to kill it.
 *
 * Each stage may take until a share of the time is over. What is not done then is named in the log and left: it has to be such that whoever starts next goes on with it.
 */
export class StopDeadline {
    private readonly now: () => number;
    private readonly end: number;

    constructor(private readonly options: StopDeadlineOptions) {
        this.now = options.now ?? (() => performance.now());
        this.end = this.now() + options.seconds * 1_000;
    }

    /** Seconds until that share of the time, from 0 to 1, is over; 0 where it is. */
    public secondsUntil(share: number): number {
        const left = (this.end - this.now()) / 1_000 - (1 - share) * this.options.seconds;
        return Math.max(0, left);
    }

    /**
     * Waits for work, by what it is called, until that share of the time is over.
     *
     * @throws what a piece of it throws meanwhile
     */
    public async finish(share: number, work: Readonly<Record<string, Promise<unknown> | undefined>>): Promise<void> {
        const { log, pause = pauseByClock } = this.options;
        const waiting = new Set(Object.keys(work));
        const done = Object.entries(work).map(async ([what, promise]) => {
            await promise;
            waiting.delete(what);
        });
        const enough = new AbortController();
        try {
            await Promise.race([Promise.all(done), pause(this.secondsUntil(share) * 1_000, enough.signal)]);
        } finally {
            enough.abort();
        }
        for (const what of waiting) {
            log.warn("not finished in the time to stop; it is left to the next process", { what });
        }
    }
}
