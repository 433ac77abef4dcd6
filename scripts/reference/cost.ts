import { estimateCost, type Graph } from "@evenkeel/testing";
import { guideRegion } from "../plan-guide.js";
import type { ComponentSource } from "./components.js";

/** What the component in a program costs whether or not anybody uses it. */
export interface CostFact {
    /** US dollars a month. */
    readonly fixed: number;
    /** What that is made of, dearest first. */
    readonly lines: readonly { readonly what: string; readonly monthly: number }[];
    /** Fixed lines whose price is not known. */
    readonly notKnown: number;
    /** What is billed by use, and so in no sum. */
    readonly byUse: readonly string[];
    /** Day of the price table. */
    readonly date: string;
}

export function costOf(graph: Graph, { component }: ComponentSource): CostFact {
    const estimate = estimateCost(graph, { region: guideRegion });
    const own = new Set(graph.ofType(`evenkeel:index:${component.name}`).map(({ urn }) => urn));
    const lines = estimate.lines.filter(({ componentUrn }) => own.has(componentUrn));
    const sums = new Map<string, number>();
    for (const { what, kind, monthly = 0 } of lines) {
        if (kind === "fixed") sums.set(what, (sums.get(what) ?? 0) + monthly);
    }
    const dearestFirst = [...sums].sort(([one, less], [other, more]) => more - less || (one < other ? -1 : 1));
    return {
        fixed: [...sums.values()].reduce((sum, monthly) => sum + monthly, 0),
        lines: dearestFirst.filter(([, monthly]) => monthly > 0).map(([what, monthly]) => ({ what, monthly })),
        notKnown: lines.filter(({ kind, monthly }) => kind === "fixed" && monthly === undefined).length,
        byUse: [...new Set(lines.filter(({ kind }) => kind === "usage").map(({ what }) => what))].sort(),
        date: estimate.date,
    };
}
