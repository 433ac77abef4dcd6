import { MetricUnit } from "@aws-lambda-powertools/metrics";
import type { CacheScaler, StepOutcome } from "../../common/cache-scaling/cache-scaler.js";
import { followPool, type PoolFollowing } from "../../common/cache-scaling/follow-pool.js";
import { reasonOf } from "../../common/reason.js";
import type { Telemetry } from "../common/telemetry.js";

/** What the function works with. */
export interface CacheAutoscalerParts extends Pick<PoolFollowing, "store" | "pool"> {
    readonly scaler: Pick<CacheScaler, "step" | "tell">;
    readonly telemetry: Telemetry;
}

const counts = { changed: "Steps", rests: "Rests", overtaken: "Overtaken" } satisfies Record<StepOutcome, string>;

/** What is done every minute: one step of the rule, the group made to follow, and people told. */
export class CacheAutoscaler {
    private lastProblem: string | undefined;

    constructor(private readonly parts: CacheAutoscalerParts) {}

    /**
     * Does all three, also where one fails: the group follows the manager's buttons while CloudWatch does not answer. Then the call fails with what failed first, and the next minute tries
     * again.
     */
    public async run(): Promise<void> {
        const failures: unknown[] = [];
        for (const [what, work] of [
            ["auto-scaling did nothing this minute", () => this.step()],
            ["the group does not follow the configuration for now", () => this.follow()],
            ["an alert could not be sent; it is tried again", () => this.parts.scaler.tell()],
        ] as const) {
            await work().catch((error: unknown) => {
                this.parts.telemetry.log.error(what, { reason: reasonOf(error), cause: causeOf(error) });
                failures.push(error);
            });
        }
        if (failures.length > 0) {
            throw failures[0];
        }
    }

    private async step(): Promise<void> {
        const { scaler, telemetry } = this.parts;
        telemetry.metrics.addMetric(counts[await scaler.step()], MetricUnit.Count, 1);
    }

    /** What does not fit is for a person to change, and no failure: it is logged when it begins. */
    private async follow(): Promise<void> {
        const { log } = this.parts.telemetry;
        const problem = await followPool({ ...this.parts, log });
        if (problem !== undefined && problem !== this.lastProblem) {
            log.warn("the group does not follow the configuration", { problem });
        }
        this.lastProblem = problem;
    }
}

/** What AWS said. */
function causeOf(error: unknown): string | undefined {
    return error instanceof Error && error.cause !== undefined ? reasonOf(error.cause) : undefined;
}
