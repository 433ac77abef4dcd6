import { expect } from "chai";
import { loadsOf } from "./fairness.js";
import { planOf } from "./plan.js";
import { followTheSun, layer, schedule, span } from "./schedules.fixtures.test.js";

const loads = (change: Record<string, unknown>, window: ReturnType<typeof span>) => {
    const read = schedule(change);
    return loadsOf(read, planOf(read, window));
};

describe("how being on call is shared", () => {
    it("counts hours, nights and weekends where a person lives", () => {
        const layers = { all: layer({ people: ["grace"] }) };
        // From Friday 00:00 to Saturday 12:00 in New York.
        const [, grace] = loads({ layers }, span("2026-01-16T05:00:00Z", "2026-01-17T17:00:00Z"));

        expect(grace).to.deep.equal({ person: "grace", hours: 36, nightHours: 6 + 2 + 6, weekendHours: 12 });
    });

    it("counts the hour that a night has more when clocks are set back, and less when they are set forward", () => {
        const night = (people: string[], from: string, to: string) =>
            loads({ layers: { all: layer({ people }) } }, span(from, to)).map(({ nightHours }) => nightHours);

        expect(night(["ada"], "2026-10-24T22:00:00Z", "2026-10-25T12:00:00Z")[0]).to.equal(8);
        expect(night(["ada"], "2026-03-28T22:00:00Z", "2026-03-29T12:00:00Z")[0]).to.equal(7);
    });

    it("has everybody, those who are never on call too, and loses no hour", () => {
        const window = span("2026-01-12T08:00:00Z", "2027-01-12T08:00:00Z");
        const shared = loads({ layers: followTheSun }, window);
        const total = shared.reduce((sum, { hours }) => sum + hours, 0);

        expect(total).to.be.closeTo(365 * 24, 1e-6);
        expect(loads({ layers: { all: layer({ people: ["ada"] }) } }, window).map(({ hours }) => hours)).to.deep.equal([
            365 * 24,
            0,
            0,
        ]);
    });
});
