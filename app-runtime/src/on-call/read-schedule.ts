import { Temporal } from "@js-temporal/polyfill";
import { Check } from "typebox/value";
import { parse, YAMLParseError } from "yaml";
import { faultsAgainst } from "../common/control/faults.js";
import { isTimeZone } from "../common/time-zones.js";
import { type Layer, type Schedule, ScheduleError, ScheduleSchema, weekdays } from "./schedule.js";
import { momentOf } from "./wall-time.js";

/**
 * Reads a schedule from the text of its file, YAML or JSON, which is part of YAML.
 *
 * @throws ScheduleError with everything that is wrong in it, but for what shows only in time: see `planOf`
 */
export function readSchedule(text: string): Schedule {
    const schedule = parsed(text);
    if (!Check(ScheduleSchema, schedule)) {
        throw new ScheduleError(faultsAgainst(ScheduleSchema, schedule, "the schedule"));
    }
    const problems = [
        ...timeZoneProblems(schedule),
        ...Object.entries(schedule.layers).flatMap(([name, layer]) => layerProblems(`layers.${name}`, layer, schedule)),
        ...(schedule.overrides ?? []).flatMap((override, index) => [
            ...unknownPeople(`overrides.${index}.person`, [override.person], schedule),
            ...momentProblems(`overrides.${index}`, override),
        ]),
        ...(schedule.away ?? []).flatMap((absence, index) => [
            ...unknownPeople(`away.${index}.person`, [absence.person], schedule),
            ...dayProblems(`away.${index}`, absence),
        ]),
    ];
    // Moments can be compared only where all dates and time zones are such.
    const clashes = problems.length === 0 ? overrideClashes(schedule) : [];
    if (problems.length + clashes.length > 0) {
        throw new ScheduleError([...problems, ...clashes]);
    }
    return schedule;
}

function parsed(text: string): unknown {
    try {
        return parse(text);
    } catch (error) {
        if (error instanceof YAMLParseError) {
            throw new ScheduleError([`The file is neither YAML nor JSON: ${error.message.trim()}`]);
        }
        throw error;
    }
}

function timeZoneProblems({ timeZone, people }: Schedule): string[] {
    const zones = [
        ["timeZone", timeZone],
        ...Object.entries(people).map(([key, person]) => [`people.${key}.timeZone`, person.timeZone]),
    ];
    return zones.flatMap(([path, zone = ""]) =>
        isTimeZone(zone)
            ? []
            : [`${path} is "${zone}"; use a name of the IANA time-zone database such as Europe/Berlin.`],
    );
}

function layerProblems(path: string, layer: Layer, schedule: Schedule): string[] {
    const { people, firstHandOver, handOver, hours } = layer;
    return [
        ...(people.length === 0 ? [`${path}.people is empty; name at least one of people.`] : []),
        ...unknownPeople(`${path}.people`, people, schedule),
        ...(isDate(firstHandOver)
            ? weekdayProblems(path, firstHandOver, handOver.weekday)
            : [`${path}.firstHandOver is "${firstHandOver}", which no calendar has; use a date such as 2026-01-05.`]),
        ...(hours !== undefined && hours.from === hours.to
            ? [`${path}.hours are from ${hours.from} to ${hours.to}; leave hours out for around the clock.`]
            : []),
    ];
}

function weekdayProblems(path: string, firstHandOver: string, weekday: string): string[] {
    const date = Temporal.PlainDate.from(firstHandOver);
    const actual = weekdays[date.dayOfWeek - 1] ?? "";
    const days = (date.dayOfWeek - 1 - weekdays.findIndex((day) => day === weekday) + 7) % 7;
    const before = date.subtract({ days });
    return actual === weekday
        ? []
        : [
              `${path}.firstHandOver is ${firstHandOver}, a ${actual}, but handOver.weekday is ${weekday}; use ${before.toString()} or ${before.add({ weeks: 1 }).toString()}.`,
          ];
}

function unknownPeople(path: string, keys: readonly string[], { people }: Schedule): string[] {
    return keys
        .filter((key) => !Object.hasOwn(people, key))
        .map((key) => `${path} has "${key}", whom people does not have; use ${Object.keys(people).join(", ")}.`);
}

function dayProblems(path: string, { from, to }: { readonly from: string; readonly to: string }): string[] {
    const wrong = [from, to].filter((date) => !isDate(date));
    return wrong.length > 0
        ? wrong.map((date) => `${path} has "${date}", which no calendar has; use a date such as 2026-12-24.`)
        : to < from
          ? [`${path} is from ${from} to ${to}; let it end on the day that it begins, or later.`]
          : [];
}

function momentProblems(path: string, { from, to }: { readonly from: string; readonly to: string }): string[] {
    const wrong = [from, to].filter((moment) => !isDate(moment.slice(0, 10)));
    return wrong.length > 0
        ? wrong.map((moment) => `${path} has "${moment}", which no calendar has; use one such as 2026-12-24T09:00.`)
        : to <= from
          ? [`${path} is from ${from} to ${to}; let it end after it begins.`]
          : [];
}

function overrideClashes({ overrides = [], timeZone }: Schedule): string[] {
    const spans = overrides.map(({ from, to }, index) => ({
        index,
        from: momentOf(from, timeZone),
        to: momentOf(to, timeZone),
    }));
    return spans.flatMap((one) =>
        spans
            .filter((other) => other.index > one.index && other.from < one.to && one.from < other.to)
            .map(
                (other) =>
                    `overrides.${one.index} and overrides.${other.index} overlap; let one end where the other begins.`,
            ),
    );
}

function isDate(text: string): boolean {
    try {
        return Temporal.PlainDate.from(text, { overflow: "reject" }).toString() === text;
    } catch {
        return false;
    }
}
