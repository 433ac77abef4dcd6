import { budgetOf, floorPercent, sayShare, sharesOf, type Verdict } from "../measure/budget.js";
import { nameOf, type IsoWeek } from "../measure/iso-week.js";
import type { MeasuredDay, Outage, ServiceWeek } from "../measure/service-week.js";

/** One week of all services: the same results make the same report, byte by byte. */
export interface WeekReport {
    readonly environmentName: string;
    readonly week: IsoWeek;
    readonly timeZone: string;
    readonly goalPercent: number;
    readonly services: readonly ServiceWeek[];
}

/** A row of a table: texts, of which the first is its heading. */
export type TableRow = readonly string[];

/** The headings of the table of days. */
export const dayHeadings = ["Day", "Good", "Bad", "Unknown", "Of known", "At least"] as const;
const mostOutages = 20;

/** Such as `Uptime of prod, week 2026-W41`. */
export function titleOf({ environmentName, week }: WeekReport): string {
    return `Uptime of ${environmentName}, week ${nameOf(week)}`;
}

/** When the week was, and what is unusual about it. */
export function spanOf({ services, timeZone }: WeekReport): readonly string[] {
    const days = services[0]?.days ?? [];
    const hours = days.reduce((sum, { minutes }) => sum + minutes.length, 0) / 60;
    const changes = days.filter(({ minutes }) => minutes.length !== 24 * 60);
    return [
        `From ${days[0]?.date ?? "?"} to ${days.at(-1)?.date ?? "?"}, ${timeZone}: ${sayNumber(hours)} hours.`,
        ...changes.map(
            (day) => `Clocks change on ${sayDay(day)}, which has ${sayNumber(day.minutes.length / 60)} hours.`,
        ),
    ];
}

/** What there is to say of one service, in sentences. */
export function sentencesOf({ counts, outages }: ServiceWeek, goalPercent: number): readonly string[] {
    const goal = budgetOf(counts, goalPercent);
    const floor = budgetOf(counts, floorPercent);
    const { known, least } = sharesOf(counts);
    const rest = outages.length - mostOutages;
    return [
        ...(counts.before === 0
            ? []
            : [`This week is not whole: ${sayMinutes(counts.before)} are before the first result.`]),
        `${verdictOn(`The goal of ${goalPercent} %`, goal.verdict)} ${verdictOn(`The floor of ${floorPercent} %`, floor.verdict)}`,
        `Good: ${sayMinutes(counts.good)}. Bad: ${sayMinutes(counts.bad)}. Unknown: ${sayMinutes(counts.unknown)}, which count as neither.`,
        `That is ${sayShare(known)} of what is known, and at least ${sayShare(least)} of all, if every unknown minute was bad.`,
        `Error budget: ${sayMinutes(goal.allowed)}, of which ${sayMinutes(goal.used)} are used${
            goal.left < 0 ? `, ${sayMinutes(-goal.left)} too many` : ` and ${sayMinutes(goal.left)} left`
        }.`,
        ...(rest > 0 ? [`There were ${outages.length} outages; the first ${mostOutages} are listed.`] : []),
    ];
}

/** A day in numbers. */
export function dayRow(day: MeasuredDay): TableRow {
    const { good, bad, unknown } = day.counts;
    const { known, least } = sharesOf(day.counts);
    return [sayDay(day), ...[good, bad, unknown].map(sayNumber), sayShare(known), sayShare(least)];
}

/** The outages that are listed: when each began, and how long it was. */
export function outageRows(outages: readonly Outage[], timeZone: string): readonly TableRow[] {
    const format = new Intl.DateTimeFormat("en-GB", {
        ...{ timeZone, weekday: "short", day: "numeric", month: "short" },
        ...{ hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "shortOffset" },
    });
    return outages
        .slice(0, mostOutages)
        .map(({ start, minutes }) => [format.format(start).replaceAll(",", ""), sayMinutes(minutes)]);
}

/** Such as `Mon 5 Oct`. The date is the same in every time zone. */
export function sayDay({ date }: Pick<MeasuredDay, "date">): string {
    return new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", weekday: "short", day: "numeric", month: "short" })
        .format(new Date(`${date}T12:00:00Z`))
        .replace(",", "");
}

export function sayMinutes(minutes: number): string {
    return `${sayNumber(minutes)} ${minutes === 1 ? "minute" : "minutes"}`;
}

function verdictOn(what: string, verdict: Verdict): string {
    switch (verdict) {
        case "met":
            return `${what} is met.`;
        case "missed":
            return `${what} is missed.`;
        case "open":
            return `Whether ${what.replace(/^The/, "the")} is met is not known: the unknown minutes would decide.`;
    }
}

function sayNumber(value: number): string {
    return new Intl.NumberFormat("en", { maximumFractionDigits: 2 }).format(value);
}
