import { daysOf } from "../measure/iso-week.js";
import { measureWeek, type ServiceWeek } from "../measure/service-week.js";

const monday = Date.parse("2026-10-05T00:00:00Z");

/** A week of which each minute is good, but for those that are said: numbers of minutes since its Monday. */
export function weekWith(
    { bad = [], unknown = [] }: { readonly bad?: readonly number[]; readonly unknown?: readonly number[] },
    since = new Date(monday),
): ServiceWeek {
    const results = new Map<number, boolean>();
    for (let minute = 0; minute < 10_080; minute += 1) {
        if (!unknown.includes(minute)) results.set(monday + minute * 60_000, !bad.includes(minute));
    }
    return measureWeek("site", daysOf({ year: 2026, week: 41 }, "UTC"), results, since);
}
