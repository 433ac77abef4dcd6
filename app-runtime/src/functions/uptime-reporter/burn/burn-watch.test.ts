import { expect } from "chai";
import { CrashPoints } from "../../testing/crash-points.js";
import { minuteMs, minutesFrom, Watchtower } from "../uptime-reporter.fixtures.test.js";

/** Looks every five minutes until then. */
async function lookUntil(tower: Watchtower, end: string): Promise<void> {
    while (tower.now.getTime() < Date.parse(end)) {
        tower.now = new Date(tower.now.getTime() + 5 * minuteMs);
        await tower.burnWatch().look();
    }
}

describe("BurnWatch", () => {
    let tower: Watchtower;
    const said = (): readonly string[] =>
        [...tower.pages, ...tower.notices].map(({ status, key }) => `${status} ${key.split("/")[3] ?? ""}`);

    beforeEach(() => {
        tower = new Watchtower();
        tower.now = new Date("2026-10-12T10:00:00Z");
    });

    it("tells nothing while all is well, nor of one bad minute", async () => {
        minutesFrom("2026-10-12T10:10:00Z", 1).forEach((minute) => tower.bad.add(minute));
        await lookUntil(tower, "2026-10-12T13:00:00Z");

        expect(said()).to.deep.equal([]);
    });

    it("wakes somebody once when it burns fast, tells of the slow one too, and ends both", async () => {
        minutesFrom("2026-10-12T10:10:00Z", 10).forEach((minute) => tower.bad.add(minute));
        await lookUntil(tower, "2026-10-12T10:20:00Z");
        expect(tower.pages.map(({ status }) => status)).to.deep.equal(["opened"]);
        expect(tower.pages[0]?.summary).to.equal("prod: site loses its error budget 6 times too fast");
        expect(tower.pages[0]?.text).to.match(/In the last 6 hours site could not be reached in \d minutes/);

        await lookUntil(tower, "2026-10-12T13:00:00Z");
        expect(said()).to.deep.equal(["opened fast", "resolved fast", "opened slow", "resolved slow"]);
        expect(tower.pages[1]).to.include({ key: tower.pages[0]?.key });
    });

    it("is told of as a new one when it comes again", async () => {
        minutesFrom("2026-10-12T10:10:00Z", 3).forEach((minute) => tower.bad.add(minute));
        minutesFrom("2026-10-12T12:00:00Z", 3).forEach((minute) => tower.bad.add(minute));
        await lookUntil(tower, "2026-10-12T14:00:00Z");

        expect(tower.pages.map(({ status }) => status)).to.deep.equal(["opened", "resolved", "opened", "resolved"]);
        expect(new Set(tower.pages.map(({ key }) => key))).to.have.lengthOf(2);
    });

    it("says that nothing is known, and does not take it for the end of a fault", async () => {
        minutesFrom("2026-10-12T10:10:00Z", 3).forEach((minute) => tower.bad.add(minute));
        minutesFrom("2026-10-12T10:13:00Z", 120).forEach((minute) => tower.unknown.add(minute));
        await lookUntil(tower, "2026-10-12T12:10:00Z");
        expect(said()).to.deep.equal(["opened fast", "opened slow", "opened silent"]);
        expect(tower.notices[1]?.text).to.contain("may be down or not");

        await lookUntil(tower, "2026-10-12T15:00:00Z");
        expect(said().filter((each) => each.startsWith("resolved"))).to.have.members([
            ...["resolved fast", "resolved slow", "resolved silent"],
        ]);
    });

    it("tells nothing of a new probe, whose first result comes minutes after the first look", async () => {
        tower.since = Date.parse("2026-10-12T10:08:00Z");
        await lookUntil(tower, "2026-10-12T12:00:00Z");

        expect(said()).to.deep.equal([]);
    });

    it("tells of a new probe that becomes silent", async () => {
        tower.since = Date.parse("2026-10-12T10:00:00Z");
        minutesFrom("2026-10-12T10:05:00Z", 60).forEach((minute) => tower.unknown.add(minute));
        await lookUntil(tower, "2026-10-12T10:20:00Z");
        expect(said()).to.deep.equal([]);

        await lookUntil(tower, "2026-10-12T10:30:00Z");
        expect(said()).to.deep.equal(["opened silent"]);
    });

    it("tells of a probe that never said anything a quarter of an hour after the first look, and when it begins to", async () => {
        tower.since = Date.parse("2026-10-12T11:00:00Z");
        await lookUntil(tower, "2026-10-12T10:15:00Z");
        expect(said()).to.deep.equal([]);

        await lookUntil(tower, "2026-10-12T10:20:00Z");
        expect(said()).to.deep.equal(["opened silent"]);
        expect(tower.notices[0]?.text).to.contain("Of the last 30 minutes 15 have no result");

        await lookUntil(tower, "2026-10-12T12:00:00Z");
        expect(said()).to.deep.equal(["opened silent", "resolved silent"]);
    });

    it("waits for results that come some minutes late", async () => {
        const late = tower.results.bind(tower);
        tower.results = (probe, from) => late(probe, from, new Date(tower.now.getTime() - 4 * minuteMs));
        await lookUntil(tower, "2026-10-12T12:00:00Z");

        expect(said()).to.deep.equal([]);
    });

    it("tells each once when two calls look at the same time", async () => {
        minutesFrom("2026-10-12T10:00:00Z", 20).forEach((minute) => tower.bad.add(minute));
        tower.now = new Date("2026-10-12T10:20:00Z");
        await Promise.allSettled([tower.burnWatch().look(), tower.burnWatch().look()]);
        await tower.burnWatch().look();

        expect([...said()].sort()).to.deep.equal(["opened fast", "opened slow"]);
    });

    it("loses neither the beginning nor the end when an instance dies at any point", async () => {
        for (const [time, expected] of [
            ["2026-10-12T10:30:00Z", ["opened"]],
            ["2026-10-12T11:00:00Z", ["opened", "resolved"]],
        ] as const) {
            for (let at = 0, crashed = true; crashed; at += 1) {
                const again = new Watchtower();
                minutesFrom("2026-10-12T10:20:00Z", 3).forEach((minute) => again.bad.add(minute));
                again.now = new Date("2026-10-12T10:30:00Z");
                if (expected.length > 1) await again.burnWatch().look();
                again.now = new Date(time);
                const points = new CrashPoints(at);
                await again
                    .burnWatch(points)
                    .look()
                    .catch(() => undefined);
                crashed = points.crashed;
                again.now = new Date(again.now.getTime() + 5 * minuteMs);
                await again.burnWatch().look();

                const told = again.pages.map(({ status }) => status);
                expect([...new Set(told)], `after point ${at}`).to.deep.equal(expected);
                expect(told.length, `after point ${at}`).to.be.at.most(expected.length + 1);
            }
        }
    });
});
