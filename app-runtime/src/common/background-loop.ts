import { setTimeout as sleep } from "node:timers/promises";

/** Ends early, without an error, when the signal comes. */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>;

export const pauseByClock: Pause = (milliseconds, signal) =>
    // Rejects when it is told to stop, which is one of the two ends of a pause.
    sleep(milliseconds, undefined, { signal }).catch(() => undefined);

/** What is done again and again, and when. */
export interface BackgroundLoopOptions {
    /** One turn. It says itself what failed in it: an error that it throws ends the process, as a mistake in the program. */
    readonly turn: () => Promise<void>;
    /** Milliseconds from the end of a turn to the beginning of the next, asked before each pause. */
    readonly pauseMilliseconds: () => number;
    /** Whether there is a turn at the start, or a pause before the first. @default "turn" */
    readonly beginsWith?: "turn" | "pause";
    /** @default a timer */
    readonly pause?: Pause;
}

/** Does something beside everything else, one turn after the other, until it is stopped. */
export class BackgroundLoop {
    private readonly stopping = new AbortController();
    private running: Promise<void> | undefined;

    constructor(private readonly options: BackgroundLoopOptions) {}

    /** True from the moment in which it is to stop: a long turn asks, and ends early. */
    public get isStopping(): boolean {
        return this.stopping.signal.aborted;
    }

    /** Comes in that moment, for what takes a signal. */
    public get signal(): AbortSignal {
        return this.stopping.signal;
    }

    /** Begins. Does nothing where it has begun. */
    public start(): void {
        this.running ??= this.run();
    }

    /** Cuts a pause short, lets a turn finish, and answers when nothing is done any more. */
    public async stop(): Promise<void> {
        this.stopping.abort();
        await this.running;
    }

    private async run(): Promise<void> {
        const { turn, pauseMilliseconds, beginsWith = "turn", pause = pauseByClock } = this.options;
        const { signal } = this.stopping;
        for (let takesTurn = beginsWith === "turn"; !signal.aborted; takesTurn = true) {
            if (takesTurn) {
                await turn();
            }
            await pause(pauseMilliseconds(), signal);
        }
    }
}
