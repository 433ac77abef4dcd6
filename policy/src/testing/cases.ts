import type { TestResource } from "./wire.js";

/** What a rule must say of some resources: nothing, one violation, or one thing that it cannot decide. */
export interface Case {
    readonly verdict: "complies" | "violates" | "undecided";
    /** The whole message; empty where it complies. */
    readonly message: string;
    readonly resources: readonly TestResource[];
}

/** Every rule's five cases, and what else it has to be right about. The good and the bad one stand in its page. */
export interface RuleCases {
    good: Case;
    bad: Case;
    unknown: Case;
    secret: Case;
    missing: Case;
    /** Further cases by what they show, as in "takes numbers that are text". */
    more?: Readonly<Record<string, Case>>;
}

export function complies(...resources: readonly TestResource[]): Case {
    return { verdict: "complies", message: "", resources };
}

export function violates(message: string, ...resources: readonly TestResource[]): Case {
    return { verdict: "violates", message, resources };
}

export function undecided(message: string, ...resources: readonly TestResource[]): Case {
    return { verdict: "undecided", message, resources };
}
