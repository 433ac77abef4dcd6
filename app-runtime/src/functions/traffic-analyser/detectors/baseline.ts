/** Minutes before which nothing is known to be usual. */
export const leastMinutes = 5;

/** How much a minute moves the average. */
const weight = 0.1;
/** The same of one that is far above it: an attack becomes usual slowly, a level that stays does so in about three quarters of an hour. */
const weightOfUnusual = 0.02;

/**
 * What is usual before a minute: an average of the minutes before, in which later ones weigh more. Minutes without rows count as 0.
 *
 * @param valueOf the value of a minute; undefined where there are no rows
 * @param factor how many times the average is unusual; such a minute counts as that many times
 * @returns undefined where too few minutes are known
 */
export function baselineBefore(
    minute: number,
    first: number,
    factor: number,
    valueOf: (minute: number) => number | undefined,
): number | undefined {
    if (minute - first < leastMinutes) return undefined;
    let average = 0;
    for (let each = first; each < minute; each++) {
        const value = valueOf(each) ?? 0;
        const known = each - first;
        const isUnusual = known >= leastMinutes && value > factor * average;
        const share = isUnusual ? weightOfUnusual : Math.max(weight, 1 / (known + 1));
        average += share * ((isUnusual ? factor * average : value) - average);
    }
    return average;
}
