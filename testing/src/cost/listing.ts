import { columns, dollars, unitDollars } from "./columns.js";
import type { CostEstimate } from "./estimate.js";
import type { CostLine } from "./model.js";
import { missing } from "./report.js";

/** Every line of an estimate, by component, with everything that it rests on. */
export function listing(estimate: CostEstimate): string[] {
    const sections = estimate.components.flatMap(({ urn, name, type, fixed }) => {
        const own = estimate.lines.filter(({ componentUrn }) => componentUrn === urn);
        return [`${name} (${type}): ${dollars(fixed)} USD a month`, ...rowsOf(own).map((row) => `  ${row}`), ""];
    });
    return [
        ...sections,
        `total of what is known and does not depend on use: ${dollars(estimate.total)} USD a month`,
        "",
        ...missing(estimate),
        "",
        "Assumed:",
        ...estimate.assumptions.map((sentence) => `- ${sentence}`),
    ];
}

function rowsOf(lines: readonly CostLine[]): string[] {
    const rows = lines.map((line) => [
        line.resource,
        line.what,
        line.quantityPerMonth === undefined ? "" : String(line.quantityPerMonth),
        line.unitPrice === undefined
            ? ""
            : `${line.quantityPerMonth === undefined ? "" : "x "}${unitDollars(line.unitPrice)}`,
        line.unit === undefined ? "" : `a ${line.unit}`,
        amountOf(line),
        remarkOf(line),
    ]);
    return columns(rows, [2, 3, 5]);
}

function amountOf({ kind, monthly }: CostLine): string {
    if (kind === "usage") return "by use";
    return monthly === undefined ? "not known" : dollars(monthly);
}

function remarkOf({ unknown, verified }: CostLine): string {
    return unknown ?? (verified === false ? "not verified" : "");
}
