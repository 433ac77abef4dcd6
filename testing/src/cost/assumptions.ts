import { hoursPerMonth } from "./drafts.js";
import type { PriceTable } from "./price-table.js";

/** What every figure rests on, a sentence each. */
export function assumptionsOf(
    table: PriceTable,
    prices: { readonly used: number; readonly unverified: number },
): readonly string[] {
    return [
        `a month has ${hoursPerMonth} hours`,
        "groups of instances stay at their smallest size, on Linux and on demand",
        `list prices in ${table.currency} as of ${table.date}, without discounts, free tiers, savings plans, credits and tax`,
        "a standby is billed like its primary, and storage as large as it is asked for",
        "a key was rotated no more than once, which each time adds the price of a key up to three",
        `${prices.unverified} of the ${prices.used} prices are not verified: nobody has compared them with a document`,
    ];
}
