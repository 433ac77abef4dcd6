import { columns, counted, dollars } from "./columns.js";
import type { CostEstimate } from "./estimate.js";
import type { CostLine } from "./model.js";

/** Fewer are named one by one; all of them are in the listing. */
const mostNamed = 5;

/**
 * A short answer to what a stack costs: a table by component, what is missing in it, and what it rests on.
 *
 * @param everything where all lines are to be read, such as a file
 */
export function shortReport(estimate: CostEstimate, everything: string): string[] {
    return [...tableOf(estimate), ...missing(estimate), ...metersLine(estimate, everything), assumed(estimate)];
}

function tableOf({ components, total, regions, notKnown }: CostEstimate): string[] {
    if (components.length === 0) return [];
    const rows = [
        ["component", "type", "USD a month", "not known", "meters by use"],
        ...components.map(({ name, type, fixed, notKnown: open, usage }) => [
            name,
            type.split(":").at(-1) ?? type,
            dollars(fixed),
            open === 0 ? "" : String(open),
            usage === 0 ? "" : String(usage),
        ]),
        [notKnown.length === 0 ? "total" : "total known", "", dollars(total), "", ""],
    ];
    return [
        `what it costs in ${regions.join(" and ")} whether it is used or not:`,
        ...columns(rows, [2, 3, 4]).map((line) => `  ${line}`),
    ];
}

/** What the total does not hold. Nothing is left out of it without a word. */
export function missing({ notKnown, unpriced, otherRegions, regions }: CostEstimate): string[] {
    const other = otherRegions.map(({ region, resources }) => {
        const where = region === undefined ? "a region that nothing says" : region;
        return `${counted(resources, "resource")} in ${where}: not priced, because the price table lacks that region`;
    });
    return [
        ...shortened(notKnown.map(unknownSentence), "costs that are not known"),
        ...shortened(
            unpriced.map(
                ({ type, resources }) => `no meter for ${type} (${counted(resources.length, "resource")}): not priced`,
            ),
            "types that are not priced",
        ),
        ...other,
        ...(regions.length === 0 && otherRegions.length === 0 ? ["nothing in this stack has a price"] : []),
    ];
}

function unknownSentence({ resource, what, unknown }: CostLine): string {
    return `not in the total: ${resource}: ${what} (${unknown ?? "not known yet"})`;
}

function shortened(sentences: readonly string[], what: string): string[] {
    const more = sentences.length - mostNamed;
    return [...sentences.slice(0, mostNamed), ...(more > 0 ? [`and ${more} more ${what}`] : [])];
}

function metersLine({ lines }: CostEstimate, everything: string): string[] {
    const meters = lines.filter(({ kind }) => kind === "usage");
    if (meters.length === 0) return [`every line: ${everything}`];
    const unpriced = meters.filter(({ unitPrice }) => unitPrice === undefined).length;
    const without = unpriced === 0 ? "" : ` (${unpriced} of them without a price)`;
    return [
        `${counted(meters.length, "meter runs", "meters run")} by use and ${meters.length === 1 ? "is" : "are"} in no total${without}; every line with its unit price: ${everything}`,
    ];
}

function assumed({ assumptions }: CostEstimate): string {
    return `assumed: ${assumptions.join("; ")}`;
}
