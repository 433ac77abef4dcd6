import { expect } from "chai";
import { planOf, shiftAt } from "./plan.js";
import { ScheduleError } from "./schedule.js";
import { at, changingZones, followTheSun, layer, schedule, span } from "./schedules.fixtures.test.js";
import { shownAt } from "./wall-time.js";

const twoYears = span("2026-01-12T12:00:00Z", "2028-01-12T12:00:00Z");
const minute = 60_000;

function problemsOf(change: Record<string, unknown>, window = span("2026-01-12T08:00:00Z", "2026-02-09T08:00:00Z")) {
    try {
        planOf(schedule(change), window);
        return [];
    } catch (error) {
        if (error instanceof ScheduleError) return error.problems;
        throw error;
    }
}

describe("a plan", function () {
    this.timeout(120_000);

    it("hands over at the same time of the clock in winter and in summer", () => {
        const plan = planOf(schedule(), span("2026-03-16T08:00:00Z", "2026-04-13T07:00:00Z"));

        expect(plan.map(({ person, from }) => `${person} ${shownAt(from, "Europe/Berlin")}`)).to.deep.equal([
            "grace 2026-03-16 09:00",
            "edsger 2026-03-23 09:00",
            "ada 2026-03-30 09:00",
            "grace 2026-04-06 09:00",
        ]);
        expect(plan.map(({ from, to }) => (to - from) / 3_600_000)).to.deep.equal([168, 167, 168, 168]);
    });

    for (const timeZone of changingZones) {
        for (const [what, layers] of [
            [
                "one rotation",
                { all: layer({ handOver: { weekday: "sunday", time: "02:30" }, firstHandOver: "2026-01-04" }) },
            ],
            ["layers that follow the sun", followTheSun],
        ] as const) {
            it(`has exactly one on call in every minute of two years, with ${what} by the clocks of ${timeZone}`, () => {
                const plan = planOf(schedule({ timeZone, layers }), twoYears);
                let [place, wrong] = [0, 0];
                for (let instant = twoYears.from; instant < twoYears.to; instant += minute) {
                    while ((plan[place]?.to ?? Infinity) <= instant) place += 1;
                    const on = plan.slice(place, place + 3).filter(({ from, to }) => from <= instant && instant < to);
                    if (on.length !== 1 || (instant % (97 * minute) === 0 && shiftAt(plan, instant) !== on[0]))
                        wrong += 1;
                }
                expect(wrong).to.equal(0);
                expect(plan.length).to.be.above(100);
            });
        }
    }

    it("has who stands in, and around that who it would be", () => {
        const overrides = [{ person: "edsger", from: "2026-01-14T20:00", to: "2026-01-15T20:00", reason: "a concert" }];
        const plan = planOf(schedule({ overrides }), span("2026-01-12T08:00:00Z", "2026-01-19T08:00:00Z"));

        expect(plan.map(({ person, layer, reason }) => [person, layer, reason])).to.deep.equal([
            ["grace", "all", undefined],
            ["edsger", undefined, "a concert"],
            ["grace", "all", undefined],
        ]);
        expect(shiftAt(plan, at("2026-01-14T18:59:59Z")).person).to.equal("grace");
        expect(shiftAt(plan, at("2026-01-14T19:00:00Z")).person).to.equal("edsger");
    });

    it("does not have what is outside of its window", () => {
        const plan = planOf(schedule(), span("2026-01-12T08:00:00Z", "2026-01-19T08:00:00Z"));

        expect(() => shiftAt(plan, at("2026-01-19T08:00:00Z"))).to.throw(RangeError, "2026-01-19T08:00:00.000Z");
    });

    it("names the gap between hours, and how often it is there", () => {
        const layers = {
            day: layer({ hours: { from: "08:00", to: "20:00" } }),
            night: layer({ hours: { from: "21:00", to: "08:00" } }),
        };
        expect(problemsOf({ layers })).to.deep.equal([
            "Nobody is on call from 2026-01-12 20:00 to 2026-01-12 21:00 (Europe/Berlin); let the hours of a layer reach over it (day, night), or add an override.",
            "The same is so 27 more times.",
        ]);
    });

    it("names a gap before the first hand-over, and one until the end", () => {
        const layers = { all: layer({ firstHandOver: "2026-01-19" }) };
        expect(problemsOf({ layers }).join()).to.contain("Nobody is on call from 2026-01-12 09:00 to 2026-01-19 09:00");
        const late = { all: layer({ firstHandOver: "2027-01-04" }) };
        expect(problemsOf({ layers: late }).join()).to.contain("from 2026-01-12 09:00 to 2026-02-09 09:00");
    });

    it("names two who are on call at once", () => {
        const layers = {
            day: layer({ people: ["ada"], hours: { from: "08:00", to: "20:00" } }),
            night: layer({ people: ["grace"], hours: { from: "19:30", to: "08:00" } }),
        };
        expect(problemsOf({ layers })[0]).to.equal(
            "Two are on call from 2026-01-12 19:30 to 2026-01-12 20:00 (Europe/Berlin): ada (day) and grace (night); let the hours of one layer end where those of the other begin.",
        );
    });

    it("lets an override fill a gap", () => {
        const layers = { all: layer({ firstHandOver: "2026-01-19" }) };
        const overrides = [{ person: "ada", from: "2026-01-12T09:00", to: "2026-01-19T09:00" }];

        expect(problemsOf({ layers, overrides })).to.deep.equal([]);
    });

    it("names who is away while on call, by the days where they live", () => {
        const away = [{ person: "grace", from: "2026-01-18", to: "2026-01-18" }];
        expect(problemsOf({ away })).to.deep.equal([
            "grace is away from 2026-01-18 to 2026-01-18, but on call from 2026-01-12 09:00 to 2026-01-19 09:00 (Europe/Berlin); add an override of somebody else.",
        ]);
        // Midnight in New York is six o'clock in Berlin.
        const overrides = [{ person: "ada", from: "2026-01-18T06:00", to: "2026-01-19T06:00" }];
        expect(problemsOf({ away, overrides })).to.deep.equal([]);
        const early = [{ person: "ada", from: "2026-01-18T06:00", to: "2026-01-19T05:59" }];
        expect(problemsOf({ away, overrides: early })).to.have.length(1);
    });
});
