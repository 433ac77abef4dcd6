import { readFileSync } from "node:fs";
import { join } from "node:path";

/** One figure: what a unit costs in one region. */
export interface PriceRow {
    readonly price: number;
    /** Key in {@link PriceTable.sources}. */
    readonly source: string;
    /** Day on which the source was read. */
    readonly read: string;
    /** False for a figure that nobody has compared with a document. @default true */
    readonly verified: boolean;
}

export interface PricedItem {
    readonly unit: string;
    /** By region; `global` for what costs the same everywhere. */
    readonly prices: ReadonlyMap<string, PriceRow>;
}

/** List prices, as written down on one day. */
export interface PriceTable {
    readonly currency: "USD";
    /** Day of the last change. */
    readonly date: string;
    readonly sources: ReadonlyMap<string, string>;
    readonly items: ReadonlyMap<string, PricedItem>;
    /** Regions that the table has prices of. */
    readonly regions: readonly string[];
}

export const everywhere = "global";

/** The table of this package; beside the sources, because a compiled folder has no data. */
export const priceFile = join(__dirname, "..", "..", "src", "cost", "prices.json");

/**
 * Reads and checks a price table.
 *
 * @throws Error that lists every mistake
 */
export function readPriceTable(file: string = priceFile): PriceTable {
    return parsePriceTable(JSON.parse(readFileSync(file, "utf8")), file);
}

export function parsePriceTable(root: unknown, file = "the price table"): PriceTable {
    const problems: string[] = [];
    const sources = new Map<string, string>();
    for (const [id, source] of entries(root, "sources")) {
        if (typeof source === "string" && source !== "") sources.set(id, source);
        else problems.push(`sources.${id} is no text`);
    }
    const items = new Map<string, PricedItem>();
    for (const [key, item] of entries(root, "items")) items.set(key, readItem(key, item, sources, problems));
    const date = memberOf(root, "date");
    if (!isDay(date)) problems.push("date is no day such as 2026-11-23");
    if (memberOf(root, "currency") !== "USD") problems.push("currency is not USD");
    if (items.size === 0) problems.push("items is empty");
    if (problems.length > 0 || !isDay(date)) throw new Error(`${file} is no price table: ${problems.join("; ")}`);
    const regions = new Set([...items.values()].flatMap(({ prices }) => [...prices.keys()]));
    regions.delete(everywhere);
    return { currency: "USD", date, sources, items, regions: [...regions].sort() };
}

function readItem(key: string, item: unknown, sources: ReadonlyMap<string, string>, problems: string[]): PricedItem {
    const unit = memberOf(item, "unit");
    const prices = new Map<string, PriceRow>();
    for (const [region, row] of entries(item, "prices")) {
        const found = readRow(row, sources);
        if (typeof found === "string") problems.push(`items.${key}.prices.${region}: ${found}`);
        else prices.set(region, found);
    }
    if (typeof unit !== "string" || unit === "") problems.push(`items.${key}.unit is no text`);
    return { unit: String(unit), prices };
}

function readRow(row: unknown, sources: ReadonlyMap<string, string>): PriceRow | string {
    const [price, source, read] = [memberOf(row, "price"), memberOf(row, "source"), memberOf(row, "read")];
    const verified = memberOf(row, "verified");
    // A price of zero would let something cost nothing without a word; what is free is listed in free.ts.
    if (typeof price !== "number" || !Number.isFinite(price) || price <= 0) return "price is no number above zero";
    if (typeof source !== "string" || !sources.has(source)) return `source ${String(source)} is not in sources`;
    if (!isDay(read)) return "read is no day such as 2026-11-23";
    if (verified !== undefined && typeof verified !== "boolean") return "verified is neither true nor false";
    return { price, source, read, verified: verified ?? true };
}

/** The price of `key` in `region`. */
export function priceOf(table: PriceTable, key: string, region: string): PriceRow | undefined {
    const prices = table.items.get(key)?.prices;
    return prices?.get(region) ?? prices?.get(everywhere);
}

function isDay(value: unknown): value is string {
    return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
}

function entries(value: unknown, key: string): [string, unknown][] {
    const found = memberOf(value, key);
    return typeof found === "object" && found !== null ? Object.entries(found) : [];
}

function memberOf(value: unknown, key: string): unknown {
    return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
