import type { Observation, ObservedInstance, ProbeResult } from "../observation.js";

/** One instance as it really is. */
interface Member {
    lifecycle: string;
    /** What is wrong with it; undefined where nothing is. */
    fault: string | undefined;
    /** When it comes into service, where it is not yet. */
    readonly readyAt: number;
}

/** What was published, as subscribers got it. */
export interface Published {
    readonly key: string;
    readonly status: string;
}

/** Milliseconds that an instance takes to start. */
const bootMilliseconds = 90_000;

/** An Auto Scaling group behind a load balancer that does what AWS does, without AWS: what can be observed of it, and what can be done to it. */
export class SimulatedGroup {
    public readonly members = new Map<string, Member>();
    public readonly snapshots = new Map<string, readonly string[]>();
    public readonly terminated: string[] = [];
    public readonly detached: string[] = [];
    public readonly published: Published[] = [];
    public replaces = true;
    /** What none of the instances can use. */
    public dependency: string | undefined;
    public isProbeFailing = false;
    private started = 0;

    constructor(
        public desired: number,
        public readonly minimum: number,
        private readonly graceSeconds = 0,
    ) {
        for (let each = 0; each < desired; each += 1) {
            this.start("InService", 0);
        }
    }

    /** Lets time pass: instances come into service, and the group starts those that it misses. */
    public passTo(now: number): void {
        for (const member of this.members.values()) {
            if (member.lifecycle === "Pending" && now >= member.readyAt) {
                member.lifecycle = "InService";
            }
        }
        while (this.replaces && this.members.size < this.desired) {
            this.start("Pending", now + bootMilliseconds);
        }
    }

    public observe(at: number): Observation {
        return {
            at,
            group: {
                minimum: this.minimum,
                desired: this.desired,
                graceSeconds: this.graceSeconds,
                replaces: this.replaces,
            },
            instances: [...this.members].map(([id, member]) => observed(id, member)),
            probe: this.probe(),
        };
    }

    public keepEvidence(incident: string): readonly string[] {
        const kept = this.snapshots.get(incident) ?? [`snap-${this.snapshots.size}`];
        this.snapshots.set(incident, kept);
        return kept;
    }

    public terminate(instance: string): void {
        if (this.members.delete(instance)) {
            this.terminated.push(instance);
        }
    }

    public detach(instance: string): void {
        if (this.members.delete(instance)) {
            this.detached.push(instance);
        }
    }

    /** Somebody else terminates the instance that has been there for longest. */
    public loseOne(): void {
        const [oldest = ""] = this.members.keys();
        this.members.delete(oldest);
    }

    public heal(): void {
        this.replaces = true;
        this.dependency = undefined;
        this.isProbeFailing = false;
        for (const member of this.members.values()) {
            member.fault = undefined;
            member.lifecycle = member.lifecycle === "Standby" ? "InService" : member.lifecycle;
        }
    }

    private start(lifecycle: string, readyAt: number): void {
        this.members.set(`i-${String(this.started).padStart(3, "0")}`, { lifecycle, fault: undefined, readyAt });
        this.started += 1;
    }

    private probe(): ProbeResult {
        const fails = this.isProbeFailing || this.dependency !== undefined;
        return {
            asked: 3,
            failed: fails ? 3 : 0,
            reason: fails ? "/ready was answered with 503" : undefined,
            dependencies: this.dependency === undefined ? [] : [this.dependency],
        };
    }
}

function observed(id: string, { lifecycle, fault }: Member): ObservedInstance {
    const state = lifecycle === "InService" ? (fault === undefined ? "healthy" : "unhealthy") : "initial";
    return { id, lifecycle, target: { state, reason: fault, isAnomalous: false } };
}
