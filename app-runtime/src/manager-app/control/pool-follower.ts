import { BackgroundLoop } from "../../common/background-loop.js";
import { followPool, type PoolFollowing } from "../../common/cache-scaling/follow-pool.js";
import type { Log } from "../../common/log.js";
import { reasonOf } from "../../common/reason.js";

/** What following the configuration works with. */
export interface PoolFollowerOptions extends PoolFollowing {
    readonly log: Pick<Log, "info" | "warn">;
    /** Seconds between two looks. @default 10 */
    readonly seconds?: number;
}

/** Holds the pool to the number of nodes in the configuration, look after look. */
export class PoolFollower {
    private readonly loop = new BackgroundLoop({
        turn: () => this.look(),
        pauseMilliseconds: () => (this.options.seconds ?? 10) * 1_000,
    });
    private lastProblem: string | undefined;

    constructor(private readonly options: PoolFollowerOptions) {}

    public start(): void {
        this.loop.start();
    }

    public stop(): Promise<void> {
        return this.loop.stop();
    }

    /** Looks once. What does not fit is logged when it begins, and tried again the next time. */
    public async look(): Promise<void> {
        const problem = await followPool(this.options).catch(reasonOf);
        if (problem !== undefined && problem !== this.lastProblem) {
            this.options.log.warn("the pool does not follow the configuration for now", { problem });
        }
        this.lastProblem = problem;
    }
}
