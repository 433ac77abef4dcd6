import { changeState } from "../../common/change-state.js";
import type { StateStore } from "../../common/state-table.js";
import type { ProbeResults } from "./probe-source.js";

/** What is known of a probe. */
export interface Looked {
    readonly results: ProbeResults;
    /** When it was looked for them. */
    readonly at: Date;
}

/**
 * Since when a minute of a probe without a result is unknown: what is before was not measured. That is from its first result on; where there never was one, from when it was looked
 * for the first time, so that a new probe has time to begin, and one that never says anything does not go unnoticed.
 */
export async function measuredSince(state: StateStore, probe: string, { results, at }: Looked): Promise<Date> {
    const first = [...results.keys()].reduce((earliest, time) => Math.min(earliest, time), Infinity);
    const result = await keepEarliest(state, `uptime/since/${probe}`, first);
    return new Date(result < Infinity ? result : await keepEarliest(state, `uptime/looked/${probe}`, at.getTime()));
}

/** @param time in milliseconds; Infinity is none, and is not kept */
function keepEarliest(state: StateStore, id: string, time: number): Promise<number> {
    return changeState(state, { id, check: readTime }, (kept) => {
        const before = kept?.value ?? Infinity;
        const earliest = Math.min(before, time);
        return { value: earliest < before ? earliest : undefined, result: earliest };
    });
}

function readTime(kept: unknown): number {
    if (typeof kept !== "number") {
        throw new TypeError("What is kept there is no time.");
    }
    return kept;
}
