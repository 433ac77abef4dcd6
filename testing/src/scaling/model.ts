/** What one policy of a group follows, as far as it can be replayed from requests alone. */
export type Policy =
    | { readonly kind: "cpu"; readonly name: string; readonly targetPercent: number }
    | { readonly kind: "requests"; readonly name: string; readonly targetPerMinute: number }
    | { readonly kind: "step"; readonly name: string; readonly growPercent: number; readonly abovePercent: number };

/** What nginx on each instance lets one address do: see `requestLimits` of `ScalableWebTier`. */
export interface RequestLimits {
    readonly perSecond: number;
    readonly burst: number;
}

/** What the firewall lets one address do within its window: see `firewall` of `ScalableWebTier`. */
export interface FirewallLimit {
    readonly requests: number;
    readonly windowSeconds: number;
    /** False where it only counts. */
    readonly blocks: boolean;
}

/** A tier as its program declares it. */
export interface DeclaredTier {
    readonly name: string;
    readonly instanceType: string;
    readonly minSize: number;
    readonly maxSize: number;
    /** Seconds after coming into service in which an instance does not count in the group's metrics. */
    readonly warmUpSeconds: number;
    /** Seconds that a data point of EC2 covers: 60 with detailed monitoring, otherwise 300. */
    readonly periodSeconds: 60 | 300;
    readonly policies: readonly Policy[];
    /** Nothing where no limit was found. */
    readonly limits: RequestLimits | undefined;
    /** Nothing where there is no firewall. */
    readonly firewall: FirewallLimit | undefined;
    /** What the program declares and a replay of requests cannot show, in words. */
    readonly leftOut: readonly string[];
}

/** What is not in a program: how fast instances are and start, and what visitors bear. */
export interface Assumptions {
    /** Requests that one instance answers in a second with its processors fully busy. */
    readonly requestsPerSecond: number;
    /** Seconds from the decision to start an instance until the load balancer sends it requests. */
    readonly startSeconds: number;
    /** Seconds of waiting from which a request counts as slow. */
    readonly slowSeconds: number;
    /** Seconds after which a visitor who waits has gone. */
    readonly patienceSeconds: number;
    /** What answering 429 costs, as a part of answering a request. */
    readonly refusalCost: number;
    /** Seconds until the firewall notices that an address sends too much. */
    readonly firewallLagSeconds: number;
}

/** Requests of one client in one second. */
export interface Batch {
    /** Seconds since 1970. */
    readonly second: number;
    /** Whoever sends them: an address, or a number in its place. */
    readonly client: string | number;
    readonly requests: number;
}

/** Batches in the order of their seconds. */
export type Trace = Iterable<Batch> | AsyncIterable<Batch>;

/** What happened in one minute. */
export interface Minute {
    /** Seconds since 1970 of its first second. */
    readonly start: number;
    /** Requests that came. */
    readonly requests: number;
    /** Of these, answered 429 by nginx because their address sent too many. */
    readonly limited: number;
    /** Of these, turned away by the firewall. */
    readonly blocked: number;
    /** Of these, answered after waiting too long. */
    readonly slow: number;
    /** Of these, never answered. */
    readonly dropped: number;
    /** Instances in service at its end. */
    readonly inService: number;
    /** Instances wanted at its end. */
    readonly desired: number;
    /** Requests that could have been answered. */
    readonly capacity: number;
    /** Average use of the processors in percent. */
    readonly cpuPercent: number;
}

/** What a replay has shown. */
export interface Replay {
    readonly minutes: readonly Minute[];
    readonly totals: Pick<Minute, "requests" | "limited" | "blocked" | "slow" | "dropped">;
    readonly mostInstances: number;
    /** Hours of instances, for what it costs. */
    readonly instanceHours: number;
}
