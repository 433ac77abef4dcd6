/** What one look at the group and its targets showed. */
export interface Observation {
    /** When it was begun, in milliseconds since 1970. */
    readonly at: number;
    readonly group: ObservedGroup;
    /** Every instance that the group has, in whatever state. */
    readonly instances: readonly ObservedInstance[];
    readonly probe: ProbeResult;
}

/** What the Auto Scaling group is set to. */
export interface ObservedGroup {
    readonly minimum: number;
    readonly desired: number;
    /** Seconds for which an instance may be unhealthy after it came into service. */
    readonly graceSeconds: number;
    /** Whether the group starts instances in the place of those that are removed. */
    readonly replaces: boolean;
}

/** One instance of the group, and what the load balancer says of it. */
export interface ObservedInstance {
    readonly id: string;
    /** `InService`, `Pending:Wait`, `Standby`, … as the group has it. */
    readonly lifecycle: string;
    readonly target: ObservedTarget;
}

/** The load balancer's view of one target. */
export interface ObservedTarget {
    /** `healthy`, `unhealthy`, `initial`, `draining`, … or `missing` where the target group does not know the instance. */
    readonly state: string;
    /** Code and words, such as `Target.ResponseCodeMismatch: Health checks failed with these codes: [502]`. */
    readonly reason: string | undefined;
    /** Whether the load balancer sees more errors from it than from its peers. */
    readonly isAnomalous: boolean;
}

/** What visitors got, who do not know of instances. */
export interface ProbeResult {
    /** Questions that were asked. */
    readonly asked: number;
    /** How many of them failed. */
    readonly failed: number;
    /** What went wrong, in the words of the first failure. */
    readonly reason: string | undefined;
    /** Dependencies that every answer named as down. */
    readonly dependencies: readonly string[];
}

/** What an observation says of one instance. */
export type Verdict = "passes" | "fails" | "unknown";

/** The load balancer's own fault, of which the instance knows nothing. */
const balancersFault = "Elb.InternalError";

/**
 * Judges one instance in service: the probe tells that visitors are hurt, and the target's own state tells by whom.
 *
 * | target                                                    | probe through the balancer | verdict |
 * | --------------------------------------------------------- | -------------------------- | ------- |
 * | `unhealthy`                                               | any                        | fails   |
 * | `unhealthy`, because of the balancer (`Elb.…`)            | any                        | unknown |
 * | `healthy`, with more errors than its peers (_anomalous_)  | some failed                | fails   |
 * | `healthy`, with more errors than its peers (_anomalous_)  | all well                   | passes  |
 * | `healthy`                                                 | any                        | passes  |
 * | anything else: `initial`, `draining`, `unused`, missing … | any                        | unknown |
 */
export function verdictOf({ state, reason, isAnomalous }: ObservedTarget, probe: ProbeResult): Verdict {
    switch (state) {
        case "unhealthy":
            return reason?.startsWith(balancersFault) === true ? "unknown" : "fails";
        case "healthy":
            return isAnomalous && probe.failed > 0 ? "fails" : "passes";
        default:
            return "unknown";
    }
}

/** What is wrong with a failing target, in words that are the same for the same fault. */
export function faultOf({ state, reason }: ObservedTarget): string {
    return state === "healthy" ? "more errors than its peers" : (reason ?? "unhealthy");
}
