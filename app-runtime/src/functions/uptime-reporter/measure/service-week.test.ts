import { expect } from "chai";
import { Random } from "../../../image-app/testing/random.js";
import { daysOf } from "./iso-week.js";
import { measureWeek, type MinuteState } from "./service-week.js";

const berlin = "Europe/Berlin";
const start = Date.parse("2026-10-04T22:00:00Z");

describe("measureWeek", () => {
    const days = daysOf({ year: 2026, week: 41 }, berlin);

    it("calls a minute without a result unknown, and never good", () => {
        const { counts } = measureWeek("site", days, new Map(), new Date(start));
        expect(counts).to.deep.equal({ good: 0, bad: 0, unknown: 10_080, before: 0 });
    });

    it("puts each result into its day, and parts what was not measured yet", () => {
        const results = new Map([
            [start + 3_600_000, true],
            [start + 3_660_000, false],
            [start + 3_720_000, false],
            [start + 6 * 86_400_000, false],
        ]);
        const week = measureWeek("site", days, results, new Date(start + 3_600_000));

        expect(week.counts).to.deep.equal({ good: 1, bad: 3, unknown: 10_016, before: 60 });
        expect(week.days[6]?.counts.bad).to.equal(1);
        expect(week.outages).to.deep.equal([
            { start: new Date(start + 3_660_000), minutes: 2 },
            { start: new Date(start + 6 * 86_400_000), minutes: 1 },
        ]);
    });

    it("leaves out results of other weeks", () => {
        const results = new Map([
            [start - 60_000, true],
            [start + 7 * 86_400_000, true],
        ]);
        expect(measureWeek("site", days, results, new Date(start)).counts.good).to.equal(0);
    });

    it("adds up, whatever the results are", () => {
        const random = new Random(7);
        for (const [week, hours] of [
            [13, 167],
            [41, 168],
            [43, 169],
        ] as const) {
            const span = daysOf({ year: 2026, week }, berlin);
            const first = span[0]?.start.getTime() ?? 0;
            const results = new Map<number, boolean>();
            for (let minute = 0; minute < hours * 60; minute += 1) {
                if (random.fraction() < 0.9) results.set(first + minute * 60_000, random.fraction() < 0.99);
            }
            const { counts, days: measured, outages } = measureWeek("site", span, results, new Date(first + 1e8));
            const sum = (state: MinuteState): number => measured.reduce((all, day) => all + day.counts[state], 0);

            expect(counts.good + counts.bad + counts.unknown + counts.before).to.equal(hours * 60);
            expect(counts.good + counts.bad).to.equal(results.size);
            expect(counts.good).to.equal([...results.values()].filter(Boolean).length);
            expect((["good", "bad", "unknown", "before"] as const).map(sum)).to.deep.equal([
                ...[counts.good, counts.bad, counts.unknown, counts.before],
            ]);
            expect(outages.reduce((all, { minutes }) => all + minutes, 0)).to.equal(counts.bad);
        }
    });
});
