import { minuteMilliseconds } from "../control/minutes.js";

/**
 * When the configuration changed last, as far as clocks can be believed, in milliseconds since 1970.
 *
 * What is remembered was taken from a clock that may have been wrong. AWS's own time of the write corrects it: a change is written within a minute of the decision, and no change lies in
 * the future. So neither a clock that goes back nor one that was ahead makes two steps of one, or stops auto-scaling for good.
 *
 * @param changedAt as it is remembered
 * @param writtenAt AWS's time; undefined where there is no parameter
 */
export function changeTime(changedAt: number, writtenAt: Date | undefined, now: number): number {
    const written = writtenAt?.getTime() ?? 0;
    const earliest = changedAt < written - minuteMilliseconds ? written : changedAt;
    return Math.min(earliest, Math.max(now, written));
}
