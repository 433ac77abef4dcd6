export const minuteMilliseconds = 60_000;

/** The full minute that a moment belongs to. */
export function fullMinute(moment: Date): Date {
    return new Date(Math.floor(moment.getTime() / minuteMilliseconds) * minuteMilliseconds);
}

/** The last `count` minutes that are over, oldest first. */
export function lastMinutes(now: Date, count: number): readonly Date[] {
    const end = fullMinute(now).getTime();
    return Array.from({ length: count }, (_none, index) => new Date(end - (count - index) * minuteMilliseconds));
}
