import { expect } from "chai";
import { daysOf, nameOf, weekBefore, weekNamed, weekOf } from "./iso-week.js";

const hoursOf = (name: string, zone: string): number => {
    const days = daysOf(weekNamed(name) ?? { year: 0, week: 0 }, zone);
    return ((days.at(-1)?.end.getTime() ?? 0) - (days[0]?.start.getTime() ?? 0)) / 3_600_000;
};

describe("ISO weeks", () => {
    for (const [day, name] of [
        ["2026-01-01", "2026-W01"],
        ["2025-12-29", "2026-W01"],
        ["2025-12-28", "2025-W52"],
        ["2027-01-03", "2026-W53"],
        ["2027-01-04", "2027-W01"],
        ["2024-12-30", "2025-W01"],
        ["2021-01-03", "2020-W53"],
    ] as const) {
        it(`have ${day} in ${name}`, () => {
            expect(nameOf(weekOf(new Date(`${day}T12:00:00Z`), "UTC"))).to.equal(name);
        });
    }

    it("begin at midnight of the time zone", () => {
        const sunday = new Date("2026-10-04T22:30:00Z");
        expect(nameOf(weekOf(sunday, "UTC"))).to.equal("2026-W40");
        expect(nameOf(weekOf(sunday, "Europe/Berlin"))).to.equal("2026-W41");
        expect(nameOf(weekOf(sunday, "America/New_York"))).to.equal("2026-W40");
    });

    it("have 167 and 169 hours where clocks change", () => {
        expect(["2026-W13", "2026-W41", "2026-W43"].map((name) => hoursOf(name, "Europe/Berlin"))).to.deep.equal([
            167, 168, 169,
        ]);
        expect(hoursOf("2026-W43", "UTC")).to.equal(168);
    });

    it("follow each other without a gap, each with seven days, over years and zones", () => {
        for (const zone of ["UTC", "Europe/Berlin", "Africa/Cairo", "Australia/Lord_Howe"]) {
            let week = weekOf(new Date("2028-01-15T00:00:00Z"), zone);
            for (let count = 0; count < 160; count += 1) {
                const before = weekBefore(week);
                const [days, earlier] = [daysOf(week, zone), daysOf(before, zone)];
                expect(days).to.have.lengthOf(7);
                expect(earlier.at(-1)?.end).to.deep.equal(days[0]?.start);
                expect(days.slice(1).map(({ start }) => start)).to.deep.equal(days.slice(0, -1).map(({ end }) => end));
                expect(weekNamed(nameOf(before))).to.deep.equal(before);
                days.forEach(({ start }) => expect(weekOf(start, zone)).to.deep.equal(week));
                week = before;
            }
        }
    });

    it("are not named otherwise", () => {
        expect(["2026-W00", "2025-W53", "2026-W54", "2026-41", "W41", ""].map(weekNamed)).to.deep.equal(
            Array.from({ length: 6 }, () => undefined),
        );
        expect(weekNamed("2026-W53")).to.deep.equal({ year: 2026, week: 53 });
    });
});
