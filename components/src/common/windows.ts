const minutesPerDay = 24 * 60;
const minutesPerWeek = 7 * minutesPerDay;
const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** A span of time that comes again every day or every week, in minutes. */
export interface TimeWindow {
    /** From midnight, or from midnight before Monday. */
    start: number;
    length: number;
}

/** A window as an argument holds it. */
export interface NamedWindow {
    /** Name of the argument. */
    argument: string;
    text: string;
}

/** Findings for `rejectAll` where a daily and a weekly window cannot be read, are shorter than `shortest` minutes, or meet. */
export function windowFindings(daily: NamedWindow, weekly: NamedWindow, shortest: number): (string | false)[] {
    const everyDay = parseDailyWindow(daily.text);
    const everyWeek = parseWeeklyWindow(weekly.text);
    return [
        (everyDay === undefined || everyDay.length < shortest) &&
            `${daily.argument} is "${daily.text}"; use hh:mm-hh:mm in UTC, ${shortest} minutes or more.`,
        (everyWeek === undefined || everyWeek.length < shortest) &&
            `${weekly.argument} is "${weekly.text}"; use ddd:hh:mm-ddd:hh:mm in UTC, ${shortest} minutes or more.`,
        everyDay !== undefined &&
            everyWeek !== undefined &&
            windowsCollide(everyDay, everyWeek) &&
            `${daily.argument} "${daily.text}" and ${weekly.argument} "${weekly.text}" overlap; move one of them.`,
    ];
}

/** Reads `hh:mm-hh:mm`; undefined where it is anything else. A window may run past midnight. */
export function parseDailyWindow(text: string): TimeWindow | undefined {
    const [from, to, ...rest] = text.split("-").map(minuteOfDay);
    if (from === undefined || to === undefined || rest.length > 0) return undefined;
    return { start: from, length: distance(from, to, minutesPerDay) };
}

/** Reads `ddd:hh:mm-ddd:hh:mm`; undefined where it is anything else. A window may run past Sunday. */
export function parseWeeklyWindow(text: string): TimeWindow | undefined {
    const [from, to, ...rest] = text.split("-").map(minuteOfWeek);
    if (from === undefined || to === undefined || rest.length > 0) return undefined;
    return { start: from, length: distance(from, to, minutesPerWeek) };
}

/** True where a daily window touches a weekly one on any day. */
export function windowsCollide(daily: TimeWindow, weekly: TimeWindow): boolean {
    return days.some((_, day) => {
        const start = day * minutesPerDay + daily.start;
        return (
            distance(start, weekly.start, minutesPerWeek) < daily.length ||
            distance(weekly.start, start, minutesPerWeek) < weekly.length
        );
    });
}

/** How long one waits from `from` until it is `to`, on a clock that begins again after `round` minutes. */
function distance(from: number, to: number, round: number): number {
    return (to - from + round) % round;
}

function minuteOfDay(text: string): number | undefined {
    const match = /^([01][0-9]|2[0-3]):([0-5][0-9])$/.exec(text);
    return match === null ? undefined : Number(match[1]) * 60 + Number(match[2]);
}

function minuteOfWeek(text: string): number | undefined {
    const day = days.indexOf(text.slice(0, 3).toLowerCase());
    const minute = minuteOfDay(text.slice(4));
    return day < 0 || text.charAt(3) !== ":" || minute === undefined ? undefined : day * minutesPerDay + minute;
}
