import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { calendarOf } from "./calendar.js";
import { loadsOf } from "./fairness.js";
import type { OnCallOptions } from "./options.js";
import { renderSchedulePage } from "./page.js";
import { pagerDutyOverrides, pagerDutySchedule } from "./pager-duty.js";
import { planOf, type Shift, shiftAt, withWholeFirst } from "./plan.js";
import { readSchedule } from "./read-schedule.js";
import { personOf, type Schedule, ScheduleError } from "./schedule.js";
import { dateAt, dayOf, momentOf, shownAt } from "./wall-time.js";

const day = 86_400_000;
/** So many years have every change of clocks that there is, and each twice. */
const checkedDays = 2 * 365;
const pageWeeks = 6;
const calendarDays = 183;

/**
 * Does what the command line says.
 *
 * @returns what is printed
 * @throws ScheduleError naming everything that is wrong with the schedule
 */
export async function runOnCall(options: OnCallOptions): Promise<string> {
    const schedule = readSchedule(await textOf(options.file));
    const now = options.at;
    const window = { from: mondayBefore(now, schedule), to: now + checkedDays * day };
    // The days before this moment are for the page, and may be from before the first hand-over.
    const from = Math.max(window.from, firstHandOver(schedule, window.from, now));
    const plan = planOf(schedule, { ...window, from });
    await writeFiles(options, schedule, plan, from);
    return summaryOf(schedule, plan, now);
}

async function textOf(file: string): Promise<string> {
    try {
        return await readFile(file, "utf8");
    } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new ScheduleError([`The file ${file} cannot be read: ${reason}`]);
    }
}

/** The calendar of a page begins with a week. */
function mondayBefore(now: number, { timeZone }: Schedule): number {
    const date = dateAt(now, timeZone);
    return dayOf(date.subtract({ days: date.dayOfWeek - 1 }), timeZone).from;
}

/** A schedule that begins this week has nobody before; one that begins later has nobody now, which is a mistake. */
function firstHandOver({ layers, timeZone }: Schedule, monday: number, now: number): number {
    const starts = Object.values(layers).map(({ firstHandOver: date, handOver }) =>
        momentOf(`${date}T${handOver.time}`, timeZone),
    );
    return Math.min(now, Math.max(monday, ...starts));
}

async function writeFiles(
    { page, pagerDuty, calendars, at: now }: OnCallOptions,
    schedule: Schedule,
    plan: readonly Shift[],
    from: number,
): Promise<void> {
    if (page !== undefined) {
        const window = { from, to: mondayBefore(now, schedule) + pageWeeks * 7 * day };
        await write(page, renderSchedulePage({ schedule, plan: cut(plan, window.to), window, now }));
    }
    if (pagerDuty !== undefined) {
        const window = { from: now, to: now + checkedDays * day };
        const { overrides } = pagerDutyOverrides(schedule, window);
        await write(pagerDuty, jsonOf(pagerDutySchedule(schedule, window)));
        if (overrides.length > 0) {
            const { dir, name, ext } = path.parse(pagerDuty);
            await write(path.join(dir, `${name}.overrides${ext}`), jsonOf({ overrides }));
        }
    }
    if (calendars !== undefined) {
        // An event must not begin later, nor be another one, because its file is made a week later.
        const shifts = cut(withWholeFirst(schedule, plan), now + calendarDays * day);
        for (const person of Object.keys(schedule.people)) {
            await write(path.join(calendars, `${person}.ics`), calendarOf(schedule, shifts, person, now));
        }
    }
}

async function write(file: string, text: string): Promise<void> {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
}

const jsonOf = (value: unknown): string => `${JSON.stringify(value, undefined, 4)}\n`;

/** The shifts that begin before that moment, the last of them whole. */
const cut = (plan: readonly Shift[], to: number): readonly Shift[] => plan.filter((shift) => shift.from < to);

function summaryOf(schedule: Schedule, plan: readonly Shift[], now: number): string {
    const { timeZone } = schedule;
    const shift = shiftAt(plan, now);
    const next = plan.find(({ from }) => from >= shift.to);
    const line = (label: string, { person, layer = "stands in", to }: Shift) =>
        `${label}  ${personOf(schedule, person).name} (${layer}), until ${shownAt(to, timeZone)} ${timeZone}`;
    const loads = loadsOf(schedule, plan).map(({ person, hours, nightHours, weekendHours }) => {
        const [all, night, weekend] = [hours, nightHours, weekendHours].map((each) => Math.round(each));
        return `${personOf(schedule, person).name}: ${all} hours, ${night} of them at night, ${weekend} at weekends`;
    });
    const after = next === undefined ? "next     nobody else" : line("next   ", next);
    return [line("on call", shift), after, "", "in the next two years", ...loads, ""].join("\n");
}
