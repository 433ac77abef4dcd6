import { expect } from "chai";
import type { Assumptions, Batch, DeclaredTier } from "./model.js";
import { replay, TraceError } from "./replay.js";

const tier: DeclaredTier = {
    name: "web",
    instanceType: "t3.medium",
    minSize: 2,
    maxSize: 10,
    warmUpSeconds: 300,
    periodSeconds: 60,
    policies: [{ kind: "cpu", name: "cpu", targetPercent: 75 }],
    limits: undefined,
    firewall: undefined,
    leftOut: [],
};
const assumptions: Assumptions = {
    requestsPerSecond: 100,
    startSeconds: 120,
    slowSeconds: 1,
    patienceSeconds: 10,
    refusalCost: 0.05,
    firewallLagSeconds: 30,
};

/** So many requests in every second, from a minute's beginning on. */
function* steady(perSecond: number, seconds: number, from = 0): Generator<Batch> {
    for (let second = from; second < from + seconds; second += 1) yield { second, client: "all", requests: perSecond };
}

function* both(...traces: Iterable<Batch>[]): Generator<Batch> {
    for (const trace of traces) yield* trace;
}

const minute = 60;

describe("a replay", () => {
    it("answers what its instances can, at once", async () => {
        const { totals, minutes, mostInstances } = await replay(tier, assumptions, steady(100, 10 * minute));

        expect(totals).to.deep.equal({ requests: 60_000, limited: 0, blocked: 0, slow: 0, dropped: 0 });
        expect(minutes).to.have.length(10);
        expect(minutes[0]).to.deep.include({ start: 0, requests: 6000, capacity: 12_000, cpuPercent: 50 });
        expect(mostInstances).to.equal(2);
    });

    it("loses no request: each is answered, refused, blocked or given up", async () => {
        const { totals, minutes } = await replay(tier, assumptions, steady(300, 10 * minute));
        const answered = minutes.reduce((sum, { capacity, cpuPercent }) => sum + (capacity * cpuPercent) / 100, 0);

        expect(answered + totals.dropped).to.be.closeTo(totals.requests, 10 * assumptions.patienceSeconds * 100);
    });

    it("grows after three minutes over the target, and the new instance serves after it has started", async () => {
        const { minutes } = await replay(tier, assumptions, steady(190, 12 * minute));
        const grown = minutes.findIndex(({ desired }) => desired > 2);

        expect(grown).to.equal(2);
        expect(minutes[grown]?.desired).to.equal(3);
        expect(minutes.findIndex(({ inService }) => inService > 2)).to.equal(grown + 2);
    });

    it("does not grow further while what it started warms up", async () => {
        const { minutes } = await replay(tier, assumptions, steady(1000, 12 * minute));
        const sizes = minutes.map(({ desired }) => desired);

        // 120 s until it serves, and 300 s more until it counts: seven minutes.
        expect(sizes.slice(2, 9)).to.deep.equal([3, 3, 3, 3, 3, 3, 3]);
        expect(sizes[9]).to.equal(4);
    });

    it("shrinks after fifteen quiet minutes, and not below its smallest size", async () => {
        const trace = both(steady(215, 10 * minute), steady(10, 60 * minute, 10 * minute));
        const { minutes } = await replay(tier, assumptions, trace);
        const sizes = minutes.map(({ desired }) => desired);

        expect(Math.max(...sizes)).to.equal(3);
        expect(sizes.at(-1)).to.equal(2);
        expect(sizes.indexOf(2, 10)).to.be.at.least(24);
    });

    it("never has more than its largest size", async () => {
        const { mostInstances } = await replay({ ...tier, maxSize: 3 }, assumptions, steady(1000, 60 * minute));

        expect(mostInstances).to.equal(3);
    });

    it("looks every five minutes only without detailed monitoring", async () => {
        const { minutes } = await replay({ ...tier, periodSeconds: 300 }, assumptions, steady(190, 30 * minute));

        expect(minutes.findIndex(({ desired }) => desired > 2)).to.equal(14);
    });

    it("follows the requests of each instance where a policy does", async () => {
        const byRequests: DeclaredTier = {
            ...tier,
            policies: [{ kind: "requests", name: "requests", targetPerMinute: 1000 }],
        };
        const { minutes } = await replay(byRequests, assumptions, steady(60, 12 * minute));

        expect(minutes[2]?.desired).to.equal(4);
    });

    it("grows at once by a step", async () => {
        const rush: DeclaredTier = {
            ...tier,
            policies: [...tier.policies, { kind: "step", name: "rush", growPercent: 100, abovePercent: 90 }],
        };
        const { minutes } = await replay(rush, assumptions, steady(300, 5 * minute));

        expect(minutes[0]?.desired).to.equal(4);
    });

    it("counts who waits too long as slow, and who gives up as lost", async () => {
        const { totals } = await replay({ ...tier, policies: [] }, assumptions, steady(250, 10 * minute));

        expect(totals.slow).to.be.above(100_000);
        expect(totals.dropped).to.be.closeTo(50 * 600 - 2000, 500);
    });

    it("is overtaken by no line: a pause of the trace empties it", async () => {
        const trace = both(steady(250, 1 * minute), steady(1, 1, 30 * minute));
        const { minutes } = await replay({ ...tier, policies: [] }, assumptions, trace);

        expect(minutes).to.have.length(31);
        expect(minutes[15]).to.include({ requests: 0, slow: 0, dropped: 0, cpuPercent: 0 });
    });

    for (const { what, trace, says } of [
        { what: "is empty", trace: [], says: "The trace has no request." },
        {
            what: "goes back in time",
            trace: [...steady(1, 1, 100), ...steady(1, 1, 50)],
            says: "The trace goes back from 1970-01-01T00:01:40 to 1970-01-01T00:00:50; sort it by time.",
        },
        {
            what: "pauses for longer than a week",
            trace: [...steady(1, 1), ...steady(1, 1, 10 * 24 * 3600)],
            says: "The trace pauses for more than a week after 1970-01-01T00:00:00; cut it into two.",
        },
    ]) {
        it(`refuses a trace that ${what}`, async () => {
            const refused = await replay(tier, assumptions, trace).catch((error: unknown) => error);

            expect(refused).to.be.instanceOf(TraceError);
            expect(String(refused)).to.equal(`TraceError: ${says}`);
        });
    }
});
