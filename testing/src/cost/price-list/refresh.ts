import type { PricedItem, PriceRow, PriceTable } from "../price-table.js";
import { readOffer, type OfferRow } from "./csv.js";
import { isMeant, selectorOf, type Selector } from "./selectors.js";

/** AWS's public Price List. It asks for no account. */
export const priceListHost = "https://pricing.us-east-1.amazonaws.com";

export interface RefreshOptions {
    readonly table: PriceTable;
    /** Regions to ask for. @default those of the table */
    readonly regions?: readonly string[];
    /** @default {@link priceListHost} */
    readonly host?: string;
    /** Day to write into the table, such as 2026-11-23. */
    readonly today: string;
    /** Takes a sentence for each file that was read. */
    readonly note?: (sentence: string) => void;
}

export interface Refreshed {
    readonly table: PriceTable;
    /** Prices that should have been found and were kept as they are, with the reason. */
    readonly kept: readonly string[];
    /** Keys that no rule says where to find, so that a person has to look. */
    readonly byHand: readonly string[];
}

/**
 * Asks AWS's Price List for every price of the table.
 *
 * A price that is found in no row, or in several that disagree, is kept as it was and named, so that a change of AWS's files is seen and
 * never guessed around.
 */
export async function refreshPrices(options: RefreshOptions): Promise<Refreshed> {
    const { table, regions = table.regions, host = priceListHost, today, note } = options;
    const selectors = new Map([...table.items.keys()].map((key) => [key, selectorOf(key)]));
    const offers = [...new Set([...selectors.values()].flatMap((selector) => selector?.offer ?? []))].sort();
    const [items, sources, kept] = [new Map(table.items), new Map(table.sources), new Array<string>()];
    for (const offer of offers) {
        const keys = [...selectors].filter(([, selector]) => selector?.offer === offer);
        for (const region of regions) {
            const address = `${host}/offers/v1.0/aws/${offer}/current/${region}/index.csv`;
            const { found, published } = await fetchOffer(address, new Map(keys));
            note?.(`${address}: published ${published}`);
            sources.set(`${offer}-${region}`, `${address}, published ${published}`);
            for (const [key] of keys) {
                const price = onlyPrice(found.get(key) ?? []);
                if (typeof price === "string") kept.push(`${key} in ${region}: ${price}`);
                else put(items, key, region, { price, source: `${offer}-${region}`, read: today, verified: true });
            }
        }
    }
    const byHand = [...selectors].flatMap(([key, selector]) => (selector === undefined ? [key] : []));
    return {
        table: { ...table, date: today, items, sources: used(sources, items), regions: [...regions] },
        kept,
        byHand,
    };
}

async function fetchOffer(
    address: string,
    selectors: ReadonlyMap<string, Selector | undefined>,
): Promise<{ found: Map<string, OfferRow[]>; published: string }> {
    const response = await fetch(address);
    if (!response.ok || response.body === null) throw new Error(`${address} answered ${response.status}`);
    const types = [...new Set([...selectors.values()].flatMap((selector) => selector?.usageType ?? []))];
    const wanted = new RegExp(`(?:"|-|,)(?:${types.map(escaped).join("|")})"?(?:,|$)`);
    const found = new Map<string, OfferRow[]>();
    const head = await readOffer(
        response.body,
        (line) => wanted.test(line),
        (row) => {
            for (const [key, selector] of selectors) {
                if (selector !== undefined && isMeant(selector, row)) found.set(key, [...(found.get(key) ?? []), row]);
            }
        },
    );
    return { found, published: head.publicationDate ?? "on an unknown day" };
}

/** The first tier that is not free, or why there is none. */
function onlyPrice(rows: readonly OfferRow[]): number | string {
    const tiers = rows
        .map((row) => ({ from: Number(row.get("startingrange") ?? "0"), price: Number(row.get("priceperunit")) }))
        .filter(({ price }) => price > 0)
        .sort((one, other) => one.from - other.from);
    const [first] = tiers;
    if (first === undefined) return "the file has no such price";
    const prices = new Set(tiers.filter(({ from }) => from === first.from).map(({ price }) => price));
    return prices.size === 1 ? first.price : `the file has several: ${[...prices].join(", ")}`;
}

function put(items: Map<string, PricedItem>, key: string, region: string, row: PriceRow): void {
    const item = items.get(key);
    if (item === undefined) return;
    const prices = new Map([...item.prices, [region, row]]);
    items.set(key, { ...item, prices: new Map([...prices].sort(([one], [other]) => one.localeCompare(other))) });
}

function used(sources: ReadonlyMap<string, string>, items: ReadonlyMap<string, PricedItem>): Map<string, string> {
    const named = new Set(
        [...items.values()].flatMap(({ prices }) => [...prices.values()].map(({ source }) => source)),
    );
    return new Map([...sources].filter(([id]) => named.has(id)));
}

function escaped(text: string): string {
    return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** The table as its file has it. */
export function writeTable({ currency, date, sources, items }: PriceTable): string {
    const plain = {
        currency,
        date,
        sources: Object.fromEntries(sources),
        items: Object.fromEntries([...items].map(([key, { unit, prices }]) => [key, { unit, prices: rowsOf(prices) }])),
    };
    return `${JSON.stringify(plain, undefined, 4).replaceAll(/\{\s+("price":[^{}]+?)\s+\}/g, oneLine)}\n`;
}

/** Each price on a line of its own and in plain digits, so that a difference is easily read. */
function oneLine(_: string, row: string): string {
    const line = row.replaceAll(/\s*\n\s*/g, " ");
    const digits = (price: string): string => Number(price).toFixed(12).replace(/0+$/, "");
    return `{ ${line.replace(/(?<="price": )[\d.]+e-\d+/, digits)} }`;
}

function rowsOf(prices: ReadonlyMap<string, PriceRow>): Record<string, object> {
    return Object.fromEntries(
        [...prices].map(([region, { price, source, read, verified }]) => [
            region,
            verified ? { price, source, read } : { price, source, read, verified },
        ]),
    );
}
