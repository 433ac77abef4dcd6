import { gapsOf } from "../../../common/charts/runs.js";
import type { WeekDay } from "./iso-week.js";
import type { ProbeResults } from "./probe-source.js";

/** What is known of a minute. `before` is one without a result before the measuring began. */
export type MinuteState = "good" | "bad" | "unknown" | "before";

/** How many minutes were what. */
export type Counts = Readonly<Record<MinuteState, number>>;

/** One day of one service, minute by minute. */
export interface MeasuredDay extends WeekDay {
    /** 1,380 to 1,500 of them. */
    readonly minutes: readonly MinuteState[];
    readonly counts: Counts;
}

/** One week of one service. */
export interface ServiceWeek {
    readonly service: string;
    readonly days: readonly MeasuredDay[];
    readonly counts: Counts;
    /** Stretches in which it was bad, in their order. */
    readonly outages: readonly Outage[];
}

/** Minutes that follow each other and were bad. */
export interface Outage {
    readonly start: Date;
    readonly minutes: number;
}

const minuteMs = 60_000;

/**
 * Puts the results of a probe into the minutes of a week.
 *
 * @param since when the measuring began: what has no result later is unknown
 */
export function measureWeek(
    service: string,
    days: readonly WeekDay[],
    results: ProbeResults,
    since: Date,
): ServiceWeek {
    const measured = days.map((day) => {
        const count = (day.end.getTime() - day.start.getTime()) / minuteMs;
        const minutes = Array.from({ length: count }, (_none, index) =>
            stateAt(day.start.getTime() + index * minuteMs, results, since),
        );
        return { ...day, minutes, counts: countMinutes(minutes) };
    });
    const start = days[0]?.start.getTime() ?? 0;
    const all = measured.flatMap(({ minutes }) => minutes);
    return {
        service,
        days: measured,
        counts: countMinutes(all),
        outages: stretchesOf(all, "bad").map(({ first, last }) => ({
            start: new Date(start + first * minuteMs),
            minutes: last - first + 1,
        })),
    };
}

/** Stretches of minutes that are in that state, by the places of their first and last. */
export function stretchesOf(
    minutes: readonly MinuteState[],
    state: MinuteState,
): readonly { readonly first: number; readonly last: number }[] {
    return gapsOf(minutes.map((each) => (each === state ? undefined : 0)));
}

/** How many of the minutes are in each state. */
export function countMinutes(minutes: readonly MinuteState[]): Counts {
    const counts = { good: 0, bad: 0, unknown: 0, before: 0 };
    minutes.forEach((state) => (counts[state] += 1));
    return counts;
}

/**
 * What is known of one minute.
 *
 * @param time of its beginning, in milliseconds
 * @param since when the measuring began
 */
export function stateAt(time: number, results: ProbeResults, since: Date): MinuteState {
    const passed = results.get(time);
    if (passed === undefined) {
        return time < since.getTime() ? "before" : "unknown";
    }
    return passed ? "good" : "bad";
}
