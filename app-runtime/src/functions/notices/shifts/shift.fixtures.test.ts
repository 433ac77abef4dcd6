import type { Row, Shift } from "./shift.js";

/** A row that is allowed. */
export const goodRow = {
    name: "Ana Weiß",
    email: "ana@example.com",
    start: "2026-10-05T08:00",
    end: "2026-10-05T16:30",
    timeZone: "Europe/Berlin",
    place: "Main desk",
    addedBy: "Petra",
} satisfies Row;

/** What it says. */
export const goodShift: Shift = {
    row: 1,
    name: "Ana Weiß",
    email: "ana@example.com",
    phone: undefined,
    start: new Date("2026-10-05T06:00:00Z"),
    end: new Date("2026-10-05T14:30:00Z"),
    timeZone: "Europe/Berlin",
    place: "Main desk",
    addedBy: "Petra",
};
