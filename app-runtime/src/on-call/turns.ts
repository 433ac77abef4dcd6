import { Temporal } from "@js-temporal/polyfill";
import type { Layer } from "./schedule.js";
import { dateAt, instantOf, shared, type Span } from "./wall-time.js";

/** What belongs to one person of a rotation, from one hand-over to the next. */
export interface Turn extends Span {
    readonly person: string;
    /** Place in `people` of the layer. */
    readonly index: number;
}

/** Whole turns of a layer that touch the window, in order; none is before its first hand-over. */
export function turnsOf({ people, firstHandOver, handOver, weeks = 1 }: Layer, window: Span, timeZone: string): Turn[] {
    const first = Temporal.PlainDate.from(firstHandOver);
    const startOf = (turn: number) => instantOf(first.add({ weeks: turn * weeks }), handOver.time, timeZone);
    const days = first.until(dateAt(window.from, timeZone)).days;
    // One earlier than the days say: the hand-over of the day may be later than the window begins.
    let number = Math.max(0, Math.floor(days / (7 * weeks)) - 1);
    const turns: Turn[] = [];
    for (let from = startOf(number); from < window.to; number += 1) {
        const to = startOf(number + 1);
        const index = number % people.length;
        if (to > window.from) {
            turns.push({ from, to, index, person: people[index] ?? "" });
        }
        from = to;
    }
    return turns;
}

/** The parts of a span in which a layer has somebody on call. */
export function hoursOf({ hours }: Layer, span: Span, timeZone: string): Span[] {
    if (hours === undefined) {
        return [span];
    }
    const last = dateAt(span.to - 1, timeZone);
    const parts: Span[] = [];
    // The hours of the day before may reach into the first.
    for (
        let date = dateAt(span.from, timeZone).subtract({ days: 1 });
        Temporal.PlainDate.compare(date, last) <= 0;
        date = date.add({ days: 1 })
    ) {
        const end = hours.to > hours.from ? date : date.add({ days: 1 });
        const day = { from: instantOf(date, hours.from, timeZone), to: instantOf(end, hours.to, timeZone) };
        const part = shared(day, span);
        if (part !== undefined) parts.push(part);
    }
    return parts;
}
