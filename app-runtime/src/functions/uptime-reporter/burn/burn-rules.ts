import type { Counts } from "../measure/service-week.js";

/** What is looked at: the last minutes of a window. */
export interface Window {
    readonly minutes: number;
    readonly counts: Counts;
}

/** When the budget burns too fast. */
export interface BurnRule {
    readonly name: "fast" | "slow";
    /** How many times faster than a week's budget allows. */
    readonly rate: number;
    /** Minutes in which that much has burnt, so that one bad minute wakes nobody. */
    readonly long: number;
    /** Minutes in which it still burns, so that it ends soon after the fault does. */
    readonly short: number;
    readonly wakes: boolean;
}

/**
 * Two windows each, as in the SRE workbook, but cut to a week's budget in place of a month's: six times for six hours is a fifth of the week's budget, and twice for a day more
 * than a quarter.
 *
 * @see https://sre.google/workbook/alerting-on-slos/
 */
export const burnRules: readonly BurnRule[] = [
    { name: "fast", rate: 6, long: 6 * 60, short: 30, wakes: true },
    { name: "slow", rate: 2, long: 24 * 60, short: 2 * 60, wakes: false },
];

/** The longest window that a rule looks at, in minutes. */
export const longestWindow = Math.max(...burnRules.map(({ long }) => long));

/** Minutes that are looked at for whether the probe says anything. */
export const silenceWindow = 30;
const silentFrom = 15;
const heardAgainAt = 2;

/** `yes` opens an incident, `no` ends it, `unclear` leaves it as it is. */
export type Finding = "yes" | "no" | "unclear";

/**
 * How many times faster than allowed the budget burns at the least: unknown minutes make it neither faster nor, as fewer minutes would, of more weight.
 */
export function burnOf({ minutes, counts }: Window, goalPercent: number): number {
    return counts.bad / minutes / ((100 - goalPercent) / 100);
}

/** Whether the budget burns as fast as the rule says. That it does not is not believed while half of the short window is unknown. */
export function findBurn(rule: BurnRule, long: Window, short: Window, goalPercent: number): Finding {
    const burns = (window: Window): boolean => burnOf(window, goalPercent) >= rule.rate;
    if (burns(long) && burns(short)) {
        return "yes";
    }
    const { good, bad } = short.counts;
    return !burns(short) && (good + bad) * 2 >= short.minutes ? "no" : "unclear";
}

/** Whether the probe says nothing: half an hour without results is no good one. It is not silent before it could say anything. */
export function findSilence({ counts }: Window): Finding {
    const silent = counts.unknown;
    return silent >= silentFrom ? "yes" : silent <= heardAgainAt ? "no" : "unclear";
}
