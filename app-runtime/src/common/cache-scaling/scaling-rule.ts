import type { ScalingSettings } from "../control/configuration.js";
import { grown, shrunk } from "./resize.js";
import { minuteMilliseconds } from "../control/minutes.js";

/** What the rule remembers from one minute to the next. */
export interface ScalingMemory {
    /** When the number of nodes changed last, in milliseconds since 1970. */
    readonly changedAt: number;
    /** The miss rate before the last growth, from 0 to 1; null where that has shown what it brought. */
    readonly rateBefore: number | null;
    /** Growths in a row that brought nothing. */
    readonly vain: number;
}

/** What was measured, and when. */
export interface Measured {
    /** Misses per request over all nodes in the last minute, from 0 to 1; undefined where nobody asked or no node was heard of. */
    readonly missRate: number | undefined;
    readonly now: number;
}

/** What the rule says: how many nodes there should be, and what to remember. */
export interface Decision {
    readonly nodes: number;
    readonly memory: ScalingMemory;
    /** True in the one minute in which it gives up growing. */
    readonly givesUp: boolean;
}

export const noMemory: ScalingMemory = { changedAt: 0, rateBefore: null, vain: 0 };

/** A cache that has another size needs time until its miss rate says anything. */
export const settleMilliseconds = 2 * minuteMilliseconds;
/** After so many growths without gain the misses are those of images that nobody asked for before: no cache could have them. */
const mostVain = 2;
/** Less than a percentage point is chance. */
const gain = 0.01;

/**
 * The rule of R13: more nodes above the highest miss rate, fewer below the lowest, within the bounds, at most one step every two minutes.
 *
 * Without traffic nothing happens. After two growths without gain it grows no further until the miss rate has been below the highest once.
 */
export function decide(scaling: ScalingSettings, { missRate, now }: Measured, memory: ScalingMemory): Decision {
    const stay = { nodes: scaling.nodes, memory, givesUp: false };
    if (missRate === undefined || now - memory.changedAt < settleMilliseconds) {
        return stay;
    }
    const judged = judgeGrowth(memory, missRate);
    if (missRate > scaling.maxMissRate) {
        const givesUp = judged.vain >= mostVain;
        const nodes = givesUp ? scaling.nodes : grown(scaling);
        return nodes === scaling.nodes
            ? { nodes, memory: judged, givesUp: givesUp && memory.vain < mostVain }
            : { nodes, memory: { ...judged, changedAt: now, rateBefore: missRate }, givesUp: false };
    }
    const rested = { ...judged, vain: 0 };
    const nodes = missRate < scaling.minMissRate ? shrunk(scaling) : scaling.nodes;
    return { nodes, memory: nodes === scaling.nodes ? rested : { ...rested, changedAt: now }, givesUp: false };
}

/** Tells what the last growth has brought. */
function judgeGrowth(memory: ScalingMemory, missRate: number): ScalingMemory {
    if (memory.rateBefore === null) {
        return memory;
    }
    const vain = memory.rateBefore - missRate >= gain ? 0 : memory.vain + 1;
    return { ...memory, rateBefore: null, vain };
}
