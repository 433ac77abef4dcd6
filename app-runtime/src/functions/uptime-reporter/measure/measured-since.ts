import { changeState } from "../../common/change-state.js";
import type { StateStore } from "../../common/state-table.js";
import type { ProbeResults } from "./probe-source.js";

/**
 * Keeps when there was a result of a probe for the first time: what is before is not unknown, it was not measured.
 *
 * @returns undefined where there never was one
 */
export function earliestResult(state: StateStore, probe: string, results: ProbeResults): Promise<Date | undefined> {
    const first = [...results.keys()].reduce((earliest, time) => Math.min(earliest, time), Infinity);
    return changeState(state, { id: `uptime/since/${probe}`, check: readTime }, (kept) => {
        const before = kept?.value ?? Infinity;
        const since = Math.min(before, first);
        return {
            value: since < before ? since : undefined,
            result: since === Infinity ? undefined : new Date(since),
        };
    });
}

function readTime(kept: unknown): number {
    if (typeof kept !== "number") {
        throw new TypeError("What is kept there is no time.");
    }
    return kept;
}
