import type { Window } from "./window.js";

/** What an incident is. All but `high-traffic`, which only informs, are attacks. */
export const incidentTypes = [
    "request-flood",
    "error-burst",
    "scanner-paths",
    "distinct-404-paths",
    "user-agent-switching",
    "slow-requests",
    "distributed-flood",
    "high-traffic",
] as const;
export type IncidentType = (typeof incidentTypes)[number];

/** Looks at the window that ends with a minute and names whom it finds something at: an address, a network, a path, or {@link everything}. */
export interface Detector {
    readonly type: IncidentType;
    find(window: Window): Iterable<string>;
}

/** The key of what is found at the traffic as a whole. */
export const everything = "*";
