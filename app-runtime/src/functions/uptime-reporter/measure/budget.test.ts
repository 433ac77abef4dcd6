import { expect } from "chai";
import { budgetOf, sayShare, sharesOf } from "./budget.js";

const week = (bad: number, unknown = 0) => ({ good: 10_080 - bad - unknown, bad, unknown, before: 0 });

describe("the error budget", () => {
    it("of 99.95 % is five minutes of a week, and is missed by the sixth", () => {
        expect(budgetOf(week(5), 99.95)).to.include({ used: 5, verdict: "met" });
        expect(budgetOf(week(5), 99.95).allowed).to.be.closeTo(5.04, 1e-9);
        expect(budgetOf(week(6), 99.95).verdict).to.equal("missed");
        expect(budgetOf(week(6), 99.95).left).to.be.closeTo(-0.96, 1e-9);
    });

    it("is open where unknown minutes would decide, and not where they would not", () => {
        expect(budgetOf(week(0, 5), 99.95).verdict).to.equal("met");
        expect(budgetOf(week(0, 6), 99.95).verdict).to.equal("open");
        expect(budgetOf(week(5, 1), 99.95).verdict).to.equal("open");
        expect(budgetOf(week(6, 1_000), 99.95).verdict).to.equal("missed");
        expect(budgetOf({ good: 0, bad: 0, unknown: 0, before: 10_080 }, 99.95).verdict).to.equal("open");
    });

    it("allows exactly what a round share says", () => {
        expect(budgetOf({ good: 1_900, bad: 100, unknown: 0, before: 0 }, 95).verdict).to.equal("met");
        expect(budgetOf({ good: 1_899, bad: 101, unknown: 0, before: 0 }, 95).verdict).to.equal("missed");
    });

    it("is only ever judged worse by a minute that is bad in place of good or unknown", () => {
        const ranks = ["met", "open", "missed"];
        for (let bad = 0; bad < 12; bad += 1) {
            for (let unknown = 0; unknown < 12; unknown += 1) {
                const rank = (counts: ReturnType<typeof week>): number =>
                    ranks.indexOf(budgetOf(counts, 99.95).verdict);
                expect(rank(week(bad + 1, unknown))).to.be.at.least(rank(week(bad, unknown)));
                const { used, left, allowed } = budgetOf(week(bad, unknown), 99.95);
                expect(used + left).to.be.closeTo(allowed, 1e-9);
                const { least = 0, known = 0, most = 0 } = sharesOf(week(bad, unknown));
                expect(least <= known && known <= most).to.equal(true);
            }
        }
    });
});

describe("a share", () => {
    it("is never rounded up", () => {
        expect([1, 0.9999999, 0.9995, 0.99949999, 0, undefined].map(sayShare)).to.deep.equal([
            ...["100 %", "99.999 %", "99.950 %", "99.949 %", "0 %", "–"],
        ]);
        expect(sayShare(sharesOf(week(1)).known)).to.equal("99.990 %");
    });
});
