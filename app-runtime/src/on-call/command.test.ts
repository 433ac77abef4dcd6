import { expect } from "chai";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { runOnCall } from "./command.js";
import { ScheduleError } from "./schedule.js";
import { at, followTheSun, layer, scheduleText } from "./schedules.fixtures.test.js";

const example = path.join(__dirname, "..", "..", "..", "examples", "on-call", "schedule.yaml");

describe("npm run on-call", function () {
    this.timeout(60_000);
    let folder: string;

    beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), "on-call-"))));
    afterEach(() => rm(folder, { recursive: true }));

    const place = (name: string) => path.join(folder, name);
    const run = async (text: string, more: Partial<Parameters<typeof runOnCall>[0]> = {}) => {
        await writeFile(place("team.json"), text);
        const at_ = at("2026-01-21T12:00:00Z");
        return await runOnCall({
            file: place("team.json"),
            page: undefined,
            pagerDuty: undefined,
            calendars: undefined,
            at: at_,
            ...more,
        });
    };
    const refusal = (done: Promise<unknown>) => done.then(String, (error: unknown) => error);

    it("says who is on call, who is next, and how it is shared", async () => {
        expect((await run(scheduleText())).split("\n").slice(0, 5)).to.deep.equal([
            "on call  Edsger (all), until 2026-01-26 09:00 Europe/Berlin",
            "next     Ada (all), until 2026-02-02 09:00 Europe/Berlin",
            "",
            "in the next two years",
            // 35 turns, in one of which clocks are set forward.
            "Ada: 5879 hours, 1959 of them at night, 1679 at weekends",
        ]);
    });

    it("says that nobody is next where one person has all turns", async () => {
        const text = await run(scheduleText({ layers: { all: layer({ people: ["ada"] }) } }), {
            page: place("page.html"),
        });

        expect(text.split("\n").slice(0, 2)).to.deep.equal([
            "on call  Ada (all), until 2028-01-21 13:00 Europe/Berlin",
            "next     nobody else",
        ]);
    });

    it("takes the example, and writes a page, PagerDuty's form with its overrides, and a calendar for each person", async () => {
        const options = {
            file: example,
            page: place("out/page.html"),
            pagerDuty: place("out/pagerduty.json"),
            calendars: place("out/calendars"),
            at: at("2026-11-23T20:00:00Z"),
        };
        await runOnCall(options);

        expect(await readdir(place("out"))).to.have.members([
            "page.html",
            "pagerduty.json",
            "pagerduty.overrides.json",
            "calendars",
        ]);
        expect(await readdir(options.calendars)).to.have.members([
            "ada.ics",
            "grace.ics",
            "edsger.ics",
            "henrietta.ics",
        ]);
        expect(await readFile(options.page, "utf8")).to.contain("On call – Shop");
        expect(JSON.parse(await readFile(options.pagerDuty, "utf8"))).to.have.nested.property(
            "schedule.type",
            "schedule",
        );
        expect(JSON.parse(await readFile(place("out/pagerduty.overrides.json"), "utf8")).overrides).to.have.length(1);
        expect(await readFile(path.join(options.calendars, "grace.ics"), "utf8")).to.contain("BEGIN:VEVENT");
    });

    it("finds a mistake that comes to pass a year later, and writes nothing", async () => {
        const away = [{ person: "ada", from: "2027-02-02", to: "2027-02-28" }];
        const error = await refusal(run(scheduleText({ away }), { page: place("page.html") }));

        expect(error).to.be.instanceOf(ScheduleError);
        expect(String(error)).to.contain("ada is away from 2027-02-02 to 2027-02-28, but on call");
        expect(await readdir(folder)).to.deep.equal(["team.json"]);
    });

    it("serves in the week of the first hand-over, but not before it", async () => {
        const layers = {
            all: layer({ firstHandOver: "2026-01-21", handOver: { weekday: "wednesday", time: "09:00" } }),
        };
        expect(await run(scheduleText({ layers }))).to.contain("on call  Ada");

        const before = await refusal(run(scheduleText({ layers }), { at: at("2026-01-20T12:00:00Z") }));
        expect(String(before)).to.contain(
            "Nobody is on call from 2026-01-20 13:00 to 2026-01-21 09:00 (Europe/Berlin)",
        );
    });

    for (const [what, change] of [
        [
            "turns that begin on a Wednesday",
            {
                layers: {
                    all: layer({ firstHandOver: "2025-12-03", handOver: { weekday: "wednesday", time: "09:00" } }),
                },
            },
        ],
        ["turns of four weeks", { layers: { all: layer({ firstHandOver: "2025-12-01", weeks: 4 }) } }],
        [
            "one who hands over to themselves",
            { layers: { all: layer({ firstHandOver: "2024-01-01", people: ["ada"] }) } },
        ],
        ["hours that reach into Monday", { layers: followTheSun }],
        [
            "one who stands in over Monday",
            {
                layers: { all: layer({ firstHandOver: "2025-12-01" }) },
                overrides: [
                    { person: "ada", from: "2026-01-08T09:00", to: "2026-01-11T09:00", reason: "a conference" },
                    { person: "ada", from: "2026-01-11T09:00", to: "2026-01-13T09:00", reason: "the way home" },
                ],
            },
        ],
    ] as const) {
        it(`gives a shift the same event in the calendar of the next week: ${what}`, async () => {
            const eventsOf = async (made: string): Promise<ReadonlySet<string>> => {
                const calendars = place(made.slice(0, 10));
                await run(scheduleText(change), { calendars, at: at(made) });
                const files = await Promise.all(
                    (await readdir(calendars)).map((name) => readFile(path.join(calendars, name), "utf8")),
                );
                const text = files.join("").replace(/DTSTAMP:.*\r\n/g, "");
                return new Set(text.match(/UID:.*\r\nDTSTART:.*/g) ?? []);
            };
            const before = await eventsOf("2026-01-08T12:00:00Z");
            const later = await eventsOf("2026-01-12T00:30:00Z");
            const others = [...later].filter((event) => !before.has(event));

            expect(later.size).to.be.above(0);
            // The later file goes on for four days more.
            expect(others.filter((event) => event.slice(-16) <= "20260710T120000Z")).to.deep.equal([]);
        });
    }

    it("does not judge the week before the calendar for what the file has forgotten of it", async () => {
        const layers = {
            all: layer({ firstHandOver: "2025-12-03", handOver: { weekday: "wednesday", time: "09:00" } }),
        };
        const away = [{ person: "grace", from: "2026-01-05", to: "2026-01-11" }];
        const calendars = place("calendars");
        await run(scheduleText({ layers, away }), { calendars, at: at("2026-01-12T12:00:00Z") });

        expect(await readFile(path.join(calendars, "edsger.ics"), "utf8")).to.contain("BEGIN:VEVENT");
    });

    it("says that there is no such file", async () => {
        const error = await refusal(run("", { file: place("nowhere.yaml") }));

        expect(error).to.be.instanceOf(ScheduleError);
        expect(String(error)).to.contain("nowhere.yaml cannot be read: ENOENT");
    });
});
