import { expect } from "chai";
import { parseDailyWindow, parseWeeklyWindow, type TimeWindow, windowFindings, windowsCollide } from "./windows.js";

const minutesPerDay = 24 * 60;

describe("parseDailyWindow", () => {
    it("reads hours and minutes", () => {
        expect(parseDailyWindow("02:00-03:30")).to.deep.equal({ start: 120, length: 90 });
    });

    it("runs past midnight", () => {
        expect(parseDailyWindow("23:30-00:15")).to.deep.equal({ start: 1410, length: 45 });
    });

    for (const wrong of [
        "",
        "02:00",
        "2:00-3:00",
        "24:00-24:30",
        "02:60-03:00",
        "02:00-03:00-04:00",
        "mon:02:00-mon:03:00",
    ]) {
        it(`does not read "${wrong}"`, () => {
            expect(parseDailyWindow(wrong)).to.equal(undefined);
        });
    }
});

describe("parseWeeklyWindow", () => {
    it("counts from Monday", () => {
        expect(parseWeeklyWindow("sun:04:00-sun:05:00")).to.deep.equal({ start: 6 * minutesPerDay + 240, length: 60 });
    });

    it("reads days in capitals, as RDS shows them", () => {
        expect(parseWeeklyWindow("Mon:00:00-Mon:00:30")).to.deep.equal({ start: 0, length: 30 });
    });

    it("runs past the end of the week", () => {
        expect(parseWeeklyWindow("sun:23:30-mon:00:30")).to.deep.equal({ start: 7 * minutesPerDay - 30, length: 60 });
    });

    for (const wrong of [
        "sun:04:00",
        "xyz:04:00-xyz:05:00",
        "04:00-05:00",
        "sun04:00-sun05:00",
        "sunday:04:00-sunday:05:00",
    ]) {
        it(`does not read "${wrong}"`, () => {
            expect(parseWeeklyWindow(wrong)).to.equal(undefined);
        });
    }
});

describe("windowFindings", () => {
    const findings = (daily: string, weekly: string) =>
        windowFindings(
            { argument: "snapshotWindow", text: daily },
            { argument: "maintenanceWindow", text: weekly },
            60,
        ).filter(Boolean);

    it("is content with two windows that are long enough and apart", () => {
        expect(findings("02:00-03:00", "sun:04:00-sun:05:00")).to.deep.equal([]);
    });

    it("names the argument of a window that cannot be read or is too short", () => {
        expect(findings("2-3", "sun:04:00-sun:04:59")).to.deep.equal([
            'snapshotWindow is "2-3"; use hh:mm-hh:mm in UTC, 60 minutes or more.',
            'maintenanceWindow is "sun:04:00-sun:04:59"; use ddd:hh:mm-ddd:hh:mm in UTC, 60 minutes or more.',
        ]);
    });

    it("names both windows where they meet", () => {
        expect(findings("03:30-04:30", "sun:04:00-sun:05:00")).to.deep.equal([
            'snapshotWindow "03:30-04:30" and maintenanceWindow "sun:04:00-sun:05:00" overlap; move one of them.',
        ]);
    });
});

describe("windowsCollide", () => {
    const collide = (daily: string, weekly: string) =>
        windowsCollide(read(parseDailyWindow(daily)), read(parseWeeklyWindow(weekly)));

    it("keeps the defaults apart", () => {
        expect(collide("02:00-03:00", "sun:04:00-sun:05:00")).to.equal(false);
    });

    it("lets one begin when the other ends", () => {
        expect(collide("02:00-03:00", "sun:03:00-sun:04:00")).to.equal(false);
        expect(collide("04:00-05:00", "sun:03:00-sun:04:00")).to.equal(false);
    });

    it("finds an overlap at either end and one inside the other", () => {
        expect(collide("02:00-03:00", "sun:02:30-sun:03:30")).to.equal(true);
        expect(collide("02:30-03:30", "sun:02:00-sun:03:00")).to.equal(true);
        expect(collide("02:00-05:00", "wed:03:00-wed:03:30")).to.equal(true);
        expect(collide("03:00-03:30", "wed:02:00-wed:05:00")).to.equal(true);
    });

    it("finds an overlap past midnight and past the end of the week", () => {
        expect(collide("23:30-00:30", "tue:00:00-tue:01:00")).to.equal(true);
        expect(collide("00:15-00:45", "sun:23:30-mon:00:30")).to.equal(true);
        expect(collide("23:00-23:45", "sun:23:30-mon:00:30")).to.equal(true);
    });

    it("agrees with a minute-by-minute count for every pair of quarter hours", () => {
        for (let daily = 0; daily < minutesPerDay; daily += 15) {
            const backup = { start: daily, length: 60 };
            const maintenance = { start: 6 * minutesPerDay + 1395, length: 90 };
            expect(windowsCollide(backup, maintenance)).to.equal(
                share(backup, maintenance),
                `backup at minute ${daily}`,
            );
        }
    });
});

function read(window: TimeWindow | undefined): TimeWindow {
    if (window === undefined) throw new Error("the test has a window that cannot be read");
    return window;
}

/** The plain way: every minute of the week that both cover. */
function share(daily: TimeWindow, weekly: TimeWindow): boolean {
    const week = 7 * minutesPerDay;
    const covered = new Set(Array.from({ length: weekly.length }, (_, minute) => (weekly.start + minute) % week));
    return Array.from({ length: 7 }, (_, day) => day * minutesPerDay + daily.start).some((start) =>
        Array.from({ length: daily.length }, (_, minute) => (start + minute) % week).some((minute) =>
            covered.has(minute),
        ),
    );
}
