import { BackgroundLoop } from "../../common/background-loop.js";
import type { Log } from "../../common/log.js";
import { reasonOf } from "../../common/reason.js";
import type { ConfigurationStore } from "../../common/control/configuration-store.js";
import type { PoolKeeper } from "../../common/cache-scaling/pool.js";

/** What following the configuration works with. */
export interface PoolFollowerOptions {
    readonly store: Pick<ConfigurationStore, "read">;
    readonly pool: PoolKeeper;
    readonly log: Pick<Log, "info" | "warn">;
    /** Seconds between two looks. @default 10 */
    readonly seconds?: number;
}

/**
 * Holds the pool to the number of nodes in the configuration, whoever wrote it: the buttons, the auto-scaler, or another manager.
 *
 * It remembers nothing: each look compares what there is with what there should be. So a restart, two managers at once, and whoever changes the pool meanwhile make no difference.
 */
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
        const problem = await this.follow().catch(reasonOf);
        if (problem !== undefined && problem !== this.lastProblem) {
            this.options.log.warn("the pool does not follow the configuration for now", { problem });
        }
        this.lastProblem = problem;
    }

    /** Answers what does not fit, if anything. */
    private async follow(): Promise<string | undefined> {
        const { store, pool, log } = this.options;
        const { configuration, exists, faults } = await store.read();
        const { nodes } = configuration.scaling;
        if (!exists || faults.length > 0) {
            return undefined;
        }
        const { before, now } = await pool.keepAtLeast(nodes);
        if (now !== before) {
            log.info("changed the fewest nodes of the pool", { from: before, to: now });
        }
        return now === nodes
            ? undefined
            : `${nodes} nodes are wanted, and the pool keeps ${now}; change the bounds in the manager, or the sizes of the web tier in the stack's configuration`;
    }
}
