import { Type, type Static, type TSchema } from "typebox";
import { listed } from "../common/control/faults.js";

/** Names of days, Monday first, as ISO 8601 numbers them from 1. */
export const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

const text = (description: string, pattern?: string) =>
    Type.String({ minLength: 1, description, ...(pattern !== undefined && { pattern }) });
const record = <Members extends Record<string, TSchema>>(members: Members) =>
    Type.Object(members, {
        additionalProperties: false,
        description: `an object with ${Object.keys(members).join(", ")}`,
    });
const map = <Member extends TSchema>(member: Member, description: string) =>
    Type.Unsafe<Readonly<Record<string, Static<Member>>>>({
        type: "object",
        additionalProperties: member,
        minProperties: 1,
        description,
    });
const list = <Member extends TSchema>(member: Member, description: string) => Type.Array(member, { description });

const time = text("a time such as 09:00, from 00:00 to 23:59", "^([01][0-9]|2[0-3]):[0-5][0-9]$");
const date = text("a date such as 2026-01-05", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
const dateAndTime = text(
    "a date and a time such as 2026-12-24T09:00",
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]$",
);
const timeZone = text("a name of the IANA time-zone database such as Europe/Berlin");
const person = text("the key of one of people");
const reason = Type.Optional(text("a few words"));

const PersonSchema = record({
    /** As others call them. */
    name: text("the name that others call them by"),
    /** Where mail reaches them; it is in no page and in no calendar. */
    email: text("an e-mail address", "^[^@\\s]+@[^@\\s]+$"),
    /** Where they live: their nights and weekends are judged by it. */
    timeZone,
    /** Id of the user in PagerDuty, the last part of the address of their profile. Needed for PagerDuty's form only. */
    pagerDutyUser: Type.Optional(text("the id of a PagerDuty user such as PXPGF42", "^P[A-Z0-9]+$")),
});

const LayerSchema = record({
    /** In the order of their turns. */
    people: list(person, "a list of keys of people, in the order of their turns"),
    /** The day of the first hand-over, from which turns are counted. */
    firstHandOver: date,
    handOver: record({
        weekday: Type.Unsafe<(typeof weekdays)[number]>({
            type: "string",
            enum: [...weekdays],
            description: listed(weekdays),
        }),
        /** As clocks in the schedule's time zone show it, in summer and in winter. */
        time,
    }),
    /** How long a turn is. @default 1 */
    weeks: Type.Optional(Type.Integer({ minimum: 1, maximum: 4, description: "a whole number from 1 to 4" })),
    /** Of each day, as clocks in the schedule's time zone show them; where `to` is not after `from`, it is that of the next day. @default around the clock */
    hours: Type.Optional(record({ from: time, to: time })),
});

const OverrideSchema = record({
    person,
    /** As clocks in the schedule's time zone show it. */
    from: dateAndTime,
    to: dateAndTime,
    reason,
});

const AbsenceSchema = record({
    person,
    /** First and last day, in the person's own time zone. */
    from: date,
    to: date,
    reason,
});

/** The schema of a schedule's file. */
export const ScheduleSchema = record({
    /** What the schedule is called. */
    name: text("what the schedule is called"),
    /**
     * Whose clocks decide on hand-overs and hours. One for all layers: clocks of two zones are not changed on the same day, and hours in both would leave a gap for weeks.
     */
    timeZone,
    /** Whoever may be on call, by a short key. */
    people: map(PersonSchema, "people by a short key"),
    /** Rotations, by name. At any moment exactly one of them has somebody on call. */
    layers: map(LayerSchema, "rotations by name"),
    /** Who stands in for whoever it would be. */
    overrides: Type.Optional(list(OverrideSchema, "a list of overrides")),
    /** Who cannot be called when, such as in their holidays: a mistake is found, nobody is replaced. */
    away: Type.Optional(list(AbsenceSchema, "a list of absences")),
});

/** Who is on call when, as a team writes it down. */
export type Schedule = Static<typeof ScheduleSchema>;
/** Somebody who may be on call. */
export type Person = Static<typeof PersonSchema>;
/** A rotation: people who take turns. */
export type Layer = Static<typeof LayerSchema>;
/** Somebody who stands in. */
export type Override = Static<typeof OverrideSchema>;

/** A schedule cannot be worked with; the message has one sentence for each problem. */
export class ScheduleError extends Error {
    public override readonly name = "ScheduleError";

    constructor(public readonly problems: readonly string[]) {
        super(problems.join("\n"));
    }
}

/** Somebody whom the schedule has: it was checked when it was read. */
export function personOf({ people }: Schedule, key: string): Person {
    const person = people[key];
    if (person === undefined) {
        throw new Error(`There is no person "${key}".`);
    }
    return person;
}
