import type { Finding } from "./burn-rules.js";

/** What is kept of one rule of one service: times in ISO form. */
export interface Incident {
    readonly openedAt: string;
    /** Null while it lasts. */
    readonly closedAt: string | null;
}

/** What becomes of an incident with what is found now. One that ended and has been told is none any more. */
export function nextIncident(kept: Incident | null, finding: Finding, at: Date): Incident | null {
    if (kept === null || kept.closedAt !== null) {
        return finding === "yes" ? { openedAt: at.toISOString(), closedAt: null } : null;
    }
    return finding === "no" ? { ...kept, closedAt: at.toISOString() } : kept;
}

/** Written by this function only. @throws TypeError where something else is kept there */
export function readIncident(kept: unknown): Incident | null {
    if (kept === null) {
        return null;
    }
    if (typeof kept === "object" && "openedAt" in kept && "closedAt" in kept) {
        const { openedAt, closedAt } = kept;
        if (typeof openedAt === "string" && (closedAt === null || typeof closedAt === "string")) {
            return { openedAt, closedAt };
        }
    }
    throw new TypeError("What is kept there is no incident.");
}
