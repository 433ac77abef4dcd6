import { expect } from "chai";
import { wallTimeAt } from "../../common/time-zones.js";
import { keptMs } from "./measure/health-check-source.js";
import { daysOf, weekBefore, weekOf } from "./measure/iso-week.js";
import { reportSchedule } from "./report-schedule.js";

const dayMs = 86_400_000;
const weekdays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
/** The first and the last Monday of the world, and zones whose clocks change in the north, in the south, by two hours and for Ramadan. */
const zones = [
    ...["Etc/GMT-14", "Etc/GMT+12", "UTC", "Asia/Tokyo", "Asia/Kathmandu"],
    ...["Europe/Berlin", "America/Los_Angeles", "Australia/Sydney", "Antarctica/Troll", "Africa/Casablanca"],
];

/** When EventBridge calls in a year. */
function callsOf(schedule: string): readonly Date[] {
    const [, minute, hour, day = ""] = /^cron\((\d+) (\d+) \? \* ([A-Z]{3}) \*\)$/.exec(schedule) ?? [];
    // The fourth of January 2026 is a Sunday.
    const first = Date.UTC(2026, 0, 4 + weekdays.indexOf(day), Number(hour), Number(minute));
    return Array.from({ length: 53 }, (_none, week) => new Date(first + week * 7 * dayMs));
}

describe("the schedule of the weekly report", () => {
    for (const [zone, schedule] of [
        ["UTC", "cron(0 6 ? * MON *)"],
        ["Europe/Berlin", "cron(0 5 ? * MON *)"],
        ["America/Los_Angeles", "cron(0 14 ? * MON *)"],
        ["Asia/Kathmandu", "cron(15 0 ? * MON *)"],
        ["Asia/Tokyo", "cron(0 21 ? * SUN *)"],
        ["Australia/Sydney", "cron(0 19 ? * SUN *)"],
    ] as const) {
        it(`is ${schedule} in ${zone}`, () => {
            expect(reportSchedule(zone)).to.equal(schedule);
        });
    }

    it("calls on Monday morning wherever on earth, in summer and in winter", () => {
        for (const zone of zones) {
            for (const call of callsOf(reportSchedule(zone))) {
                const { year, month, day, hour } = wallTimeAt(call, zone);
                const said = `${zone} ${call.toISOString()}`;
                expect(new Date(Date.UTC(year, month - 1, day)).getUTCDay(), said).to.equal(1);
                expect(hour, said).to.be.within(4, 8);
            }
        }
    });

    it("calls while CloudWatch has the week before the last whole, and twelve hours are left to try again", () => {
        for (const zone of zones) {
            for (const call of callsOf(reportSchedule(zone))) {
                const older = weekBefore(weekBefore(weekOf(call, zone)));
                const start = daysOf(older, zone)[0]?.start.getTime() ?? 0;
                expect(call.getTime() + dayMs / 2 - start, `${zone} ${call.toISOString()}`).to.be.below(keptMs);
            }
        }
    });
});
