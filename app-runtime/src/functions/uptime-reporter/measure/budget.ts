import type { Counts } from "./service-week.js";

/** The part of good minutes that the documents of the system ask for, in per cent. */
export const floorPercent = 95;

/** `met` and `missed` are sure; `open` is where the unknown minutes would decide. */
export type Verdict = "met" | "missed" | "open";

/** How a goal was kept. */
export interface Budget {
    /** Minutes that may be bad: of those since the measuring began. */
    readonly allowed: number;
    /** Minutes that were. */
    readonly used: number;
    /** Less than nothing where the goal was missed. */
    readonly left: number;
    readonly verdict: Verdict;
}

/** Rounding of a share must not decide: a hundred-thousandth of a minute is less than any. */
const nothing = 1e-5;

/** What a goal allows and how much of it was used. An unknown minute counts neither as good nor as bad: where it would decide, the verdict is open. */
export function budgetOf({ good, bad, unknown }: Counts, goalPercent: number): Budget {
    const allowed = ((100 - goalPercent) / 100) * (good + bad + unknown);
    const verdict =
        good + bad + unknown === 0 || (bad <= allowed + nothing && bad + unknown > allowed + nothing)
            ? "open"
            : bad > allowed + nothing
              ? "missed"
              : "met";
    return { allowed, used: bad, left: allowed - bad, verdict };
}

/** Parts of the minutes since the measuring began, from 0 to 1: undefined where there is none. */
export interface Shares {
    /** Good of those that are known. */
    readonly known: number | undefined;
    /** Good of all, as if every unknown minute had been bad. */
    readonly least: number | undefined;
    /** Good of all, as if every unknown minute had been good. */
    readonly most: number | undefined;
}

export function sharesOf({ good, bad, unknown }: Counts): Shares {
    const all = good + bad + unknown;
    return {
        known: good + bad === 0 ? undefined : good / (good + bad),
        least: all === 0 ? undefined : good / all,
        most: all === 0 ? undefined : (good + unknown) / all,
    };
}

/** A share in per cent with three digits, never rounded up: what is not all good is not called 100 %. */
export function sayShare(share: number | undefined): string {
    if (share === undefined) {
        return "–";
    }
    const thousandths = Math.floor(share * 100_000 + 1e-6);
    return `${(thousandths / 1_000).toFixed(thousandths % 1_000 === 0 ? 0 : 3)} %`;
}
