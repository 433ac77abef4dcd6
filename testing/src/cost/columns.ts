/** One cell a column; numbers stand right, words left. */
export type Cells = readonly string[];

/**
 * Pads the cells of each column to the same width.
 *
 * @param right columns whose text stands right, by position
 */
export function columns(rows: readonly Cells[], right: readonly number[]): string[] {
    const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? "").length)));
    return rows.map((row) =>
        row
            .map((cell, at) => (right.includes(at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
            .join("  ")
            .trimEnd(),
    );
}

/** Dollars with cents, as in `1,234.50`. */
export function dollars(amount: number): string {
    return amount.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** A unit price with every digit that it has and no exponent, as in `0.0000005`. */
export function unitDollars(price: number): string {
    return price.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 12 });
}

export function counted(count: number, one: string, many = `${one}s`): string {
    return `${count} ${count === 1 ? one : many}`;
}
