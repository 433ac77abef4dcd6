import { expect } from "chai";
import { CrashPoints } from "../testing/crash-points.js";
import { minutesFrom, Watchtower } from "./uptime-reporter.fixtures.test.js";
import { WeekError } from "./weekly-reports.js";

const file = "reports/uptime/2026-W41";

describe("WeeklyReports", () => {
    let tower: Watchtower;
    const markdown = (key = file): string => tower.files.get(`${key}.md`) ?? "";

    beforeEach(() => {
        tower = new Watchtower();
    });

    it("writes the last week as Markdown and as a page, and tells where it is", async () => {
        minutesFrom("2026-10-07T10:00:00Z", 3).forEach((minute) => tower.bad.add(minute));
        minutesFrom("2026-10-08T10:00:00Z", 1).forEach((minute) => tower.unknown.add(minute));
        await tower.reports().report("2026-W41");

        expect([...tower.files.keys()]).to.deep.equal([`${file}.md`, `${file}.html`]);
        expect(markdown()).to.contain("From 2026-10-05 to 2026-10-11, UTC: 168 hours.");
        expect(markdown()).to.contain("The goal of 99.95 % is met. The floor of 95 % is met.");
        expect(markdown()).to.contain(
            "Good: 10,076 minutes. Bad: 3 minutes. Unknown: 1 minute, which count as neither.",
        );
        expect(markdown()).to.contain("Error budget: 5.04 minutes, of which 3 minutes are used and 2.04 minutes left.");
        expect(markdown()).to.contain("| Wed 7 Oct | 1,437 | 3 | 0 | 99.791 % | 99.791 % |");
        expect(markdown()).to.contain("| Wed 7 Oct 10:00 GMT+0 | 3 minutes |");
        expect(tower.notices[0]?.text).to.equal(
            "site: 99.970 % of what is known, 3 minutes bad, 1 unknown; goal of 99.95 % met.\n\nhttps://reports.example.com/reports/uptime/2026-W41.html",
        );
    });

    it("writes the same bytes when it runs again, and tells once", async () => {
        await tower.reports().reportLast();
        const first = new Map(tower.files);
        tower.now = new Date("2026-10-12T04:30:00Z");
        await tower.reports().reportLast();

        expect(tower.files).to.deep.equal(first);
        expect([...first.keys()].sort()).to.deep.equal(
            ["2026-W40", "2026-W41"].flatMap((week) => [`reports/uptime/${week}.html`, `reports/uptime/${week}.md`]),
        );
        expect(tower.notices.map(({ summary }) => summary)).to.deep.equal([
            ...["Uptime of prod, week 2026-W41", "Uptime of prod, week 2026-W40"],
        ]);
    });

    it("writes a week anew with results that came late, and says so", async () => {
        const late = minutesFrom("2026-10-09T08:00:00Z", 30);
        late.forEach((minute) => tower.unknown.add(minute));
        await tower.reports().report("2026-W41");
        expect(markdown()).to.contain("Whether the goal of 99.95 % is met is not known");
        tower.unknown.clear();
        tower.now = new Date("2026-10-19T04:00:00Z");
        await tower.reports().reportLast();

        expect(markdown()).to.contain("The goal of 99.95 % is met.").and.to.contain("Unknown: 0 minutes");
        expect(tower.notices[2]?.text).to.contain("It is written anew, because results came late.");
        expect(tower.notices.map(({ summary }) => summary.slice(-3))).to.deep.equal(["W41", "W42", "W41"]);
    });

    it("leaves the week before the last as it is once CloudWatch does not have all of it any more", async () => {
        tower.now = new Date("2026-10-12T22:00:00Z");
        await tower.reports().reportLast();

        expect([...tower.files.keys()]).to.deep.equal([`${file}.md`, `${file}.html`]);
    });

    it("says of the first week that it is not whole, and reports on none before it", async () => {
        tower.since = Date.parse("2026-10-07T12:00:00Z");
        await tower.reports().reportLast();

        expect([...tower.files.keys()]).to.deep.equal([`${file}.md`, `${file}.html`]);
        expect(markdown()).to.contain("This week is not whole: 3,600 minutes are before the first result.");
        expect(markdown()).to.contain("Good: 6,480 minutes. Bad: 0 minutes. Unknown: 0 minutes");
        expect(markdown()).to.contain("Error budget: 3.24 minutes");
    });

    it("reports on no week before it was there to look", async () => {
        tower.since = Infinity;
        await tower.reports().reportLast();

        expect([...tower.files.keys()]).to.deep.equal([]);
        expect(tower.notices).to.deep.equal([]);
    });

    it("says of a service without any result that nothing is known", async () => {
        [tower.since, tower.now] = [Infinity, new Date("2026-10-05T00:00:00Z")];
        await tower.reports().reportLast();
        tower.now = new Date("2026-10-12T04:00:00Z");
        await tower.reports().report("2026-W41");

        expect(markdown()).to.contain("Good: 0 minutes. Bad: 0 minutes. Unknown: 10,080 minutes");
        expect(markdown()).to.contain("Whether the goal of 99.95 % is met is not known");
        expect(markdown()).to.contain("That is – of what is known, and at least 0 % of all");
    });

    for (const [week, now, hours, sunday] of [
        ["2026-W13", "2026-03-30T04:00:00Z", 167, "Sun 29 Mar, which has 23 hours"],
        ["2026-W43", "2026-10-26T05:00:00Z", 169, "Sun 25 Oct, which has 25 hours"],
    ] as const) {
        it(`measures the ${hours} hours of a week in which clocks change`, async () => {
            [tower.timeZone, tower.now, tower.since] = ["Europe/Berlin", new Date(now), 0];
            tower.since = new Date(now).getTime() - 14 * 86_400_000;
            await tower.reports().report(week);

            const text = markdown(`reports/uptime/${week}`);
            expect(text).to.contain(`Europe/Berlin: ${hours} hours.`).and.to.contain(`Clocks change on ${sunday}.`);
            expect(text).to.contain(`Good: ${(hours * 60).toLocaleString("en")} minutes.`);
        });
    }

    it("refuses a week that is not over, whose minutes are gone, or that there is not", async () => {
        const refused = (week: string): Promise<string> =>
            tower
                .reports()
                .report(week)
                .then(
                    () => "",
                    (error: unknown) => (error instanceof WeekError ? error.message : ""),
                );

        expect(await refused("2026-W42")).to.contain("not over yet; it can be reported on from 2026-10-19 00:00 UTC");
        expect(await refused("2026-W39")).to.contain("does not keep its minutes any more");
        expect(await refused("2026-W60")).to.contain('There is no week "2026-W60"');
        expect(tower.files.size).to.equal(0);
    });

    it("ends with the same files, and tells all, when an instance dies at any point", async () => {
        await tower.reports().reportLast();
        for (let at = 0, crashed = true; crashed; at += 1) {
            const again = new Watchtower();
            const points = new CrashPoints(at);
            await again
                .reports(points)
                .reportLast()
                .catch(() => undefined);
            crashed = points.crashed;
            again.now = new Date(again.now.getTime() + 60_000);
            await again.reports().reportLast();

            expect(again.files, `after point ${at}`).to.deep.equal(tower.files);
            expect(new Set(again.notices.map(({ key }) => key)), `after point ${at}`).to.have.lengthOf(2);
            expect(again.notices.length, `after point ${at}`).to.be.at.most(3);
        }
    });
});
