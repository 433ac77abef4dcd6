import { expect } from "chai";
import { instantsOf, isTimeZone, offsetAt, startOfDay, wallTimeAt } from "./time-zones.js";

const berlin = "Europe/Berlin";

describe("time zones", () => {
    it("know the names of the IANA database, and no offset", () => {
        expect([berlin, "UTC", "America/Argentina/Buenos_Aires", "Asia/Kathmandu"].every(isTimeZone)).to.equal(true);
        const others = ["", "Berlin", "Europe/Berln", "+02:00", "-0930", "Europe/Berlin\r\n", "../etc"];
        expect(others.filter(isTimeZone)).to.deep.equal([]);
    });

    it("show what a clock on the wall shows", () => {
        expect(wallTimeAt(new Date("2026-10-04T22:05:59Z"), berlin)).to.deep.equal({
            ...{ year: 2026, month: 10, day: 5, hour: 0, minute: 5 },
        });
        expect(offsetAt(new Date("2026-10-05T10:00:30Z"), "Asia/Kathmandu")).to.equal(345 * 60_000);
    });

    it("find the instant of a local time, none in the hour that is skipped, two in the hour that comes twice", () => {
        const at = (month: number, day: number, hour: number) =>
            instantsOf({ year: 2026, month, day, hour, minute: 30 }, berlin).map((instant) => instant.toISOString());

        expect(at(10, 5, 8)).to.deep.equal(["2026-10-05T06:30:00.000Z"]);
        expect(at(3, 29, 2)).to.deep.equal([]);
        expect(at(10, 25, 2)).to.deep.equal(["2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"]);
    });

    it("find every instant again from what its clock shows", () => {
        for (const zone of [berlin, "America/St_Johns", "Australia/Lord_Howe", "Africa/Casablanca"]) {
            for (let time = Date.UTC(2026, 0, 1); time < Date.UTC(2027, 0, 1); time += 17 * 3_600_000) {
                const instants = instantsOf(wallTimeAt(new Date(time), zone), zone).map(Number);
                expect(instants, `${zone} ${new Date(time).toISOString()}`).to.include(time);
            }
        }
    });

    it("begin a day where midnight is skipped at one o'clock", () => {
        expect(startOfDay({ year: 2026, month: 4, day: 24 }, "Africa/Cairo").toISOString()).to.equal(
            "2026-04-23T22:00:00.000Z",
        );
        expect(startOfDay({ year: 2026, month: 3, day: 29 }, berlin).toISOString()).to.equal(
            "2026-03-28T23:00:00.000Z",
        );
    });
});
