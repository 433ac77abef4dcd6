import type { Shift } from "./plan.js";
import { personOf, type Schedule } from "./schedule.js";
import { datesOf, dayOf, instantOf, shared, type Span } from "./wall-time.js";

/** How much somebody is on call; all in hours as they pass, so that a night in which clocks are set back counts one more. */
export interface Load {
    readonly person: string;
    readonly hours: number;
    /** Between 22:00 and 06:00, where the person lives. */
    readonly nightHours: number;
    /** On Saturdays and Sundays, where the person lives. */
    readonly weekendHours: number;
}

const hour = 3_600_000;
const [nightEnds, nightBegins] = ["06:00", "22:00"];

/** What each person of the schedule carries in a plan, in the order of `people`; those who carry nothing too. */
export function loadsOf(schedule: Schedule, plan: readonly Shift[]): readonly Load[] {
    return Object.keys(schedule.people).map((person) => {
        const { timeZone } = personOf(schedule, person);
        const parts = plan.filter((shift) => shift.person === person).flatMap((shift) => partsOf(shift, timeZone));
        const sum = (of: keyof Part) => parts.reduce((hours, part) => hours + part[of], 0);
        return { person, hours: sum("all"), nightHours: sum("night"), weekendHours: sum("weekend") };
    });
}

interface Part {
    readonly all: number;
    readonly night: number;
    readonly weekend: number;
}

/** A shift by days of the person's own calendar. */
function partsOf(shift: Span, timeZone: string): Part[] {
    return datesOf(shift, timeZone).map((date) => {
        const day = dayOf(date, timeZone);
        const morning = { from: day.from, to: instantOf(date, nightEnds, timeZone) };
        const evening = { from: instantOf(date, nightBegins, timeZone), to: day.to };
        const all = hoursShared(shift, day);
        return {
            all,
            night: hoursShared(shift, morning) + hoursShared(shift, evening),
            weekend: date.dayOfWeek >= 6 ? all : 0,
        };
    });
}

function hoursShared(one: Span, other: Span): number {
    const part = shared(one, other);
    return part === undefined ? 0 : (part.to - part.from) / hour;
}
