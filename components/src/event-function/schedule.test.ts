import { expect } from "chai";
import { longestPauseMinutes, scheduleFindings } from "./schedule.js";

const hour = 60;
const day = 24 * hour;

describe("scheduleFindings", () => {
    for (const schedule of [
        "rate(1 minute)",
        "rate(5 minutes)",
        "rate(1 hour)",
        "rate(10 days)",
        "cron(0 8 ? * MON-FRI *)",
        "cron(0/15 * * * ? *)",
        "cron(15 10 ? * 6L 2026-2030)",
        "cron(0 9 ? * TUE#2 *)",
        "cron(0 18 L * ? *)",
        "cron(0 18 15W JAN,JUL ? *)",
        "cron(0,30 8-17/2 ? * sun,sat *)",
    ]) {
        it(`takes ${schedule}`, () => {
            expect(scheduleFindings(schedule)).to.deep.equal([]);
        });
    }

    for (const [schedule, message] of [
        ["rate(1 minutes)", 'schedule is "rate(1 minutes)"; write "rate(1 minute)".'],
        ["rate(5 minute)", 'schedule is "rate(5 minute)"; write "rate(5 minutes)".'],
        ["rate(05 hours)", 'schedule is "rate(05 hours)"; write "rate(5 hours)".'],
        [
            "rate(0 minutes)",
            'schedule is "rate(0 minutes)"; use one such as "rate(1 minute)", "rate(5 minutes)" or "cron(0 8 ? * MON-FRI *)".',
        ],
        [
            "every minute",
            'schedule is "every minute"; use one such as "rate(1 minute)", "rate(5 minutes)" or "cron(0 8 ? * MON-FRI *)".',
        ],
        [
            "cron(0 8 * * MON-FRI)",
            'schedule is "cron(0 8 * * MON-FRI)"; use six fields, such as "cron(0 8 ? * MON-FRI *)".',
        ],
        [
            "cron(0 8 * * MON *)",
            'schedule is "cron(0 8 * * MON *)"; let exactly one of day of the month and day of the week be "?".',
        ],
        [
            "cron(0 8 ? * ? *)",
            'schedule is "cron(0 8 ? * ? *)"; let exactly one of day of the month and day of the week be "?".',
        ],
        ["cron(60 8 ? * 1 *)", 'schedule has "60" as its minute; use 0 to 59, or *.'],
        ["cron(0 8 ? * 0 *)", 'schedule has "0" as its day of the week; use 1 to 7, SUN to SAT, or *.'],
        ["cron(0 8 1 13 ? *)", 'schedule has "13" as its month; use 1 to 12, JAN to DEC, or *.'],
        ["cron(0 17-8 ? * 1 *)", 'schedule has "17-8" as its hour; use 0 to 23, or *.'],
        ["cron(*/0 8 ? * 1 *)", 'schedule has "*/0" as its minute; use 0 to 59, or *.'],
    ] as const) {
        it(`refuses ${schedule}, and says what to write`, () => {
            expect(scheduleFindings(schedule)).to.deep.equal([message]);
        });
    }
});

describe("longestPauseMinutes", () => {
    for (const [schedule, pause] of [
        ["rate(1 minute)", 1],
        ["rate(90 minutes)", 90],
        ["rate(2 days)", 2 * day],
        ["cron(* * * * ? *)", 1],
        ["cron(0/15 * * * ? *)", 15],
        ["cron(5,50 * ? * * *)", 45],
        ["cron(0 8 * * ? *)", day],
        ["cron(0 8-17 * * ? *)", 15 * hour],
        ["cron(0 8 ? * MON-FRI *)", 3 * day],
        ["cron(0 8 ? * SUN *)", 7 * day],
    ] as const) {
        it(`of ${schedule} is ${pause} minutes`, () => {
            expect(longestPauseMinutes(schedule)).to.equal(pause);
        });
    }

    it("is not known where it depends on the calendar", () => {
        for (const schedule of [
            "cron(0 8 1 * ? *)",
            "cron(0 8 L * ? *)",
            "cron(0 8 ? 6 MON *)",
            "cron(0 8 ? * MON 2027)",
            "cron(0 8 ? * 6L *)",
            "cron(0 8 ? * TUE#2 *)",
        ]) {
            expect(longestPauseMinutes(schedule), schedule).to.equal(undefined);
        }
    });
});
