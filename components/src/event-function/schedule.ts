const minutesPerHour = 60;
const minutesPerDay = 24 * minutesPerHour;
const minutesPerWeek = 7 * minutesPerDay;

/** `rate(5 minutes)`: one takes the singular, several the plural. */
const rate = /^rate\((?:1 (minute|hour|day)|(?!1 )([1-9]\d*) (minute|hour|day)s)\)$/;
const unitMinutes = new Map([
    ["minute", 1],
    ["hour", minutesPerHour],
    ["day", minutesPerDay],
]);

/** What one field of a cron expression of EventBridge takes. */
interface CronField {
    readonly name: string;
    readonly lowest: number;
    readonly highest: number;
    /** Names that stand for the numbers from `lowest` on. @default none */
    readonly names?: readonly string[];
    /** Whether it may say nothing, with a question mark, and what else it takes. @default it may not, and nothing else */
    readonly special?: RegExp;
}

const minutes: CronField = { name: "minute", lowest: 0, highest: 59 };
const hours: CronField = { name: "hour", lowest: 0, highest: 23 };
const daysOfWeek: CronField = {
    name: "day of the week",
    lowest: 1,
    highest: 7,
    names: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"],
    // The last day of the week, the last Friday of a month, the second Tuesday of a month.
    special: /^(\?|L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(L|#[1-5]))$/,
};
const fields: readonly CronField[] = [
    minutes,
    hours,
    // The last day of a month, the working day that is nearest to a day.
    { name: "day of the month", lowest: 1, highest: 31, special: /^(\?|LW?|([1-9]|[12]\d|3[01])W)$/ },
    {
        name: "month",
        lowest: 1,
        highest: 12,
        names: ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"],
    },
    daysOfWeek,
    { name: "year", lowest: 1970, highest: 2199 },
];

/**
 * What is wrong with a schedule of EventBridge, whose cron expressions are not those of Unix: they have six fields, and days of the week begin with Sunday as 1.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
 */
export function scheduleFindings(schedule: string): string[] {
    const cron = cronFields(schedule);
    if (cron === undefined) return rate.test(schedule) ? [] : [rateFinding(schedule)];
    if (cron.length !== fields.length || cron.includes("")) {
        return [`schedule is "${schedule}"; use six fields, such as "cron(0 8 ? * MON-FRI *)".`];
    }
    const [, , dayOfMonth, , dayOfWeek] = cron;
    const unreadable = fields.flatMap((field, position) => {
        const text = cron[position] ?? "";
        return isTaken(field, text) ? [] : [`schedule has "${text}" as its ${field.name}; use ${allowed(field)}.`];
    });
    return (dayOfMonth === "?") === (dayOfWeek === "?")
        ? [...unreadable, `schedule is "${schedule}"; let exactly one of day of the month and day of the week be "?".`]
        : unreadable;
}

function allowed({ lowest, highest, names }: CronField): string {
    const named = names === undefined ? "" : `, ${names.at(0)} to ${names.at(-1)}`;
    return `${lowest} to ${highest}${named}, or *`;
}

/** The commonest mistake is a plural or singular that AWS does not take; the message has it right. */
function rateFinding(schedule: string): string {
    const [, count = "", unit = ""] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(schedule) ?? [];
    return Number(count) > 0
        ? `schedule is "${schedule}"; write "rate(${Number(count)} ${unit}${Number(count) === 1 ? "" : "s"})".`
        : `schedule is "${schedule}"; use one such as "rate(1 minute)", "rate(5 minutes)" or "cron(0 8 ? * MON-FRI *)".`;
}

/**
 * The longest time between two calls, in minutes; undefined where it depends on the calendar, as with days of the month.
 *
 * @param schedule one in which nothing is wrong
 */
export function longestPauseMinutes(schedule: string): number | undefined {
    const [, one, count, several] = rate.exec(schedule) ?? [];
    const unit = unitMinutes.get(one ?? several ?? "");
    if (unit !== undefined) return unit * Number(count ?? 1);
    const [minute = "", hour = "", dayOfMonth = "", month, dayOfWeek = "", year] = cronFields(schedule) ?? [];
    const isEveryDay = dayOfWeek === "?" && dayOfMonth === "*";
    const isWeekly = dayOfMonth === "?" && daysOfWeek.special?.test(dayOfWeek) === false;
    if (month !== "*" || year !== "*" || !(isEveryDay || isWeekly)) return undefined;
    const days = valuesOf(daysOfWeek, isEveryDay ? "*" : dayOfWeek);
    const calls = days.flatMap((day) =>
        valuesOf(hours, hour).flatMap((each) =>
            valuesOf(minutes, minute).map((at) => (day - 1) * minutesPerDay + each * minutesPerHour + at),
        ),
    );
    return longestPause(calls.sort((a, b) => a - b));
}

/** @param calls minutes of a week, in order */
function longestPause(calls: readonly number[]): number {
    const next = (position: number): number => calls[position + 1] ?? (calls[0] ?? 0) + minutesPerWeek;
    return Math.max(...calls.map((call, position) => next(position) - call));
}

function cronFields(schedule: string): string[] | undefined {
    return /^cron\((.*)\)$/.exec(schedule)?.[1]?.split(" ");
}

/** `*`, numbers, names and ranges of them, each also in steps, with commas in between; and what the field takes besides. */
function isTaken(field: CronField, text: string): boolean {
    const { special } = field;
    return special?.test(text) === true || text.split(",").every((part) => rangeOf(field, part) !== undefined);
}

function valuesOf(field: CronField, text: string): number[] {
    const { lowest, highest } = field;
    const all = Array.from({ length: highest - lowest + 1 }, (_, index) => lowest + index);
    const ranges = text.split(",").map((part) => rangeOf(field, part));
    return all.filter((value) =>
        ranges.some(
            (range) =>
                range !== undefined &&
                value >= range.from &&
                value <= range.to &&
                (value - range.from) % range.step === 0,
        ),
    );
}

interface Range {
    readonly from: number;
    readonly to: number;
    readonly step: number;
}

/** Reads `*`, `5`, `1-5`, `0/15` and the like; undefined where it is anything else. */
function rangeOf(field: CronField, part: string): Range | undefined {
    const { lowest, highest } = field;
    const [, range = "", steps] = /^([^/]+)(?:\/(\d+))?$/.exec(part) ?? [];
    const [first = "", last, ...rest] = range.split("-");
    const from = range === "*" ? lowest : numberOf(field, first);
    const to = range === "*" || (last === undefined && steps !== undefined) ? highest : numberOf(field, last ?? first);
    const step = Number(steps ?? 1);
    const isWhole = from !== undefined && to !== undefined && from <= to && step >= 1 && rest.length === 0;
    return isWhole ? { from, to, step } : undefined;
}

function numberOf({ lowest, highest, names = [] }: CronField, text: string): number | undefined {
    const named = names.indexOf(text.toUpperCase());
    const number = named >= 0 ? lowest + named : /^\d+$/.test(text) ? Number(text) : lowest - 1;
    return number >= lowest && number <= highest ? number : undefined;
}
