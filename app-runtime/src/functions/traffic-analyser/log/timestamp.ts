const [zero, dash, colon, capitalT, capitalZ, dot] = [0x30, 0x2d, 0x3a, 0x54, 0x5a, 0x2e];

/** Length of `2026-11-23T12:00:00`. */
const lengthOfSeconds = 19;

/** What stands for a time that cannot be read. */
export const noTime = -1;

// Rows come in order of time, so nearly all of them have the day of the row before.
let lastDay = -1;
let startOfLastDay = 0;

/**
 * Reads a time as load balancers write it, `2026-11-23T12:00:00.123456Z`, and leaves out the part of a second.
 *
 * @returns whole seconds since 1970, or {@link noTime} where the bytes are no such time
 */
export function secondsOf(bytes: Uint8Array, start: number, end: number): number {
    const last = start + lengthOfSeconds;
    if (last >= end || bytes[end - 1] !== capitalZ || (bytes[last] !== dot && last !== end - 1)) return noTime;
    if (bytes[start + 4] !== dash || bytes[start + 7] !== dash || bytes[start + 10] !== capitalT) return noTime;
    if (bytes[start + 13] !== colon || bytes[start + 16] !== colon) return noTime;
    const year = twoDigits(bytes, start) * 100 + twoDigits(bytes, start + 2);
    const month = twoDigits(bytes, start + 5);
    const day = twoDigits(bytes, start + 8);
    const hour = twoDigits(bytes, start + 11);
    const minute = twoDigits(bytes, start + 14);
    const second = twoDigits(bytes, start + 17);
    // A leap second is written as 60.
    const fits = year >= 1970 && year <= 9_999 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    if (!(fits && hour <= 23 && minute <= 59 && second <= 60)) return noTime;
    return startOfDay(year, month, day) + hour * 3_600 + minute * 60 + second;
}

/** More than fits anywhere; NaN would have everything counted in floating point. */
const noDigits = 1_000_000;

function twoDigits(bytes: Uint8Array, at: number): number {
    const tens = (bytes[at] ?? 0) - zero;
    const ones = (bytes[at + 1] ?? 0) - zero;
    return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : noDigits;
}

function startOfDay(year: number, month: number, day: number): number {
    const key = (year * 13 + month) * 32 + day;
    if (key !== lastDay) {
        lastDay = key;
        startOfLastDay = Date.UTC(year, month - 1, day) / 1_000;
    }
    return startOfLastDay;
}
