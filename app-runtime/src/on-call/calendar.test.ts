import { expect } from "chai";
import { calendarOf } from "./calendar.js";
import { planOf } from "./plan.js";
import { at, schedule, span } from "./schedules.fixtures.test.js";

const made = at("2026-01-10T10:00:00Z");
const window = span("2026-01-12T08:00:00Z", "2026-02-09T08:00:00Z");

describe("the calendar of one person", () => {
    it("has an event for each of their shifts, in UTC", () => {
        const read = schedule();
        const lines = calendarOf(read, planOf(read, window), "ada", made).split("\r\n");

        expect(lines.slice(0, 4)).to.deep.equal([
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//evenkeel//on-call//EN",
            "X-WR-CALNAME:On call: Ada",
        ]);
        expect(lines.slice(4, 12).map((line) => line.replace(/[0-9a-f]{32}/, "id"))).to.deep.equal([
            "BEGIN:VEVENT",
            "UID:id@on-call",
            "DTSTAMP:20260110T100000Z",
            "DTSTART:20260126T080000Z",
            "DTEND:20260202T080000Z",
            "SUMMARY:On call: Shop",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]);
        expect(lines.filter((line) => line === "BEGIN:VEVENT")).to.have.length(1);
        expect(lines.slice(-2)).to.deep.equal(["END:VCALENDAR", ""]);
    });

    it("knows a shift again when the file is made anew, and no two are alike", () => {
        const read = schedule();
        const year = planOf(read, span("2026-01-12T08:00:00Z", "2027-01-11T08:00:00Z"));
        const ids = (now: number) => calendarOf(read, year, "ada", now).match(/UID:.*/g) ?? [];

        expect(ids(made)).to.deep.equal(ids(made + 1000));
        expect(new Set(ids(made)).size).to.equal(17);
    });

    it("says why somebody stands in, with what iCalendar wants escaped, in lines of at most 75 octets", () => {
        const reason = `Überstunden; am Meer, ${"ü".repeat(60)}\nund\\oder`;
        const read = schedule({
            overrides: [{ person: "ada", from: "2026-01-13T09:00", to: "2026-01-14T09:00", reason }],
        });
        const text = calendarOf(read, planOf(read, window), "ada", made);

        expect(text.split("\r\n").filter((line) => Buffer.byteLength(line) > 75)).to.deep.equal([]);
        expect(text.replaceAll("\r\n ", "")).to.contain(
            `DESCRIPTION:Stands in: Überstunden\\; am Meer\\, ${"ü".repeat(60)}\\nund\\\\oder\r\n`,
        );
    });

    it("holds no address", () => {
        const read = schedule();

        expect(calendarOf(read, planOf(read, window), "ada", made)).not.to.contain("example.com");
    });
});
