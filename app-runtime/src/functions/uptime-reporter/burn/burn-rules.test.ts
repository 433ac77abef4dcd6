import { expect } from "chai";
import type { Counts } from "../measure/service-week.js";
import { burnOf, burnRules, findBurn, findSilence, type Window } from "./burn-rules.js";

const [fast, slow] = burnRules;
const window = (minutes: number, bad: number, unknown = 0, before = 0): Window => ({
    minutes,
    counts: { good: minutes - bad - unknown - before, bad, unknown, before } satisfies Counts,
});

describe("burn-rate rules", () => {
    it("are six times over six hours and half an hour, which wakes, and twice over a day and two hours", () => {
        expect(burnRules.map(({ rate, long, short, wakes }) => [rate, long, short, wakes])).to.deep.equal([
            [6, 360, 30, true],
            [2, 1_440, 120, false],
        ]);
    });

    it("open before a third of a week's budget is gone", () => {
        const budget = 10_080 * 0.0005;
        for (const { rate, long } of burnRules) {
            expect((rate * long * 0.0005) / budget).to.be.within(0.2, 0.33);
        }
    });

    it("find what burns in both windows only, so that neither one bad minute nor an old fault wakes anybody", () => {
        const find = (long: number, short: number) =>
            fast && findBurn(fast, window(360, long), window(30, short), 99.95);

        expect(find(2, 1)).to.equal("yes");
        expect(find(1, 1), "one bad minute").to.equal("unclear");
        expect(find(60, 0), "a fault that is over").to.equal("no");
        expect(slow && findBurn(slow, window(1_440, 2), window(120, 1), 99.95)).to.equal("yes");
        expect(slow && findBurn(slow, window(1_440, 1), window(120, 1), 99.95)).to.equal("unclear");
    });

    it("do not take unknown minutes for good ones, nor for bad ones", () => {
        const find = (short: Window) => fast && findBurn(fast, window(360, 2, 300), short, 99.95);

        expect(find(window(30, 1, 29))).to.equal("yes");
        expect(find(window(30, 0, 16)), "it may go on").to.equal("unclear");
        expect(find(window(30, 0, 15))).to.equal("no");
        expect(burnOf(window(360, 1, 359), 99.95), "one bad minute is one of 360").to.be.closeTo(5.56, 0.01);
    });

    it("burn faster the more minutes are bad", () => {
        for (let bad = 0; bad < 100; bad += 1) {
            expect(burnOf(window(360, bad + 1), 99.95)).to.be.above(burnOf(window(360, bad), 99.95));
        }
        expect(burnOf(window(2_000, 1), 99.95)).to.be.closeTo(1, 1e-9);
    });

    it("find a probe that says nothing in half of half an hour", () => {
        const unknown = [0, 2, 3, 14, 15, 30].map((count) => findSilence(window(30, 0, count)));
        expect(unknown).to.deep.equal(["no", "no", "unclear", "unclear", "yes", "yes"]);
    });

    it("do not call a probe silent for the minutes before it began", () => {
        expect([0, 15, 30].map((before) => findSilence(window(30, 0, 0, before)))).to.deep.equal(["no", "no", "no"]);
        expect(findSilence(window(30, 0, 15, 15))).to.equal("yes");
    });
});
