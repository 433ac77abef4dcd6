const oneDigit = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

/** Says a number of bytes as people do, such as `2.4 MB`. */
export function sayBytes(bytes: number): string {
    if (bytes < 1_000) {
        return bytes === 1 ? "1 byte" : `${bytes} bytes`;
    }
    const [divisor, unit] = bytes < 999_950 ? [1_000, "kB"] : [1_000_000, "MB"];
    return `${oneDigit.format(bytes / divisor)} ${unit}`;
}

const dateAndTime = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });

/** Says a moment, such as `3 May 2026 at 14:05 UTC`. */
export function sayMoment(moment: Date): string {
    return `${dateAndTime.format(moment)} UTC`;
}

/** Says a wait that lasts up to some hours, such as `15 minutes`; rounded up, so that nobody comes back too early. */
export function sayWait(seconds: number): string {
    const minutes = Math.ceil(seconds / 60);
    if (seconds < 60) {
        return seconds === 1 ? "1 second" : `${seconds} seconds`;
    }
    return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}
