import { expect } from "chai";
import { Random } from "../image-app/testing/random.js";
import { type PagerDutyLayer, pagerDutyOverrides, pagerDutySchedule } from "./pager-duty.js";
import { planOf, shiftAt } from "./plan.js";
import { personOf, ScheduleError } from "./schedule.js";
import { at, changingZones, followTheSun, layer, schedule, scheduleText, span } from "./schedules.fixtures.test.js";
import { readSchedule } from "./read-schedule.js";

const window = span("2026-02-03T12:00:00Z", "2028-02-03T12:00:00Z");

/** What PagerDuty makes of its own form, told by seconds and by the clock of the day, and nothing of this library. */
function onCall(layers: readonly PagerDutyLayer[], timeZone: string): (instant: number) => string[] {
    const clock = new Intl.DateTimeFormat("en-GB", { timeZone, hourCycle: "h23", timeStyle: "medium" });
    const secondsOf = (text: string) => {
        const [hours = 0, minutes = 0, seconds = 0] = text.split(":").map(Number);
        return hours * 3600 + minutes * 60 + seconds;
    };
    return (instant) =>
        layers
            .filter(({ start, end }) => at(start) <= instant && (end === null || instant < at(end)))
            .filter(({ restrictions }) =>
                restrictions.every(({ start_time_of_day, duration_seconds }) => {
                    const since = secondsOf(clock.format(instant)) - secondsOf(start_time_of_day);
                    return (since + 86_400) % 86_400 < duration_seconds;
                }),
            )
            .map(({ users, rotation_virtual_start, rotation_turn_length_seconds }) => {
                const seconds = (instant - at(rotation_virtual_start)) / 1000;
                return users[Math.floor(seconds / rotation_turn_length_seconds) % users.length]?.user.id ?? "nobody";
            });
}

describe("the schedule for PagerDuty", function () {
    this.timeout(120_000);

    for (const timeZone of changingZones) {
        for (const [what, layers] of [
            ["one rotation", { all: layer() }],
            ["a rotation of four weeks", { all: layer({ weeks: 4, people: ["ada", "grace"] }) }],
            [
                "hand-overs in the hour that is skipped or comes twice",
                { all: layer({ firstHandOver: "2026-01-04", handOver: { weekday: "sunday", time: "02:00" } }) },
            ],
            ["layers that follow the sun", followTheSun],
        ] as const) {
            it(`has the same person on call at random moments, with ${what} by the clocks of ${timeZone}`, () => {
                const read = schedule({ timeZone, layers });
                const plan = planOf(read, window);
                const made = pagerDutySchedule(read, window).schedule;
                const asked = onCall(made.schedule_layers, made.time_zone);
                const random = new Random(7);
                const moments = [
                    ...Array.from({ length: 4000 }, () => window.from + random.below(2 * 365 * 1440) * 60_000),
                    // Around each hand-over, where mistakes are.
                    ...plan.slice(1).flatMap(({ from }) => [from - 1000, from, from + 3_599_000]),
                ];
                const wrong = moments.filter((instant) => {
                    const person = personOf(read, shiftAt(plan, instant).person).pagerDutyUser;
                    return asked(instant).join() !== person;
                });
                expect(wrong.map((instant) => new Date(instant).toISOString())).to.deep.equal([]);
            });
        }
    }

    it("would hand over an hour off, were the turn in which clocks change not a layer of its own", () => {
        const read = schedule();
        const [first, ...others] = pagerDutySchedule(read, window).schedule.schedule_layers;
        const naive = onCall(first === undefined ? [] : [{ ...first, end: null }], "Europe/Berlin");
        const summer = at("2026-07-06T07:00:00Z");

        expect(naive(summer)).not.to.deep.equal(naive(summer + 3_600_000));
        expect(onCall([...(first ? [first] : []), ...others], "Europe/Berlin")(summer)).to.deep.equal(
            naive(summer + 3_600_000),
        );
    });

    it("is what PagerDuty takes", () => {
        const { schedule: made } = pagerDutySchedule(schedule(), span("2026-01-12T12:00:00Z", "2026-03-10T12:00:00Z"));

        expect(made).to.deep.equal({
            type: "schedule",
            name: "Shop",
            time_zone: "Europe/Berlin",
            description: "Made from the on-call file. Exact until 2026-03-10T13:00:00+01:00.",
            schedule_layers: made.schedule_layers,
        });
        expect(made.schedule_layers[0]).to.deep.equal({
            name: "all from 2026-01-12T09:00:00+01:00",
            start: "2026-01-12T09:00:00+01:00",
            end: "2026-03-23T09:00:00+01:00",
            rotation_virtual_start: "2026-01-12T09:00:00+01:00",
            rotation_turn_length_seconds: 604_800,
            users: ["PGRACE", "PEDSGER", "PADA"].map((id) => ({ user: { id, type: "user_reference" } })),
            restrictions: [],
        });
        expect(made.schedule_layers.at(-1)?.end).to.equal(null);
    });

    it("has the hours of a layer as seconds of a day", () => {
        const read = schedule({ layers: followTheSun });
        const night = pagerDutySchedule(read, window).schedule.schedule_layers.find(({ name }) =>
            name.startsWith("night"),
        );

        expect(night?.restrictions).to.deep.equal([
            { type: "daily_restriction", start_time_of_day: "18:30:00", duration_seconds: 8 * 3600 },
        ]);
    });

    it("has overrides that are not over, apart, because PagerDuty takes them apart", () => {
        const overrides = [
            { person: "ada", from: "2026-01-14T20:00", to: "2026-01-15T20:00" },
            { person: "grace", from: "2026-07-14T20:00", to: "2026-07-15T20:00" },
        ];
        expect(pagerDutyOverrides(schedule({ overrides }), window)).to.deep.equal({
            overrides: [
                {
                    start: "2026-07-14T20:00:00+02:00",
                    end: "2026-07-15T20:00:00+02:00",
                    user: { id: "PGRACE", type: "user_reference" },
                },
            ],
        });
    });

    it("needs everybody's id there", () => {
        const read = readSchedule(scheduleText().replace(',"pagerDutyUser":"PADA"', ""));

        expect(() => pagerDutySchedule(read, window)).to.throw(
            ScheduleError,
            "people.ada.pagerDutyUser is missing; for PagerDuty's form set it to the id at the end of the address of their profile.",
        );
    });
});
