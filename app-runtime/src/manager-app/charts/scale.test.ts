import { expect } from "chai";
import { axisTicks, sayNumber, sayShort, sayTime } from "./scale.js";

describe("axisTicks", () => {
    for (const [highest, ticks] of [
        [100, [0, 25, 50, 75, 100]],
        [7, [0, 2, 4, 6, 8]],
        [1_234, [0, 500, 1_000, 1_500]],
        [0.3, [0, 0.1, 0.2, 0.3]],
        [0.0001, [0, 0.000025, 0.00005, 0.000075, 0.0001]],
    ] as const) {
        it(`has round steps up to ${highest}`, () => {
            expect(axisTicks(highest)).to.deep.equal(ticks);
        });
    }

    it("has an axis also where all values are zero", () => {
        expect(axisTicks(0, { whole: true })).to.deep.equal([0, 1]);
        expect(axisTicks(0)).to.deep.equal([0, 0.25, 0.5, 0.75, 1]);
    });

    it("never has half nodes", () => {
        for (const nodes of [1, 2, 3, 5, 8, 9]) {
            const ticks = axisTicks(nodes, { whole: true });
            expect(ticks.every(Number.isInteger), String(ticks)).to.equal(true);
            expect(ticks.at(-1)).to.be.at.least(nodes);
        }
    });

    it("is short for any number", () => {
        for (let exponent = -6; exponent < 12; exponent += 0.37) {
            const highest = 10 ** exponent;
            const ticks = axisTicks(highest);
            expect(ticks.length).to.be.within(3, 6);
            expect(ticks.at(-1)).to.be.at.least(highest * 0.999999);
        }
    });
});

describe("numbers on a chart", () => {
    it("are short on an axis, in full in a table, and keep what is small", () => {
        expect([12_500, 3, 0.034].map(sayShort)).to.deep.equal(["12.5K", "3", "0.034"]);
        expect([12_500, 3.14159, 0.034, 0].map(sayNumber)).to.deep.equal(["12,500", "3.1", "0.034", "0"]);
        expect(sayTime(new Date("2026-05-03T04:05:59Z"))).to.equal("04:05");
    });
});
