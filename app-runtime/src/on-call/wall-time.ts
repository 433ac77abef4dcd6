import { Temporal } from "@js-temporal/polyfill";

/** A span of time, in milliseconds since 1970; its end is not part of it. */
export interface Span {
    readonly from: number;
    readonly to: number;
}

/**
 * When clocks there show that time. What they show twice, when they are set back, is meant the first time; what they skip, when they are set forward, is as much later as they are
 * set forward by.
 *
 * @param date such as `2026-03-29`
 * @param time such as `02:30`
 */
export function instantOf(date: Temporal.PlainDate | string, time: string, timeZone: string): number {
    return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds;
}

/** The same of both in one, such as `2026-03-29T02:30`. */
export function momentOf(dateAndTime: string, timeZone: string): number {
    const [date = "", time = ""] = dateAndTime.split("T");
    return instantOf(date, time, timeZone);
}

/** The day that calendars there show at that moment. */
export function dateAt(instant: number, timeZone: string): Temporal.PlainDate {
    return zoned(instant, timeZone).toPlainDate();
}

/** All days there that a span touches, in order. */
export function datesOf({ from, to }: Span, timeZone: string): Temporal.PlainDate[] {
    const last = dateAt(to - 1, timeZone);
    const dates: Temporal.PlainDate[] = [];
    for (let date = dateAt(from, timeZone); Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
        dates.push(date);
    }
    return dates;
}

/** That day there, from its first moment to that of the next: 23 or 25 hours where clocks change. */
export function dayOf(date: Temporal.PlainDate, timeZone: string): Span {
    return { from: startOf(date, timeZone), to: startOf(date.add({ days: 1 }), timeZone) };
}

/** What two spans share; undefined where that is nothing. */
export function shared(one: Span, other: Span): Span | undefined {
    const from = Math.max(one.from, other.from);
    const to = Math.min(one.to, other.to);
    return from < to ? { from, to } : undefined;
}

/** `+02:00`: what clocks there are ahead of UTC. */
export function offsetAt(instant: number, timeZone: string): string {
    return zoned(instant, timeZone).offset;
}

/** `2026-03-29 03:00`, as clocks there show it. */
export function shownAt(instant: number, timeZone: string): string {
    return zoned(instant, timeZone).toPlainDateTime().toString({ smallestUnit: "minute" }).replace("T", " ");
}

/** `03:00`, as clocks there show it. */
export function clockAt(instant: number, timeZone: string): string {
    return zoned(instant, timeZone).toPlainTime().toString({ smallestUnit: "minute" });
}

/** `2026-03-29T03:00:00+02:00`: the moment with what clocks there show. */
export function stampOf(instant: number, timeZone: string): string {
    return zoned(instant, timeZone).toString({ timeZoneName: "never", smallestUnit: "second" });
}

function zoned(instant: number, timeZone: string): Temporal.ZonedDateTime {
    return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
}

function startOf(date: Temporal.PlainDate, timeZone: string): number {
    return date.toZonedDateTime(timeZone).startOfDay().epochMilliseconds;
}
