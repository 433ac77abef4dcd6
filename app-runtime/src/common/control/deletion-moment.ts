/** By how much the clock of whoever orders a deletion may be ahead. */
const skewMilliseconds = 60_000;

/** Whether the moment of a deletion is still to come at the time `now`: then no manager writes it and no node carries it out, then or later. Both in milliseconds since 1970. */
export function isInFuture(deleteUploadedBefore: number, now: number): boolean {
    return deleteUploadedBefore > now + skewMilliseconds;
}
