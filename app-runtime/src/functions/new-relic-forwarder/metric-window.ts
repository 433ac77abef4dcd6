/** Minutes that are asked for; the last of them is not. Both in milliseconds since 1970. */
export interface MetricWindow {
    readonly from: number;
    readonly to: number;
    /** Milliseconds that were given up on, because they are too long ago. */
    readonly lost: number;
}

const minute = 60_000;
/** CloudWatch has a minute complete only some minutes later. */
const settling = 3 * minute;
/** Of what one call catches up with. */
const longestWindow = 60 * minute;
/** New Relic takes nothing that is older than two days; what is older than one is of no use to those who watch. */
const oldest = 24 * 60 * minute;
/** Where nothing has been sent yet. */
const firstWindow = 5 * minute;

/**
 * The minutes to be sent next: those since the last that were, when CloudWatch has them complete. Undefined where there are none yet.
 *
 * @param sentUntil end of what has been sent; undefined where nothing has
 */
export function nextWindow(sentUntil: number | undefined, now: number): MetricWindow | undefined {
    const complete = Math.floor((now - settling) / minute) * minute;
    const first = Math.max(sentUntil ?? complete - firstWindow, complete - oldest);
    const to = Math.min(complete, first + longestWindow);
    return to <= first ? undefined : { from: first, to, lost: first - (sentUntil ?? first) };
}
