import { listed, repeated } from "../common/validation.js";
import { parseRange } from "../network/subnets.js";

/** What is wrong with a list of address ranges, whatever it is for. */
export function rangeFindings(argument: string, ranges: readonly string[]): (string | false)[] {
    const wrong = ranges.filter((range) => parseRange(range) === undefined);
    const twice = repeated(ranges);
    return [
        wrong.length > 0 &&
            `${argument} has ${listed(wrong)}; write IPv4 ranges by their first address, such as "203.0.113.0/24".`,
        twice.length > 0 && `${argument} has ${listed(twice)} more than once; list each range once.`,
    ];
}

/** A finding for ranges with more addresses than a /`widest` has; `fix` ends the sentence. */
export function wideFinding(argument: string, ranges: readonly string[], widest: number, fix: string): string | false {
    const wide = ranges.filter((range) => (parseRange(range)?.prefix ?? widest) < widest);
    return wide.length > 0 && `${argument} has ${listed(wide)}, which is wider than a /${widest}; ${fix}.`;
}
