import { expect } from "chai";
import { Random } from "../../image-app/testing/random.js";
import { Analyser, type AnalyserState } from "./analyser.js";
import type { Notification } from "./incidents.js";
import type { AnalyserSettings } from "./settings.js";
import { type Line, logLine, noon } from "./testing/log-line.js";
import { parsed } from "./testing/parse.js";
import { type File, someTraffic, split } from "./testing/files.js";
import { client, traffic } from "./testing/traffic.js";

function analysed(
    files: readonly File[],
    settings?: Partial<AnalyserSettings>,
): { state: AnalyserState; told: Notification[] } {
    const told: Notification[] = [];
    const analyser = new Analyser((notification) => told.push(notification), settings);
    for (const file of files) {
        for (const line of file) {
            const row = parsed(logLine(line));
            if (row === undefined) throw new Error("No row.");
            analyser.add(row);
        }
        analyser.settle();
    }
    return { state: analyser.toState(), told };
}

/** What does not depend on the order in which it became known. */
function outcome({ incidents }: AnalyserState): readonly string[] {
    return incidents.map(({ type, key, start, end }) => `${type} ${key} ${start}-${end}`).sort();
}

const flood = (line: Line = {}): Line[] => [
    ...traffic([client({ from: 0, rate: 5, line: () => ({ path: "/search", ...line }) })], 120, noon),
];

describe("the traffic analyser", () => {
    it("finds the same incidents in the same rows, in whatever files and order they come", function () {
        this.timeout(120_000);
        const lines = someTraffic();
        const expected = outcome(analysed([lines]).state);
        expect(expected.map((each) => each.split(" ", 1)[0])).to.deep.equal([
            "error-burst",
            "request-flood",
            "request-flood",
            "scanner-paths",
        ]);
        for (let seed = 1; seed <= 4; seed++) {
            const { state, told } = analysed(split(lines, new Random(seed)));
            expect(outcome(state), `seed ${seed}`).to.deep.equal(expected);
            const opened = told.filter(({ status }) => status === "opened").map(({ type, key }) => `${type} ${key}`);
            expect(new Set(opened).size, `seed ${seed}`).to.equal(opened.length);
        }
    });

    it("goes on from what it has kept as if it had never stopped", () => {
        const lines = someTraffic();
        const expected = outcome(analysed([lines]).state);
        let state: AnalyserState | undefined;
        for (let at = 0; at < lines.length; at += 2_500) {
            const analyser = new Analyser(() => undefined, {}, state);
            for (const line of lines.slice(at, at + 2_500)) {
                const row = parsed(logLine(line));
                if (row !== undefined) analyser.add(row);
            }
            analyser.settle();
            state = JSON.parse(JSON.stringify(analyser.toState()));
        }
        if (state === undefined) throw new Error("There was no traffic.");
        expect(outcome(state)).to.deep.equal(expected);
    });

    for (const [what, minutes, address] of [
        ["most of it in the first minute", [99, 19], () => "203.0.113.7"],
        ["most of it in the last minute", [19, 99], () => "203.0.113.7"],
        ["a little in each minute", [12, 25, 26, 25, 12], () => "203.0.113.7"],
        ["most of a network's in the first minute", [450, 90], (index: number) => `203.0.113.${index % 50}`],
    ] as const) {
        it(`finds a flood with ${what}, which ends when it ends`, () => {
            const lines = minutes.flatMap((count, minute) =>
                Array.from({ length: count }, (_, index) => ({
                    ...{ time: noon + minute * 60_000 + index * 100, path: "/search" },
                    client: `${address(index)}:1`,
                })),
            );
            // One request in each minute after that prolongs nothing.
            for (let minute = minutes.length; minute < 20; minute++) {
                lines.push({ time: noon + minute * 60_000, path: "/search", client: "203.0.113.7:1" });
            }
            const { told } = analysed([lines]);
            const end = new Date(noon + minutes.length * 60_000).toISOString().replace(".000", "");
            expect(told.map(({ status }) => status)).to.deep.equal(["opened", "resolved"]);
            expect(told.at(-1)?.end).to.equal(end);
        });
    }

    it("takes no 99 requests in a window for a flood", () => {
        const line = (index: number): Line => ({ time: noon + index * 3_000, path: "/search" });
        expect(analysed([Array.from({ length: 99 }, (_, index) => line(index))]).told).to.deep.equal([]);
    });

    it("resolves an incident when it has been quiet by log time", () => {
        const { told } = analysed([[...flood(), { time: noon + 30 * 60_000 }]]);
        expect(told.map(({ status }) => status)).to.deep.equal(["opened", "resolved"]);
        expect(told[0]).to.deep.equal({
            type: "request-flood",
            key: "203.0.113.7",
            start: "2026-11-23T12:00:00Z",
            end: "2026-11-23T12:01:00Z",
            at: "2026-11-23T12:00:59Z",
            status: "opened",
        });
    });

    for (const [what, settings, found] of [
        ["an allowed address", { allowedNetworks: ["203.0.113.7"] }, 0],
        ["an allowed network", { allowedNetworks: ["203.0.113.0/24"] }, 0],
        ["an allowed user agent", { allowedAgents: ["Firefox"] }, 0],
        ["another balancer", { balancer: "app/other/1" }, 0],
        ["another allowed network", { allowedNetworks: ["2001:db8::/32"] }, 1],
    ] as const) {
        it(`finds ${found === 0 ? "nothing" : "what there is"} with ${what}`, () => {
            const { told } = analysed([flood()], settings);
            expect(told.filter(({ status }) => status === "opened")).to.have.length(found);
        });
    }

    it("refuses an allowed network that is none", () => {
        expect(() => new Analyser(() => undefined, { allowedNetworks: ["10.0.0.0/33"] })).to.throw(
            RangeError,
            '"10.0.0.0/33" is no network; give an address or a network such as 198.51.100.0/24 or 2001:db8::/32.',
        );
    });

    it("never holds a block of the firewall against a client", () => {
        expect(analysed([flood({ status: 403, target: "-", actions: "waf" })]).told).to.deep.equal([]);
    });

    it("counts what is too late, and nothing else of it", () => {
        const analyser = new Analyser(() => undefined);
        for (const time of [noon, noon - 121 * 60_000]) {
            const row = parsed(logLine({ time }));
            if (row !== undefined) analyser.add(row);
        }
        expect(analyser.lateRows).to.equal(1);
        expect(analyser.toState().minutes).to.have.length(1);
    });

    it("keeps a bounded state, however many clients and paths there are", () => {
        const analyser = new Analyser(() => undefined, { clientsPerMinute: 100 });
        for (let index = 0; index < 20_000; index++) {
            const row = parsed(
                logLine({ client: `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}:1`, path: `/${index}` }),
            );
            if (row !== undefined) analyser.add(row);
        }
        const [minute] = analyser.toState().minutes;
        expect(minute?.totals.requests).to.equal(20_000);
        expect(minute?.clients).to.have.length(100);
        expect(minute?.paths.length).to.be.at.most(4_096);
    });
});
