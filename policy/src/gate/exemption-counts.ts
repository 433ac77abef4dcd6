import type { GateFinding } from "./evidence.js";

/** How many entries of the pack's exemptions are of which kind. */
export interface ExemptionCounts {
    /** Cover a finding. */
    used: number;
    /** No longer hold. */
    expired: number;
    /** Hold, but end within the notice that the configuration gives. */
    endingSoon: number;
    /** Cover nothing. */
    unneeded: number;
    /** Name no rule, or lack a part, so that they do not hold. */
    unusable: number;
}

/**
 * Counts exemptions as far as findings tell: those that are used by rule, end, owner and reason, which stand behind
 * what they cover; the others by what the pack's rule `exemptions` says of them.
 */
export function countExemptions(findings: readonly GateFinding[]): ExemptionCounts {
    const own = findings.filter(({ pack }) => pack === packName);
    const used = own.flatMap(({ kind, rule, message }) =>
        kind === "exempt" ? [`${rule} ${/\(exempt until [^]*$/.exec(message)?.[0] ?? message}`] : [],
    );
    const said = own.filter(({ rule }) => rule === "exemptions").map(({ message }) => message);
    const count = (sign: RegExp): number => said.filter((message) => sign.test(message)).length;
    return {
        used: new Set(used).size,
        expired: count(/ expired on \d{4}-\d{2}-\d{2}; /),
        endingSoon: count(/ ends (today, |in \d+ days, on )\d{4}-\d{2}-\d{2}; /),
        unneeded: count(/ excuses nothing: /),
        unusable: count(/ does not hold: | names no rule of this pack/),
    };
}

const packName = "evenkeel";
