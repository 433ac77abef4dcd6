import { expect } from "chai";
import { readSchedule } from "./read-schedule.js";
import { ScheduleError } from "./schedule.js";
import { layer, scheduleText } from "./schedules.fixtures.test.js";

function problemsOf(text: string): readonly string[] {
    try {
        readSchedule(text);
        return [];
    } catch (error) {
        if (error instanceof ScheduleError) return error.problems;
        throw error;
    }
}
const problemsWith = (change: Record<string, unknown>) => problemsOf(scheduleText(change));

describe("the file of a schedule", () => {
    it("is taken as YAML, in which dates and times are texts", () => {
        const yaml = `
name: Shop
timeZone: UTC
people: { ada: { name: Ada, email: ada@example.com, timeZone: UTC } }
layers:
    all: { people: [ada], firstHandOver: 2026-01-05, handOver: { weekday: monday, time: 09:00 } }
`;
        expect(readSchedule(yaml).layers.all).to.deep.equal(layer({ people: ["ada"] }));
    });

    it("is refused with the place where it is no YAML", () => {
        expect(problemsOf("name: [").join()).to.match(/neither YAML nor JSON: .*line 1/s);
    });

    it("is refused where the text is empty", () => {
        expect(problemsOf("")).to.deep.equal([
            "the schedule is null; use an object with name, timeZone, people, layers, overrides, away.",
        ]);
    });

    it("names all that is missing, wrong or unknown, with what is allowed", () => {
        const person = { name: "Ada", email: "nobody", timeZone: "UTC", phone: "1" };
        const { handOver: _missing, ...rest } = layer({ weeks: 5, firstHandOver: "soon" });

        expect(problemsWith({ people: { ada: person }, layers: { all: rest } })).to.have.members([
            "people.ada.phone is not known; remove it.",
            'people.ada.email is "nobody"; use an e-mail address.',
            "layers.all.handOver is missing; use an object with weekday, time.",
            'layers.all.firstHandOver is "soon"; use a date such as 2026-01-05.',
            "layers.all.weeks is 5; use a whole number from 1 to 4.",
        ]);
    });

    for (const [what, change, problem] of [
        [
            "an unknown time zone",
            { timeZone: "Europe/Berln" },
            'timeZone is "Europe/Berln"; use a name of the IANA time-zone database such as Europe/Berlin.',
        ],
        [
            "an offset, which knows no summer time",
            { timeZone: "+02:00" },
            'timeZone is "+02:00"; use a name of the IANA time-zone database such as Europe/Berlin.',
        ],
        [
            "an unknown person",
            { layers: { all: layer({ people: ["bob"] }) } },
            'layers.all.people has "bob", whom people does not have; use ada, grace, edsger.',
        ],
        [
            "a rotation of nobody",
            { layers: { all: layer({ people: [] }) } },
            "layers.all.people is empty; name at least one of people.",
        ],
        [
            "a first hand-over on another weekday",
            { layers: { all: layer({ firstHandOver: "2026-01-07" }) } },
            "layers.all.firstHandOver is 2026-01-07, a wednesday, but handOver.weekday is monday; use 2026-01-05 or 2026-01-12.",
        ],
        [
            "a day that no calendar has",
            { layers: { all: layer({ firstHandOver: "2026-02-30" }) } },
            'layers.all.firstHandOver is "2026-02-30", which no calendar has; use a date such as 2026-01-05.',
        ],
        [
            "hours of nothing",
            { layers: { all: layer({ hours: { from: "09:00", to: "09:00" } }) } },
            "layers.all.hours are from 09:00 to 09:00; leave hours out for around the clock.",
        ],
        [
            "an override that ends before it begins",
            { overrides: [{ person: "ada", from: "2026-02-02T09:00", to: "2026-02-01T09:00" }] },
            "overrides.0 is from 2026-02-02T09:00 to 2026-02-01T09:00; let it end after it begins.",
        ],
        [
            "overrides of the same time",
            {
                overrides: [
                    { person: "ada", from: "2026-02-02T09:00", to: "2026-02-03T09:00" },
                    { person: "grace", from: "2026-02-03T08:00", to: "2026-02-04T09:00" },
                ],
            },
            "overrides.0 and overrides.1 overlap; let one end where the other begins.",
        ],
        [
            "an absence of a stranger",
            { away: [{ person: "bob", from: "2026-02-02", to: "2026-02-03" }] },
            'away.0.person has "bob", whom people does not have; use ada, grace, edsger.',
        ],
        [
            "an absence that ends before it begins",
            { away: [{ person: "ada", from: "2026-02-04", to: "2026-02-03" }] },
            "away.0 is from 2026-02-04 to 2026-02-03; let it end on the day that it begins, or later.",
        ],
        [
            "an absence on no day",
            { away: [{ person: "ada", from: "2026-02-29", to: "2026-03-03" }] },
            'away.0 has "2026-02-29", which no calendar has; use a date such as 2026-12-24.',
        ],
        [
            "an override on no day",
            { overrides: [{ person: "ada", from: "2026-02-29T09:00", to: "2026-03-03T09:00" }] },
            'overrides.0 has "2026-02-29T09:00", which no calendar has; use one such as 2026-12-24T09:00.',
        ],
    ] as const) {
        it(`refuses ${what}`, () => {
            expect(problemsWith(change)).to.deep.equal([problem]);
        });
    }
});
