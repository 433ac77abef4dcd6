import type { Graph } from "@evenkeel/testing";
import { declaredTier, drawReplay, generatedTraces, replay } from "../../testing/src/scaling/index.js";
import { standardAssumptions } from "./assumptions.js";
import { verdictOf } from "./verdict.js";

/** A picture of the documentation: the tier `web` of prod in a generated trace. */
export interface Picture {
    /** Below `docs`. */
    readonly file: string;
    readonly trace: string;
}

export const pictures: readonly Picture[] = ["visitors", "flood"].map((trace) => ({
    file: `charts/simulation-${trace}.svg`,
    trace,
}));

/** How many people and bots the pictures show: those of requirement R21. */
export const size = { visitors: 1000, bots: 200 };

export async function simulated(prod: Graph, { trace }: Picture): Promise<string> {
    const tier = declaredTier(prod, "web");
    const { what = trace, batches = () => [] } = generatedTraces[trace] ?? {};
    const result = await replay(tier, standardAssumptions(tier), batches(size));
    return drawReplay(`prod, tier web: ${what}`, verdictOf(result), result);
}
