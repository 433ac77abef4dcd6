import { Inputs } from "../cloud/inputs.js";
import { Graph } from "../graph/index.js";
import { assumptionsOf } from "./assumptions.js";
import { freePackages, freeTypes } from "./free.js";
import { meterOf } from "./meters/index.js";
import type { CostLine, CostResource, Draft } from "./model.js";
import { priceOf, readPriceTable, type PriceTable } from "./price-table.js";
import { neighboursAmong, resourcesOf, topLevel } from "./resources.js";

export interface CostOptions {
    /** @default the table of this package */
    readonly table?: PriceTable;
    /** Region of resources that do not say theirs. @default none: they are not priced, and the estimate says so */
    readonly region?: string;
}

/** A top-level component, or a resource that stands outside all components. */
export interface ComponentCost {
    readonly urn: string;
    readonly name: string;
    readonly type: string;
    /** Sum a month of the fixed lines that are known. */
    readonly fixed: number;
    /** Fixed lines that are not known and so not in the sum. */
    readonly notKnown: number;
    /** Meters that run by use. */
    readonly usage: number;
}

/** Resources of a type that this package knows no prices of. */
export interface Unpriced {
    readonly type: string;
    /** Logical names. */
    readonly resources: readonly string[];
}

export interface CostEstimate {
    readonly currency: "USD";
    /** Day of the price table. */
    readonly date: string;
    /** Regions that lines were priced in. */
    readonly regions: readonly string[];
    readonly lines: readonly CostLine[];
    /** The dearest first; without those that only have free types. */
    readonly components: readonly ComponentCost[];
    /** Sum a month of all fixed lines that are known. */
    readonly total: number;
    /** Fixed lines that are not known, and so not in the total. */
    readonly notKnown: readonly CostLine[];
    readonly unpriced: readonly Unpriced[];
    /** Regions that the table lacks, and how many resources in them are not priced; `undefined` where no region is known. */
    readonly otherRegions: readonly { readonly region: string | undefined; readonly resources: number }[];
    /** Distinct prices that lines were made with. */
    readonly prices: { readonly used: number; readonly unverified: number };
    readonly assumptions: readonly string[];
}

/**
 * What a stack costs a month at list prices: fixed cost by line, and usage-based meters with their unit price.
 *
 * Whatever cannot be priced is listed: as a line that is not known, as an unpriced type, or as a region that the table lacks. Nothing of it
 * is counted as zero.
 *
 * @example
 * const graph = await plan(() => new Network("main", { … }), { config: { "aws:region": "eu-west-1" } });
 * expect(estimateCost(graph).total).to.be.below(50);
 */
export function estimateCost(stack: Graph | readonly CostResource[], options: CostOptions = {}): CostEstimate {
    const table = options.table ?? readPriceTable();
    const resources = (stack instanceof Graph ? resourcesOf(stack) : stack).map((resource) => ({
        ...resource,
        region: resource.region ?? options.region,
    }));
    const billed = resources.filter(({ type }) => meterOf.has(type));
    const here = billed.filter(({ region }) => region !== undefined && table.regions.includes(region));
    const lines = linesOf(here, resources, table);
    const notKnown = lines.filter(({ kind, monthly }) => kind === "fixed" && monthly === undefined);
    const prices = pricesOf(lines);
    return {
        currency: table.currency,
        date: table.date,
        regions: [...new Set(lines.map(({ region }) => region))].sort(),
        lines,
        components: componentsOf(lines, resources),
        total: sum(lines),
        notKnown,
        unpriced: unpricedOf(resources),
        otherRegions: otherRegionsOf(billed.filter((resource) => !here.includes(resource))),
        prices,
        assumptions: assumptionsOf(table, prices),
    };
}

function linesOf(billed: readonly CostResource[], all: readonly CostResource[], table: PriceTable): CostLine[] {
    const [neighbours, topOf] = [neighboursAmong(all), topLevel(all)];
    const seen = new Map<string, number>();
    return billed.flatMap((resource) => {
        const kin = `${resource.region ?? ""} ${resource.type}`;
        const position = seen.get(kin) ?? 0;
        seen.set(kin, position + 1);
        const subject = { resource, inputs: new Inputs(resource.inputs), position, neighbours };
        const drafts = meterOf.get(resource.type)?.drafts(subject) ?? [];
        return drafts.map((draft) => lineOf(draft, resource, topOf(resource), table));
    });
}

function lineOf(draft: Draft, resource: CostResource, top: CostResource, table: PriceTable): CostLine {
    const { kind, what, price, quantity } = draft;
    const region = resource.region ?? "";
    const row = price === undefined ? undefined : priceOf(table, price, region);
    const monthly = row === undefined || quantity === undefined ? undefined : rounded(row.price * quantity);
    const noPrice = price !== undefined && row === undefined ? `no price of ${price} in ${region}` : undefined;
    const unknown =
        noPrice ?? (quantity === undefined && kind === "fixed" ? (draft.unknown ?? "not known yet") : undefined);
    return {
        component: top.name,
        componentUrn: top.urn,
        resource: resource.name,
        type: resource.type,
        region,
        kind,
        what,
        price,
        unit: price === undefined ? undefined : table.items.get(price)?.unit,
        quantityPerMonth: quantity,
        unitPrice: row?.price,
        monthly,
        unknown,
        verified: row?.verified,
    };
}

function componentsOf(lines: readonly CostLine[], resources: readonly CostResource[]): ComponentCost[] {
    const topOf = topLevel(resources);
    const costs = [...new Set(resources.map(topOf))].flatMap(({ urn, name, type }) => {
        const own = lines.filter(({ componentUrn }) => componentUrn === urn);
        if (own.length === 0) return [];
        const fixed = own.filter(({ kind }) => kind === "fixed");
        const notKnown = fixed.filter(({ monthly }) => monthly === undefined).length;
        return [{ urn, name, type, fixed: sum(own), notKnown, usage: own.length - fixed.length }];
    });
    // The engine registers in an order of its own, which differs from run to run.
    return costs.sort((one, other) => other.fixed - one.fixed || one.name.localeCompare(other.name));
}

function unpricedOf(resources: readonly CostResource[]): Unpriced[] {
    const found = new Map<string, string[]>();
    for (const { type, name, custom } of resources) {
        if (!custom || isFree(type) || meterOf.has(type)) continue;
        found.set(type, [...(found.get(type) ?? []), name]);
    }
    return [...found]
        .sort(([one], [other]) => one.localeCompare(other))
        .map(([type, names]) => ({ type, resources: names }));
}

function isFree(type: string): boolean {
    const [provider = ""] = type.split(":");
    return freePackages.has(provider) || freeTypes.has(type);
}

function otherRegionsOf(billed: readonly CostResource[]): CostEstimate["otherRegions"] {
    const counts = new Map<string | undefined, number>();
    for (const { region } of billed) counts.set(region, (counts.get(region) ?? 0) + 1);
    return [...counts].map(([region, resources]) => ({ region, resources }));
}

function pricesOf(lines: readonly CostLine[]): CostEstimate["prices"] {
    const priced = lines.filter(({ unitPrice }) => unitPrice !== undefined);
    const used = new Map(priced.map(({ price, region, verified }) => [`${price ?? ""} ${region}`, verified]));
    return { used: used.size, unverified: [...used.values()].filter((verified) => verified === false).length };
}

/** Hundredths of a cent, so that sums are equal to what a person adds up. */
function rounded(amount: number): number {
    return Math.round(amount * 10_000) / 10_000;
}

function sum(lines: readonly CostLine[]): number {
    return rounded(lines.reduce((total, { monthly }) => total + (monthly ?? 0), 0));
}
