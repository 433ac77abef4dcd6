import { Temporal } from "@js-temporal/polyfill";
import { personOf, type Schedule, ScheduleError } from "./schedule.js";
import { hoursOf, turnsOf } from "./turns.js";
import { dayOf, momentOf, shared, shownAt, type Span } from "./wall-time.js";

/** A span in which one person is on call. */
export interface Shift extends Span {
    readonly person: string;
    /** Name of the layer; undefined for an override. */
    readonly layer: string | undefined;
    /** Why somebody stands in. */
    readonly reason?: string;
}

/** Of four weeks, and longer by a change of clocks. */
const longestTurn = 29 * 86_400_000;

/**
 * Who is on call in the window, shift after shift, without a gap; shifts are cut where the window begins and ends.
 *
 * @throws ScheduleError naming each gap, each time that two people are on call, and each time that somebody is who is away
 */
export function planOf(schedule: Schedule, window: Span): readonly Shift[] {
    const shifts = shiftsOf(schedule, window);
    const problems = [...coverProblems(schedule, shifts, window), ...absenceProblems(schedule, shifts)];
    if (problems.length > 0) {
        throw new ScheduleError(problems);
    }
    return joined(shifts);
}

/**
 * The same plan, whose first shift begins when it really began and not with the window. Of the time before the window nothing else is looked at: the file may have forgotten who was
 * away then, and who stood in.
 */
export function withWholeFirst(schedule: Schedule, [first, ...rest]: readonly Shift[]): readonly Shift[] {
    return first === undefined ? [] : [{ ...beginningOf(schedule, first), to: first.to }, ...rest];
}

/** The shift up to where the window cut it. */
function beginningOf(schedule: Schedule, cut: Shift): Shift {
    // Whoever hands over to themselves has one shift of many turns. That has a beginning, as layers have a first hand-over and overrides a moment from which on they are.
    for (let back = longestTurn; ; back *= 2) {
        const window = { from: cut.from - back, to: cut.from + 1 };
        const own = shiftsOf(schedule, window).filter(
            ({ person, layer }) => person === cut.person && layer === cut.layer,
        );
        const shift = joined(own).at(-1);
        if (shift !== undefined && shift.from > window.from) {
            return shift;
        }
    }
}

/** Who is on call at that moment, of a plan that has it. */
export function shiftAt(plan: readonly Shift[], instant: number): Shift {
    let [low, high] = [0, plan.length];
    while (high - low > 1) {
        const middle = (low + high) >> 1;
        if ((plan[middle]?.from ?? Infinity) <= instant) low = middle;
        else high = middle;
    }
    const shift = plan[low];
    if (shift === undefined || instant < shift.from || instant >= shift.to) {
        throw new RangeError(`The plan does not have ${new Date(instant).toISOString()}.`);
    }
    return shift;
}

/** By their beginning. A gap is not found here, nor that two are on call. */
function shiftsOf(schedule: Schedule, window: Span): Shift[] {
    const shifts = withOverrides(schedule, layerShifts(schedule, window), window);
    return shifts.sort((one, other) => one.from - other.from);
}

function layerShifts({ layers, timeZone }: Schedule, window: Span): Shift[] {
    return Object.entries(layers).flatMap(([name, layer]) =>
        turnsOf(layer, window, timeZone).flatMap((turn) => {
            const part = shared(turn, window);
            return part === undefined
                ? []
                : hoursOf(layer, part, timeZone).map((span) => ({ ...span, person: turn.person, layer: name }));
        }),
    );
}

function withOverrides({ overrides = [], timeZone }: Schedule, shifts: readonly Shift[], window: Span): Shift[] {
    let rest = [...shifts];
    for (const { person, reason, ...moments } of overrides) {
        const span = { from: momentOf(moments.from, timeZone), to: momentOf(moments.to, timeZone) };
        const part = shared(span, window);
        if (part === undefined) continue;
        rest = [
            ...rest.flatMap((shift) => without(shift, part)),
            { ...part, person, layer: undefined, ...(reason !== undefined && { reason }) },
        ];
    }
    return rest;
}

function without(shift: Shift, taken: Span): Shift[] {
    return [
        { ...shift, to: Math.min(shift.to, taken.from) },
        { ...shift, from: Math.max(shift.from, taken.to) },
    ].filter(({ from, to }) => from < to);
}

function coverProblems({ timeZone, ...schedule }: Schedule, shifts: readonly Shift[], window: Span): string[] {
    const gaps: Span[] = [];
    const doubles: (Span & { readonly people: string })[] = [];
    let latest: Shift | undefined;
    for (const shift of shifts) {
        const covered = latest?.to ?? window.from;
        if (shift.from > covered) gaps.push({ from: covered, to: shift.from });
        if (latest !== undefined && shift.from < covered) {
            const people = [latest, shift].map((each) => `${each.person} (${each.layer ?? "override"})`).join(" and ");
            doubles.push({ from: shift.from, to: Math.min(covered, shift.to), people });
        }
        if (shift.to > covered || latest === undefined) latest = shift;
    }
    const covered = latest?.to ?? window.from;
    if (covered < window.to) gaps.push({ from: covered, to: window.to });
    const spanOf = ({ from, to }: Span) => `from ${shownAt(from, timeZone)} to ${shownAt(to, timeZone)} (${timeZone})`;
    const layers = Object.keys(schedule.layers).join(", ");
    return [
        ...once(
            gaps,
            (gap) =>
                `Nobody is on call ${spanOf(gap)}; let the hours of a layer reach over it (${layers}), or add an override.`,
        ),
        ...once(
            doubles,
            (double) =>
                `Two are on call ${spanOf(double)}: ${double.people}; let the hours of one layer end where those of the other begin.`,
        ),
    ];
}

/** The first, and how many there are like it: what is wrong is mostly wrong each day. */
function once<Found>([first, ...more]: readonly Found[], say: (found: Found) => string): string[] {
    return first === undefined
        ? []
        : [say(first), ...(more.length > 0 ? [`The same is so ${more.length} more times.`] : [])];
}

function absenceProblems(schedule: Schedule, shifts: readonly Shift[]): string[] {
    const { away = [], timeZone } = schedule;
    return away.flatMap(({ person, from, to }) => {
        const zone = personOf(schedule, person).timeZone;
        const absence = {
            from: dayOf(Temporal.PlainDate.from(from), zone).from,
            to: dayOf(Temporal.PlainDate.from(to), zone).to,
        };
        const called = shifts.filter((shift) => shift.person === person && shared(shift, absence) !== undefined);
        return once(
            called,
            (shift) =>
                `${person} is away from ${from} to ${to}, but on call from ${shownAt(shift.from, timeZone)} to ${shownAt(shift.to, timeZone)} (${timeZone}); add an override of somebody else.`,
        );
    });
}

/** Shifts of one person that follow on one another in a layer are one. */
function joined(shifts: readonly Shift[]): readonly Shift[] {
    const result: Shift[] = [];
    for (const shift of shifts) {
        const last = result.at(-1);
        if (last?.to === shift.from && last.person === shift.person && last.layer === shift.layer) {
            result[result.length - 1] = { ...last, to: shift.to };
        } else {
            result.push(shift);
        }
    }
    return result;
}
