import type { Batch } from "../model.js";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/** `host - - [01/Jul/1995:00:00:01 -0400] …`; what is in the request decides nothing here. */
const line = /^(\S+) \S+ .{1,200}?\[(\d{2})\/([A-Z][a-z]{2})\/(\d{4}):(\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2})\]/;

/**
 * A line in the common log format: undefined where it is none.
 *
 * @see https://httpd.apache.org/docs/current/logs.html#common
 */
export function commonLogLine(text: string): Batch | undefined {
    const found = line.exec(text);
    if (found === null) return undefined;
    const [, client = "", day, month = "", year, hour, minute, second, sign, zoneHours, zoneMinutes] = found;
    const monthNumber = months.indexOf(month);
    if (monthNumber < 0) return undefined;
    const local = Date.UTC(Number(year), monthNumber, Number(day), Number(hour), Number(minute), Number(second));
    const offset = (Number(zoneHours) * 60 + Number(zoneMinutes)) * 60 * (sign === "-" ? -1 : 1);
    return { second: local / 1_000 - offset, client, requests: 1 };
}
