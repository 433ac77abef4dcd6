import { expect } from "chai";
import { createLog } from "../../common/log.js";
import { MemoryState } from "../testing/memory-state.js";
import { MetricForwarder, type MetricForwarderParts } from "./metric-forwarder.js";
import type { MetricSource } from "./metric-source.js";
import type { OtlpLogsRequest, OtlpMetricsRequest } from "./otlp.js";
import { OtlpRefusal, OtlpUnavailable, type PartialSuccess } from "./otlp-client.js";
import type { WatchedMetric } from "./watched-metric.js";

const start = Date.parse("2026-11-23T20:00:00Z");
const minute = 60_000;
const metric: WatchedMetric = { namespace: "AWS/RDS", name: "CPUUtilization", statistic: "Average" };
const taken: PartialSuccess = { rejected: 0, reason: "" };

/** CloudWatch with a point in every minute. */
const source: MetricSource = {
    read: (metrics, { from, to }) =>
        Promise.resolve(
            metrics.map((each) => ({
                metric: each,
                minutes: Array.from({ length: (to - from) / minute }, (_, index) => ({
                    at: from + index * minute,
                    value: 1,
                })),
            })),
        ),
};

/** A call that ends at one of the calls that it makes, before or after that took effect: nothing is done after it. */
class Life {
    public isOver = false;
    /** What took effect. */
    public readonly done: string[] = [];
    private calls = 0;

    constructor(
        private readonly last: number,
        private readonly when: "before" | "after",
    ) {}

    public async live<Result>(what: string, call: () => Promise<Result>): Promise<Result> {
        this.calls += 1;
        this.endIf(this.isOver || (this.calls === this.last && this.when === "before"));
        const result = await call();
        this.done.push(what);
        this.endIf(this.calls === this.last);
        return result;
    }

    private endIf(ends: boolean): void {
        if (ends) {
            this.isOver = true;
            throw new Error("killed");
        }
    }
}

describe("MetricForwarder", () => {
    let now: number;
    let state: MemoryState;
    /** Begins of the minutes that New Relic took. */
    let minutes: number[];
    let lines: string[];
    let answer: () => PartialSuccess;

    beforeEach(() => {
        now = start;
        state = new MemoryState(() => new Date(now));
        [minutes, lines] = [[], []];
        answer = () => taken;
    });

    const send = (_signal: string, request: OtlpMetricsRequest | OtlpLogsRequest): Promise<PartialSuccess> => {
        const result = answer();
        if ("resourceMetrics" in request) {
            const metrics = request.resourceMetrics.flatMap(({ scopeMetrics }) =>
                scopeMetrics.flatMap((scope) => scope.metrics),
            );
            const points = metrics.flatMap(({ gauge }) => gauge?.dataPoints ?? []);
            minutes.push(...points.map(({ startTimeUnixNano }) => Number(BigInt(startTimeUnixNano) / 1_000_000n)));
        }
        return Promise.resolve(result);
    };
    const forwarder = (change: Partial<MetricForwarderParts> = {}) =>
        new MetricForwarder({
            metrics: [metric],
            source,
            state,
            client: { send },
            resource: { attributes: [] },
            log: createLog((line) => lines.push(line)),
            now: () => now,
            ...change,
        });
    const forward = (change?: Partial<MetricForwarderParts>) => forwarder(change).forward(now + 30_000);
    const failure = (done: Promise<unknown>): Promise<unknown> =>
        done.then(
            () => undefined,
            (error: unknown) => error,
        );
    const expectEachOnce = () => {
        const expected = Array.from({ length: minutes.length }, (_, index) => (minutes[0] ?? 0) + index * minute);
        expect(minutes).to.deep.equal(expected);
    };

    it("sends each minute once, however often it is called", async () => {
        for (const pause of [0, 0, 20_000, 45_000, 10 * minute, 90 * minute, 0, 0]) {
            now += pause;
            await forward();
        }
        expectEachOnce();
        expect(minutes.at(-1)).to.equal(Math.floor(now / minute) * minute - 4 * minute);
    });

    it("sends no minute twice where two calls come at once", async () => {
        await Promise.all([forward(), forward(), forward()]);

        expect(minutes).to.have.length(5);
        expectEachOnce();
    });

    it("makes up for calls that failed", async () => {
        answer = () => {
            throw new OtlpUnavailable("later", 0);
        };
        expect(await failure(forward())).to.be.instanceOf(OtlpUnavailable);
        now += 5 * minute;
        answer = () => taken;
        await forward();

        expect(minutes).to.have.length(10);
        expectEachOnce();
    });

    it("makes up for calls that were killed, when their claim has run out", async () => {
        // CloudWatch never answers: the call ends with its instance.
        void forward({ source: { read: () => new Promise(() => undefined) } });
        await new Promise(setImmediate);
        await forward();
        expect(minutes).to.deep.equal([]);

        now += 31_000;
        await forward();
        expect(minutes).to.have.length(5);
    });

    it("sends again only what New Relic took while the call died before it could write that down", async () => {
        const broken = { read: state.read.bind(state), write: state.write.bind(state) };
        let writes = 0;
        const dying = {
            ...broken,
            write: (...args: Parameters<typeof state.write>) =>
                ++writes === 1 ? broken.write(...args) : Promise.reject(new Error("killed")),
        };
        expect(await failure(forward({ state: dying }))).to.be.instanceOf(Error);
        now += 31_000;
        await forward();

        expect(minutes).to.have.length(10);
        expect(new Set(minutes).size).to.equal(5);
    });

    it("loses no minute whatever call it dies at, and repeats them only where New Relic had taken them", async () => {
        for (const when of ["before", "after"] as const) {
            for (let place = 1, died = true; died; place += 1) {
                now += 60 * minute;
                state = new MemoryState(() => new Date(now));
                minutes = [];
                const life = new Life(place, when);
                await failure(
                    forward({
                        state: {
                            read: (id, check) => life.live("read", () => state.read(id, check)),
                            write: (...args) => life.live("write", () => state.write(...args)),
                        },
                        source: { read: (...args) => life.live("ask", () => source.read(...args)) },
                        client: { send: (...args) => life.live("send", () => send(args[0], args[1])) },
                    }),
                );
                died = life.isOver;
                const wasTaken = minutes.length > 0 && died;
                const wasWritten = life.done.filter((call) => call === "write").length === 2;
                now += 31_000;
                await forward();

                expect(new Set(minutes).size, life.done.join()).to.be.within(5, 6);
                expect(minutes.length > 6, life.done.join()).to.equal(wasTaken && !wasWritten);
            }
        }
    });

    it("takes nothing back that another call did after its claim ran out", async () => {
        const window = { from: 0, to: 0, lost: 0 };
        let wake: () => void = () => expect.fail("nobody sleeps");
        const slow: MetricSource = {
            read: async (metrics, asked) => {
                Object.assign(window, asked);
                await new Promise<void>((done) => (wake = done));
                return source.read(metrics, asked);
            },
        };
        const overtaken = forward({ source: slow });
        await new Promise(setImmediate);
        now += 2 * minute;
        await forward();
        wake();
        await overtaken;
        minutes = [];
        await forward();

        expect(window.to).to.equal(start - 3 * minute);
        expect(minutes).to.deep.equal([]);
    });

    it("fails with the reason where it cannot give its claim back either", async () => {
        let writes = 0;
        const dying = {
            read: state.read.bind(state),
            write: (...args: Parameters<typeof state.write>) =>
                ++writes === 1 ? state.write(...args) : Promise.reject(new Error("no table")),
        };
        answer = () => {
            throw new OtlpUnavailable("later", 0);
        };
        expect(await failure(forward({ state: dying }))).to.be.instanceOf(OtlpUnavailable);
        expect(lines.join()).to.contain("runs out").and.contain("no table");
    });

    for (const status of [400, 413]) {
        it(`goes on behind what is refused with ${status}, and says so`, async () => {
            answer = () => {
                throw new OtlpRefusal("bad", status);
            };
            expect(await forward()).to.deep.equal({ sent: 0, rejected: 5 });
            expect(lines.join()).to.contain("took no data point of a request");
            now += minute;
            answer = () => taken;
            expect(await forward()).to.deep.equal({ sent: 1, rejected: 0 });
        });
    }

    it("waits for another key where the key is refused, and then loses nothing", async () => {
        answer = () => {
            throw new OtlpRefusal("forbidden", 403);
        };
        expect(await failure(forward())).to.be.instanceOf(OtlpRefusal);
        answer = () => taken;
        expect(await forward()).to.deep.equal({ sent: 5, rejected: 0 });
    });

    it("says what was not taken of a request", async () => {
        answer = () => ({ rejected: 2, reason: "too old" });

        expect(await forward()).to.deep.equal({ sent: 3, rejected: 2 });
        expect(lines.join()).to.contain('"rejected":2,"of":5,"reason":"too old"');
    });

    it("says how much is lost after more than a day", async () => {
        await forward();
        now += 25 * 60 * minute;
        await forward();

        expect(lines.join()).to.contain('"lostMinutes":60');
    });

    it("asks nobody where there are no metrics", async () => {
        expect(await forward({ metrics: [] })).to.deep.equal({ sent: 0, rejected: 0 });
        expect(await state.read("new-relic-metrics", Number)).to.equal(undefined);
    });
});
