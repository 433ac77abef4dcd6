import { type Layer, personOf, type Schedule, ScheduleError } from "./schedule.js";
import { hoursOf, type Turn, turnsOf } from "./turns.js";
import { momentOf, offsetAt, type Span, stampOf } from "./wall-time.js";

/** A user by its id. */
export interface PagerDutyUser {
    readonly id: string;
    readonly type: "user_reference";
}

/** A rotation as PagerDuty keeps it. */
export interface PagerDutyLayer {
    readonly name: string;
    readonly start: string;
    /** Null where the layer has no end. */
    readonly end: string | null;
    readonly rotation_virtual_start: string;
    readonly rotation_turn_length_seconds: number;
    readonly users: readonly { readonly user: PagerDutyUser }[];
    readonly restrictions: readonly {
        readonly type: "daily_restriction";
        readonly start_time_of_day: string;
        readonly duration_seconds: number;
    }[];
}

/** What `POST /schedules` takes. */
export interface PagerDutySchedule {
    readonly schedule: {
        readonly type: "schedule";
        readonly name: string;
        readonly time_zone: string;
        readonly description: string;
        readonly schedule_layers: readonly PagerDutyLayer[];
    };
}

/** What `POST /schedules/{id}/overrides` takes. */
export interface PagerDutyOverrides {
    readonly overrides: readonly { readonly start: string; readonly end: string; readonly user: PagerDutyUser }[];
}

/**
 * The schedule in PagerDuty's form, exact for the window.
 *
 * A turn of PagerDuty has so many seconds, and so have its hours; a week in which clocks change has an hour more or less. So such a turn is a layer of its own, and within it the hours of
 * the day of the change are one again, without restrictions: what is left does not depend on clocks. Behind the window the last turns go on in seconds.
 *
 * @throws ScheduleError naming whoever has no `pagerDutyUser`
 * @see https://developer.pagerduty.com/api-reference/3f03afb2c84a4-create-a-schedule
 */
export function pagerDutySchedule(schedule: Schedule, window: Span): PagerDutySchedule {
    refuseStrangers(schedule);
    const layers = Object.entries(schedule.layers).flatMap(([name, layer]) =>
        piecesOf(schedule, { name, layer }, window),
    );
    const { name, timeZone } = schedule;
    return {
        schedule: {
            type: "schedule",
            name,
            time_zone: timeZone,
            description: `Made from the on-call file. Exact until ${stampOf(window.to, timeZone)}.`,
            schedule_layers: layers,
        },
    };
}

/** The overrides that end after the window begins. */
export function pagerDutyOverrides(schedule: Schedule, window: Span): PagerDutyOverrides {
    refuseStrangers(schedule);
    const { overrides = [], timeZone } = schedule;
    return {
        overrides: overrides
            .filter(({ to }) => momentOf(to, timeZone) > window.from)
            .map(({ person, from, to }) => ({
                start: stampOf(momentOf(from, timeZone), timeZone),
                end: stampOf(momentOf(to, timeZone), timeZone),
                user: userOf(schedule, person),
            })),
    };
}

interface NamedLayer {
    readonly name: string;
    readonly layer: Layer;
}

/** Turns that follow on one another and are all as long as clocks say; or a part of a turn in which clocks change. */
interface Piece extends Span {
    readonly turns: readonly Turn[];
    /** Whether it has the hours of its layer: what clocks change in has none. */
    readonly restricted: boolean;
    /** Whether another turn can follow in it. */
    readonly steady: boolean;
}

function piecesOf(schedule: Schedule, named: NamedLayer, window: Span): PagerDutyLayer[] {
    const pieces: Piece[] = [];
    for (const turn of turnsToTheEnd(schedule, named.layer, window)) {
        const last = pieces.at(-1);
        if (changes(turn, schedule.timeZone)) {
            pieces.push(...changedTurn(named.layer, turn, schedule.timeZone));
        } else if (last?.steady === true) {
            pieces[pieces.length - 1] = { ...last, to: turn.to, turns: [...last.turns, turn] };
        } else {
            pieces.push({ from: turn.from, to: turn.to, turns: [turn], restricted: true, steady: true });
        }
    }
    return pieces.map((piece, index) => layerOf(schedule, named, piece, index === pieces.length - 1));
}

/** Behind the window the last piece has no end: it must be one that can go on. */
function turnsToTheEnd({ timeZone }: Schedule, layer: Layer, window: Span): readonly Turn[] {
    const turns = turnsOf(layer, { from: window.from, to: window.to + 3 * secondsOf(layer) * 1000 }, timeZone);
    const last = turns.findLastIndex((turn) => !changes(turn, timeZone));
    return turns.slice(0, last + 1);
}

/** What clocks skip or show twice is no further from the change: within it, hours by the clock and hours in seconds are not the same. */
const margin = 2 * 3_600_000 - 1;

/** Whether clocks change in it, or so near to it that its ends are in doubt. */
function changes({ from, to }: Span, timeZone: string): boolean {
    return offsetAt(from - margin, timeZone) !== offsetAt(to + margin, timeZone);
}

/** The hours before the change, those that it touches one by one, and those after. What is between hours is in none of them: there the clock of a changing day would be in doubt. */
function changedTurn(layer: Layer, turn: Turn, timeZone: string): Piece[] {
    const hours = hoursOf(layer, turn, timeZone);
    const isTouched = hours.map((span) => changes(span, timeZone));
    const first = isTouched.indexOf(true);
    const [before, touched, after] =
        first < 0
            ? [hours, [], []]
            : [
                  hours.slice(0, first),
                  hours.slice(first, isTouched.lastIndexOf(true) + 1),
                  hours.slice(isTouched.lastIndexOf(true) + 1),
              ];
    const piece = (spans: readonly Span[], restricted: boolean): Piece[] => {
        const [from, to] = [spans[0]?.from, spans.at(-1)?.to];
        return from === undefined || to === undefined ? [] : [{ from, to, turns: [turn], restricted, steady: false }];
    };
    return [...piece(before, true), ...touched.flatMap((span) => piece([span], false)), ...piece(after, true)];
}

function layerOf(schedule: Schedule, { name, layer }: NamedLayer, piece: Piece, isLast: boolean): PagerDutyLayer {
    const { timeZone } = schedule;
    const [first] = piece.turns;
    const single = piece.turns.length === 1 && !isLast;
    // The turns of the piece begin with its own first person.
    const order = [...layer.people.slice(first?.index ?? 0), ...layer.people.slice(0, first?.index ?? 0)];
    const people = single ? order.slice(0, 1) : order;
    return {
        name: `${name} from ${stampOf(piece.from, timeZone)}`,
        start: stampOf(piece.from, timeZone),
        end: isLast ? null : stampOf(piece.to, timeZone),
        rotation_virtual_start: stampOf(first?.from ?? piece.from, timeZone),
        rotation_turn_length_seconds: secondsOf(layer),
        users: people.map((person) => ({ user: userOf(schedule, person) })),
        restrictions: piece.restricted ? restrictionsOf(layer) : [],
    };
}

function secondsOf({ weeks = 1 }: Layer): number {
    return weeks * 604_800;
}

function restrictionsOf({ hours }: Layer): PagerDutyLayer["restrictions"] {
    if (hours === undefined) {
        return [];
    }
    const seconds = (time: string) => Number(time.slice(0, 2)) * 3600 + Number(time.slice(3)) * 60;
    return [
        {
            type: "daily_restriction",
            start_time_of_day: `${hours.from}:00`,
            duration_seconds: (seconds(hours.to) - seconds(hours.from) + 86_400) % 86_400,
        },
    ];
}

function userOf(schedule: Schedule, person: string): PagerDutyUser {
    return { id: personOf(schedule, person).pagerDutyUser ?? "", type: "user_reference" };
}

function refuseStrangers({ people }: Schedule): void {
    const strangers = Object.keys(people).filter((key) => people[key]?.pagerDutyUser === undefined);
    if (strangers.length > 0) {
        throw new ScheduleError(
            strangers.map(
                (key) =>
                    `people.${key}.pagerDutyUser is missing; for PagerDuty's form set it to the id at the end of the address of their profile.`,
            ),
        );
    }
}
