import { startOfDay, wallTimeAt } from "../../../common/time-zones.js";

/** A week by ISO 8601: from Monday on, and of the year that its Thursday is in. */
export interface IsoWeek {
    readonly year: number;
    readonly week: number;
}

/** One day of a week, as long as the time zone makes it: 23, 24 or 25 hours. */
export interface WeekDay {
    /** Such as `2026-10-05`. */
    readonly date: string;
    readonly start: Date;
    /** When the next day begins. */
    readonly end: Date;
}

const dayMs = 86_400_000;

/** The week in which an instant is in that time zone. */
export function weekOf(instant: Date, zone: string): IsoWeek {
    const { year, month, day } = wallTimeAt(instant, zone);
    return weekOfDay(Date.UTC(year, month - 1, day));
}

/** The week before. */
export function weekBefore(week: IsoWeek): IsoWeek {
    return weekOfDay(mondayOf(week) - dayMs);
}

/** Such as `2026-W05`, which sorts by time. */
export function nameOf({ year, week }: IsoWeek): string {
    return `${year}-W${String(week).padStart(2, "0")}`;
}

/** The week of that name; undefined where there is none. */
export function weekNamed(name: string): IsoWeek | undefined {
    const [, year = "", week = ""] = /^(\d{4})-W(\d{2})$/.exec(name) ?? [];
    const read = { year: Number(year), week: Number(week) };
    // A week 53 that a year has not is the first of the next.
    return read.week > 0 && nameOf(weekOfDay(mondayOf(read))) === name ? read : undefined;
}

/** Its seven days in a time zone, Monday first. */
export function daysOf(week: IsoWeek, zone: string): readonly WeekDay[] {
    const monday = mondayOf(week);
    const startAt = (index: number): { start: Date; date: string } => {
        const day = new Date(monday + index * dayMs);
        const parts = { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() };
        return { start: startOfDay(parts, zone), date: day.toISOString().slice(0, 10) };
    };
    return Array.from({ length: 7 }, (_none, index) => ({ ...startAt(index), end: startAt(index + 1).start }));
}

/** Days are counted as if they were of UTC, where all are equally long. */
function weekOfDay(day: number): IsoWeek {
    const weekday = (new Date(day).getUTCDay() + 6) % 7;
    const thursday = new Date(day + (3 - weekday) * dayMs);
    const year = thursday.getUTCFullYear();
    return { year, week: 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * dayMs)) };
}

function mondayOf({ year, week }: IsoWeek): number {
    // The fourth of January is always in the first week.
    const fourth = Date.UTC(year, 0, 4);
    const weekday = (new Date(fourth).getUTCDay() + 6) % 7;
    return fourth + ((week - 1) * 7 - weekday) * dayMs;
}
