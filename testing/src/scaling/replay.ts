import { Firewall } from "./firewall.js";
import { Group } from "./group.js";
import { Limiter } from "./limiter.js";
import type { Assumptions, Batch, DeclaredTier, Minute, Replay, Trace } from "./model.js";

const minute = 60;
/** A trace that pauses for longer says nothing of what happens in between. */
const longestPause = 7 * 24 * 3600;

/** A trace cannot be replayed; the message says why and what to do. */
export class TraceError extends Error {
    public override readonly name = "TraceError";
}

/**
 * Replays a trace against a tier, second by second. Requests wait for the instances in service, in one line; who has waited for longer than patience lasts has gone.
 *
 * @throws TraceError where the trace is empty, goes back in time or pauses for more than a week
 */
export async function replay(tier: DeclaredTier, assumptions: Assumptions, trace: Trace): Promise<Replay> {
    let run: Run | undefined;
    for await (const batch of trace) {
        run ??= new Run(tier, assumptions, batch.second);
        run.take(batch);
    }
    if (run === undefined) {
        throw new TraceError("The trace has no request.");
    }
    return run.finish();
}

class Run {
    private readonly minutes: Minute[] = [];
    private readonly group: Group;
    private readonly limiter: Limiter;
    private readonly firewall: Firewall;
    private readonly start: number;
    private second: number;
    private inService: number;
    /** Requests in the line. */
    private waiting = 0;
    /** Requests that came in this second, of which some are refused. */
    private arrived = 0;
    private refused = 0;
    private current = empty();
    private period = { busySeconds: 0, seconds: 0, requests: 0 };
    private mostInstances: number;
    private instanceSeconds = 0;

    constructor(
        private readonly tier: DeclaredTier,
        private readonly assumptions: Assumptions,
        second: number,
    ) {
        this.start = second - (second % minute);
        this.second = this.start;
        this.group = new Group(tier, assumptions, this.start);
        this.limiter = new Limiter(tier.limits);
        this.firewall = new Firewall(tier.firewall, assumptions.firewallLagSeconds);
        this.mostInstances = tier.minSize;
        this.inService = tier.minSize;
    }

    public take(batch: Batch): void {
        if (batch.second < this.second) {
            throw new TraceError(
                `The trace goes back from ${timeOf(this.second)} to ${timeOf(batch.second)}; sort it by time.`,
            );
        }
        if (batch.second - this.second > longestPause) {
            throw new TraceError(
                `The trace pauses for more than a week after ${timeOf(this.second)}; cut it into two.`,
            );
        }
        while (this.second < batch.second) this.step();
        const blocked = this.firewall.blocked(batch);
        const requests = batch.requests - blocked;
        this.current.requests += batch.requests;
        this.current.blocked += blocked;
        this.arrived += requests;
        this.refused += this.limiter.refused({ ...batch, requests }, this.inService);
    }

    public finish(): Replay {
        // Until the minute is full: what still waits is answered, or is not.
        do this.step();
        while ((this.second - this.start) % minute !== 0);
        const sum = (part: keyof Replay["totals"]): number =>
            Math.round(this.minutes.reduce((total, each) => total + each[part], 0));
        return {
            minutes: this.minutes,
            totals: {
                requests: sum("requests"),
                limited: sum("limited"),
                blocked: sum("blocked"),
                slow: sum("slow"),
                dropped: sum("dropped"),
            },
            mostInstances: this.mostInstances,
            instanceHours: this.instanceSeconds / 3600,
        };
    }

    /** One second: what has come is answered, waits, or has gone. */
    private step(): void {
        const { requestsPerSecond, slowSeconds, patienceSeconds, refusalCost } = this.assumptions;
        const { inService } = this;
        const capacity = inService * requestsPerSecond;
        const passed = this.arrived - this.refused;
        const refusalWork = Math.min(this.refused * refusalCost, capacity);
        const left = capacity - refusalWork;
        const answered = Math.min(this.waiting + passed, left);
        const waiting = this.waiting + passed - answered;
        const kept = Math.min(waiting, left * patienceSeconds);
        const dropped = waiting - kept;
        const isSlow = left > 0 && kept / left > slowSeconds;
        const busy = capacity === 0 ? 0 : (answered + refusalWork) / capacity;

        const { current, period } = this;
        current.limited += this.refused;
        current.dropped += dropped;
        current.slow += isSlow ? answered : 0;
        current.capacity += capacity;
        current.busySeconds += busy;
        period.busySeconds += busy;
        period.seconds += 1;
        // The load balancer counts what nginx behind it refuses, too.
        period.requests += this.arrived;
        this.waiting = kept;
        this.arrived = 0;
        this.refused = 0;
        this.instanceSeconds += this.group.desired;
        this.second += 1;
        const elapsed = this.second - this.start;
        if (elapsed % this.tier.periodSeconds === 0) this.endPeriod(inService);
        if (elapsed % minute === 0) this.endMinute();
        this.inService = this.group.inService(this.second);
    }

    private endPeriod(inService: number): void {
        const { busySeconds, seconds, requests } = this.period;
        const minutes = seconds / minute;
        this.group.evaluate(this.second, {
            cpuPercent: inService === 0 ? undefined : (100 * busySeconds) / seconds,
            requestsPerInstance: inService === 0 ? undefined : requests / minutes / inService,
        });
        this.period = { busySeconds: 0, seconds: 0, requests: 0 };
        this.mostInstances = Math.max(this.mostInstances, this.group.desired);
    }

    private endMinute(): void {
        const { busySeconds, ...counted } = this.current;
        this.minutes.push({
            ...counted,
            start: this.second - minute,
            inService: this.group.inService(this.second),
            desired: this.group.desired,
            cpuPercent: (100 * busySeconds) / minute,
        });
        this.current = empty();
    }
}

function empty() {
    return { requests: 0, limited: 0, blocked: 0, slow: 0, dropped: 0, capacity: 0, busySeconds: 0 };
}

function timeOf(second: number): string {
    return new Date(second * 1_000).toISOString().slice(0, 19);
}
