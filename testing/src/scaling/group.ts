import type { Assumptions, DeclaredTier, Policy } from "./model.js";
import { evaluation, wishOf, type Wish } from "./target-tracking.js";

interface Instance {
    readonly inServiceAt: number;
    readonly warmAt: number;
}

/** What the group's metrics say of one period; undefined where nothing was measured. */
export interface Measured {
    readonly cpuPercent: number | undefined;
    readonly requestsPerInstance: number | undefined;
}

/** An Auto Scaling group over time: instances that start, warm up and go, as its policies want it. */
export class Group {
    public desired: number;
    private instances: Instance[];
    private readonly seen = new Map<string, (number | undefined)[]>();

    constructor(
        private readonly tier: DeclaredTier,
        private readonly assumptions: Pick<Assumptions, "startSeconds">,
        start: number,
    ) {
        this.desired = tier.minSize;
        this.instances = Array.from({ length: tier.minSize }, () => ({ inServiceAt: start, warmAt: start }));
    }

    public inService(second: number): number {
        return this.instances.filter(({ inServiceAt }) => inServiceAt <= second).length;
    }

    /** Instances that the group's metrics are the average of. */
    public warm(second: number): number {
        return this.instances.filter(({ warmAt }) => warmAt <= second).length;
    }

    /** At the end of a period: what was measured reaches the policies, and they change what is wanted. */
    public evaluate(second: number, measured: Measured): void {
        const wishes = this.tier.policies.map((policy) => this.wish(policy, second, measured));
        const grow = wishes.filter(({ direction }) => direction === "grow");
        if (grow.length > 0) {
            // The policy that wants most wins; what is warming up already counts.
            this.desire(Math.max(this.desired, ...grow.map(({ instances }) => instances)), second);
        } else if (
            wishes.length > 0 &&
            wishes.every(({ direction }) => direction === "shrink") &&
            this.isSettled(second)
        ) {
            this.desire(Math.max(...wishes.map(({ instances }) => instances)), second);
        }
    }

    private wish(policy: Policy, second: number, measured: Measured): Wish {
        const value = policy.kind === "requests" ? measured.requestsPerInstance : measured.cpuPercent;
        const seen = [...(this.seen.get(policy.name) ?? []), value].slice(-evaluation.shrinkAfter);
        this.seen.set(policy.name, seen);
        const warm = this.warm(second);
        switch (policy.kind) {
            case "cpu":
                return wishOf(seen, policy.targetPercent, warm);
            case "requests":
                return wishOf(seen, policy.targetPerMinute, warm);
            case "step":
                // A step only ever adds: where it asks for nothing, it is in nobody's way.
                return value !== undefined && value > policy.abovePercent
                    ? {
                          instances: warm + Math.max(1, Math.floor((warm * policy.growPercent) / 100)),
                          direction: "grow",
                      }
                    : { instances: 0, direction: "shrink" };
        }
    }

    /** AWS does not shrink a group while instances of a growth warm up. */
    private isSettled(second: number): boolean {
        return this.warm(second) === this.instances.length;
    }

    private desire(instances: number, second: number): void {
        this.desired = Math.min(this.tier.maxSize, Math.max(this.tier.minSize, instances));
        const inServiceAt = second + this.assumptions.startSeconds;
        while (this.instances.length < this.desired) {
            this.instances.push({ inServiceAt, warmAt: inServiceAt + this.tier.warmUpSeconds });
        }
        this.instances.length = this.desired;
    }
}
