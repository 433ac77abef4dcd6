import { BackgroundLoop } from "../../common/background-loop.js";
import { CacheScaler, type CacheScalerOptions } from "../../common/cache-scaling/cache-scaler.js";
import { MemoryJournal } from "../../common/cache-scaling/scaling-notes.js";
import { minuteMilliseconds } from "../../common/control/minutes.js";
import type { Log } from "../../common/log.js";
import { reasonOf } from "../../common/reason.js";

/** What the auto-scaler works with. */
export interface AutoScalerOptions extends Omit<CacheScalerOptions, "journal" | "now"> {
    readonly log: Pick<Log, "info" | "warn" | "error">;
    readonly now?: () => Date;
}

/** Applies the rule of R13 every minute in this process. Its notes go with a restart: then it waits like after a change. */
export class AutoScaler {
    private readonly scaler: CacheScaler;
    private readonly loop = new BackgroundLoop({
        turn: () => this.look(),
        pauseMilliseconds: () => minuteMilliseconds,
    });

    constructor(private readonly options: AutoScalerOptions) {
        const { now = () => new Date() } = options;
        this.scaler = new CacheScaler({ ...options, now, journal: new MemoryJournal() });
    }

    public start(): void {
        this.loop.start();
    }

    /** Tells people what they have not been told yet, and answers when nothing is done any more. */
    public async stop(): Promise<void> {
        await this.loop.stop();
        await this.tell();
    }

    /** Looks once. Failures are logged, and the next minute looks again. */
    public async look(): Promise<void> {
        await this.scaler.step().catch((error: unknown) => {
            this.options.log.warn("auto-scaling did nothing this minute", { problem: reasonOf(error) });
        });
        await this.tell();
    }

    private async tell(): Promise<void> {
        await this.scaler.tell().catch((error: unknown) => {
            this.options.log.error("an alert could not be sent; it is tried again", { reason: reasonOf(error) });
        });
    }
}
