import { expect } from "chai";
import { daysBetween } from "./rotation-schedules.js";

describe("daysBetween", () => {
    it("reads rates", () => {
        expect(daysBetween("rate(10 days)")).to.equal(10);
        expect(daysBetween("rate(1 day)")).to.equal(1);
        expect(daysBetween("rate(12 hours)")).to.equal(0.5);
    });

    it("takes a month for as long as the longest", () => {
        expect(daysBetween("cron(0 8 1 * ? *)")).to.equal(31);
        expect(daysBetween("cron(0 16 ? 1/2 3#2 *)")).to.equal(62);
        expect(daysBetween("cron(0 8 1 JAN/6 ? *)")).to.equal(186);
    });

    it("says nothing of what it cannot read", () => {
        for (const schedule of ["", "rate(2 weeks)", "cron(0 8 1 1,7 ? *)", "cron(0 8 1 * ? 2027)", "cron(nonsense)"]) {
            expect(daysBetween(schedule), schedule).to.equal(undefined);
        }
    });
});
