import { createHash } from "node:crypto";
import type { Shift } from "./plan.js";
import { personOf, type Schedule } from "./schedule.js";

/** Octets that a line may have, without its end. */
const longestLine = 75;

/**
 * The shifts of one person as an iCalendar file, for the calendar on their phone. Moments are in UTC: a calendar shows them by its own clock.
 *
 * An event keeps its id while its shift begins at the same moment, so that a calendar that reads the file again has none of them twice.
 *
 * @param plan with no shift that begins later than it really does: see `withWholeFirst`
 * @param made when the file is made
 * @see https://www.rfc-editor.org/rfc/rfc5545
 */
export function calendarOf(schedule: Schedule, plan: readonly Shift[], person: string, made: number): string {
    const events = plan
        .filter((shift) => shift.person === person)
        .flatMap((shift) => [
            "BEGIN:VEVENT",
            `UID:${idOf(schedule, shift)}`,
            `DTSTAMP:${moment(made)}`,
            `DTSTART:${moment(shift.from)}`,
            `DTEND:${moment(shift.to)}`,
            `SUMMARY:${escaped(`On call: ${schedule.name}`)}`,
            ...(shift.reason === undefined ? [] : [`DESCRIPTION:${escaped(`Stands in: ${shift.reason}`)}`]),
            // Whoever is on call can be free for a meeting.
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]);
    const lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//evenkeel//on-call//EN",
        `X-WR-CALNAME:${escaped(`On call: ${personOf(schedule, person).name}`)}`,
        ...events,
        "END:VCALENDAR",
    ];
    return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function idOf({ name }: Schedule, { person, layer = "override", from }: Shift): string {
    const known = JSON.stringify([name, person, layer, from]);
    return `${createHash("sha256").update(known).digest("hex").slice(0, 32)}@on-call`;
}

/** `20260105T080000Z` */
const moment = (instant: number): string => `${new Date(instant).toISOString().replace(/[-:]|\.\d+/g, "")}`;

const escaped = (text: string): string => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n|\r/g, "\\n");

/** Goes on in a line that begins with a blank, and cuts no character in two. */
function folded(line: string): string {
    const lines: string[] = [];
    let part = "";
    for (const character of line) {
        if (Buffer.byteLength(part + character) > longestLine) {
            lines.push(part);
            part = " ";
        }
        part += character;
    }
    return [...lines, part].join("\r\n");
}
