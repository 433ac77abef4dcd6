import { createHash } from "node:crypto";
import { instantsOf, isTimeZone, type WallTime } from "../../../common/time-zones.js";
import { isAddress } from "./address.js";
import { plainWords } from "./plain-words.js";

/** The fields of one row of a file of shifts. */
export const shiftFields = ["name", "email", "phone", "sms", "start", "end", "timeZone", "place", "addedBy"] as const;
export type ShiftField = (typeof shiftFields)[number];
export const neededFields = ["name", "email", "start", "end", "timeZone", "place", "addedBy"] as const;

/** One row as it was written. */
export type Row = Readonly<Partial<Record<ShiftField, string>>>;

/** One shift of one person, checked. */
export interface Shift {
    /** From 1 on, without the line of headings. */
    readonly row: number;
    readonly name: string;
    readonly email: string;
    /** Where to send an SMS, for those who ask for it. */
    readonly phone: string | undefined;
    readonly start: Date;
    readonly end: Date;
    readonly timeZone: string;
    readonly place: string;
    readonly addedBy: string;
}

/** Why a row is refused: what is allowed in the field. What it holds is not repeated, because it may be somebody's name or address. */
export interface Fault {
    readonly row: number;
    /** `row` where the row itself has another shape. */
    readonly field: ShiftField | "row";
    readonly allowed: string;
}

const longestName = 100;
const longestHours = 24;
const hourMs = 3_600_000;

const allowed = {
    name: "the employee's name, at most 100 characters",
    email: "one mail address in ASCII, such as ana@example.com",
    phone: "a number with the code of the country, such as +4915112345678",
    sms: '"yes" or "no"',
    start: "a date and time of that place, such as 2026-10-05T08:00, or with an offset, such as 2026-10-05T08:00+02:00",
    end: `a date and time as for start, later than it and by at most ${longestHours} hours`,
    timeZone: "a name of the IANA database, such as Europe/Berlin",
    place: "where the shift is, at most 100 characters",
    addedBy: "who added the shift, at most 100 characters",
} as const satisfies Record<ShiftField, string>;

/** Reads one row: the shift, or everything that is wrong with it. */
export function readShift(row: Row, number: number): Shift | readonly Fault[] {
    const faults: Fault[] = [];
    const refuse = (field: ShiftField, why: string = allowed[field]): undefined => {
        faults.push({ row: number, field, allowed: why });
    };
    const words = (field: "name" | "place" | "addedBy"): string => {
        const text = row[field] ?? "";
        const read = plainWords(text, longestName);
        return read === "" || [...text].length > longestName ? (refuse(field) ?? "") : read;
    };
    const name = words("name");
    const email = (row.email ?? "").trim();
    if (!isAddress(email)) {
        refuse("email");
    }
    const phone = readPhone(row, refuse);
    const { start, end, timeZone } = readTimes(row, refuse);
    const [place, addedBy] = [words("place"), words("addedBy")];
    if (faults.length > 0 || start === undefined || end === undefined) {
        return faults;
    }
    return { row: number, name, email, phone, start, end, timeZone, place, addedBy };
}

/** The same for a shift that is told again, whoever wrote it how. Another time or place is another shift. */
export function keyOf({ start, end, place }: Pick<Shift, "start" | "end" | "place">): string {
    const what = [start.toISOString(), end.toISOString(), place].join("\n");
    return createHash("sha256").update(what).digest("hex").slice(0, 16);
}

/** A person in keys and logs, where no address may stand. Case in an address does not part people. */
export function personOf(email: string): string {
    return createHash("sha256").update(email.toLowerCase()).digest("hex").slice(0, 32);
}

type Refuse = (field: ShiftField, why?: string) => undefined;

function readPhone(row: Row, refuse: Refuse): string | undefined {
    const number = (row.phone ?? "").replace(/[\s()./-]/g, "");
    const asked = (row.sms ?? "").trim().toLowerCase();
    if (number !== "" && !/^\+[1-9]\d{6,14}$/.test(number)) {
        return refuse("phone");
    }
    if (!["", "yes", "no"].includes(asked)) {
        return refuse("sms");
    }
    if (asked === "yes" && number === "") {
        return refuse("phone", `${allowed.phone}: it is needed where sms is "yes"`);
    }
    return asked === "yes" ? number : undefined;
}

interface Times {
    readonly start: Date | undefined;
    readonly end: Date | undefined;
    readonly timeZone: string;
}

function readTimes(row: Row, refuse: Refuse): Times {
    const timeZone = (row.timeZone ?? "").trim();
    if (!isTimeZone(timeZone)) {
        refuse("timeZone");
        return { start: undefined, end: undefined, timeZone };
    }
    const start = readInstant(row.start, timeZone, (why) => refuse("start", why));
    const end = readInstant(row.end, timeZone, (why) => refuse("end", why));
    const length = start && end ? end.getTime() - start.getTime() : 1;
    if (length <= 0 || length > longestHours * hourMs) {
        refuse("end");
    }
    return { start, end, timeZone };
}

const timeForm = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::00(?:\.0+)?)?(Z|[+-]\d{2}:\d{2})?$/;

function readInstant(text = "", zone: string, refuse: (why?: string) => undefined): Date | undefined {
    const match = timeForm.exec(text.trim());
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match?.slice(1, 6).map(Number) ?? [];
    const wall: WallTime = { year, month, day, hour, minute };
    const written = new Date(Date.UTC(year, month - 1, day, hour, minute));
    const real = written.getUTCMonth() === month - 1 && written.getUTCDate() === day && hour < 24 && minute < 60;
    if (match === null || !real) {
        return refuse();
    }
    const offset = match[6];
    if (offset !== undefined) {
        const instant = new Date(`${text.trim().slice(0, 10)}T${text.trim().slice(11, 16)}:00${offset}`);
        return Number.isNaN(instant.getTime()) ? refuse() : instant;
    }
    const [instant, again] = instantsOf(wall, zone);
    if (instant === undefined) {
        return refuse("a time that there is: clocks are put forward over it that night");
    }
    return again === undefined
        ? instant
        : refuse("a time with its offset, such as 2026-10-25T02:30+01:00: that hour comes twice that night");
}
