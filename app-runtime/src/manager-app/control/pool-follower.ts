import { BackgroundLoop } from "../../common/background-loop.js";
import type { Log } from "../../common/log.js";
import type { ConfigurationStore } from "./configuration-store.js";
import { PoolRefused, type PoolResizer } from "./pool.js";

/** What following the configuration works with. */
export interface PoolFollowerOptions {
    readonly store: Pick<ConfigurationStore, "read">;
    readonly pool: PoolResizer;
    readonly log: Pick<Log, "info" | "warn" | "error">;
    /** Seconds between two looks. @default 10 */
    readonly seconds?: number;
}

/**
 * Resizes the pool when the configuration names another number of nodes, whoever changed it: the buttons, the auto-scaler, or another manager.
 *
 * Each change is carried out once, and not held against the pool's own policies. What was in force when it started is taken as carried out, so that a restart changes nothing.
 */
export class PoolFollower {
    private readonly loop = new BackgroundLoop({
        turn: () => this.look(),
        pauseMilliseconds: () => (this.options.seconds ?? 10) * 1_000,
    });
    private done: number | undefined;
    private lastProblem: string | undefined;

    constructor(private readonly options: PoolFollowerOptions) {}

    public start(): void {
        this.loop.start();
    }

    public stop(): Promise<void> {
        return this.loop.stop();
    }

    /** Looks once. What fails is logged when it begins, and tried again the next time. */
    public async look(): Promise<void> {
        try {
            await this.follow();
            this.lastProblem = undefined;
        } catch (error) {
            const problem = String(error);
            if (problem !== this.lastProblem) {
                this.options.log.warn("the pool does not follow the configuration for now", { problem });
            }
            this.lastProblem = problem;
        }
    }

    private async follow(): Promise<void> {
        const { store, pool, log } = this.options;
        const { configuration, exists, faults } = await store.read();
        const { nodes } = configuration.scaling;
        if (!exists || faults.length > 0) {
            return;
        }
        if (this.done === undefined || nodes === this.done) {
            this.done = nodes;
            return;
        }
        try {
            await pool.resize(nodes);
            log.info("asked for another number of nodes", { from: this.done, to: nodes });
        } catch (error) {
            if (!(error instanceof PoolRefused)) {
                throw error;
            }
            log.error(error.message);
        }
        this.done = nodes;
    }
}
