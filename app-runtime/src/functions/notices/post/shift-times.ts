import { offsetAt } from "../../../common/time-zones.js";
import type { Shift } from "../shifts/shift.js";

type Times = Pick<Shift, "start" | "end" | "timeZone">;

/** When a shift is, as people of its place say it: `Monday 5 October 2026, 08:00 to 16:30`. */
export function sayTimes({ start, end, timeZone }: Times): string {
    const day = { weekday: "long", day: "numeric", month: "long" } as const;
    const first = said(start, timeZone, { ...day, year: "numeric" });
    const last = said(end, timeZone, { ...day, year: "numeric" });
    const endDay = first === last ? "" : `${said(end, timeZone, day)}, `;
    return `${first}, ${clock(start, timeZone)} to ${endDay}${clock(end, timeZone)}${clockChange({ start, end, timeZone })}`;
}

/** The same for an SMS: `Mon 5 Oct 08:00-16:30`. */
export function sayTimesShort({ start, end, timeZone }: Times): string {
    const day = said(start, timeZone, { weekday: "short", day: "numeric", month: "short" });
    return `${day} ${clock(start, timeZone)}-${clock(end, timeZone)}`;
}

/** The day that a shift begins on: `Monday 5 October`. */
export function sayDay({ start, timeZone }: Times): string {
    return said(start, timeZone, { weekday: "long", day: "numeric", month: "long" });
}

/** In the night in which clocks change, what they show does not say how long the shift is. */
function clockChange({ start, end, timeZone }: Times): string {
    if (offsetAt(start, timeZone) === offsetAt(end, timeZone)) {
        return "";
    }
    const minutes = Math.round((end.getTime() - start.getTime()) / 60_000);
    const rest = minutes % 60 === 0 ? "" : ` ${minutes % 60} min`;
    return ` (clocks change meanwhile: ${Math.floor(minutes / 60)} h${rest} in all)`;
}

function clock(instant: Date, timeZone: string): string {
    return said(instant, timeZone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

function said(instant: Date, timeZone: string, parts: Intl.DateTimeFormatOptions): string {
    // Some versions of the data put a comma after the weekday.
    return new Intl.DateTimeFormat("en-GB", { timeZone, calendar: "gregory", ...parts })
        .format(instant)
        .replace(",", "");
}
