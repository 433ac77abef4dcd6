import { parsePriceTable, type PriceTable } from "./price-table.js";

// Shared by tests. The name keeps it out of what is published, like the tests themselves.

/** A table with round prices in one region: what `prices` says, each by a unit of its own key. */
export function tableOf(prices: Readonly<Record<string, number>>, region = "eu-west-1"): PriceTable {
    const row = (price: number) => ({ price, source: "page", read: "2026-11-01" });
    const items = Object.entries(prices).map(([key, price]) => [
        key,
        { unit: "hour", prices: { [region]: row(price) } },
    ]);
    return parsePriceTable({
        currency: "USD",
        date: "2026-11-02",
        sources: { page: "a page of AWS" },
        items: Object.fromEntries(items),
    });
}
