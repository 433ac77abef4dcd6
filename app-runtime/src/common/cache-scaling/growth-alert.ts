import type { Alert } from "../alert.js";

/** What was known when auto-scaling gave up growing. */
export interface VainGrowth {
    /** When, in milliseconds since 1970. */
    readonly at: number;
    readonly nodes: number;
    /** Misses per request above which nodes are added, from 0 to 1. */
    readonly maxMissRate: number;
    /** Misses per request, from 0 to 1. */
    readonly missRate: number;
}

/** Why it grows again: fewer requests missed, or somebody changed the configuration. */
export type GrowthEnd = "fewer misses" | "other configuration";

/** That auto-scaling has given up growing, or that this is over. */
export interface GrowthNews {
    readonly growth: VainGrowth;
    /** Null where it has given up. */
    readonly over: { readonly at: number; readonly why: GrowthEnd } | null;
}

/** Tells an administrator that more nodes do not help, why that is so, and what can be done; or that it is over. */
export function growthAlert(environmentName: string, { growth, over }: GrowthNews): Alert {
    const openedAt = new Date(growth.at);
    const { nodes, maxMissRate, missRate } = growth;
    return {
        key: `cache-scaling/${environmentName.slice(0, longestName)}/growth/${openedAt.toISOString()}`,
        status: over === null ? "opened" : "resolved",
        summary: `${environmentName.slice(0, longestName)}: more nodes do not help the image caches`,
        text: over === null ? openedText(environmentName, growth) : resolvedText(growth, over.why),
        at: new Date(over?.at ?? openedAt),
        source: "image caches",
        details: { nodes, maxMissRate, missRate },
    };
}

/** So that summary and key stay as short as they have to be. */
const longestName = 40;

function openedText(environmentName: string, { nodes, maxMissRate, missRate }: VainGrowth): string {
    const misses = percent(missRate);
    return [
        `Auto-scaling in ${environmentName} has stopped adding nodes, at ${nodes}.`,
        `Two steps in a row brought no fewer misses: ${misses} of the requests still find no image in a cache, and auto-scaling is to add nodes above ${percent(maxMissRate)}. ` +
            "Most of these images were probably asked for the first time. No cache can have those, however many nodes there are.",
        "What you can do, on the manager's page Configuration:",
        `- If visitors wait no longer than usual, set "Most nodes" to fewer than ${nodes}: the last nodes cost money and bring nothing.`,
        `- If this rate is normal for your visitors, set "Grow above a miss rate of" higher than ${misses}.`,
        '- If the charts show caches that are full, raise "Capacity": the same images may be pushed out and asked for again.',
        `Auto-scaling adds nodes again once the miss rate has been ${percent(maxMissRate)} or less, or the configuration has changed.`,
    ].join("\n\n");
}

function resolvedText({ at, maxMissRate }: VainGrowth, why: GrowthEnd): string {
    const reason =
        why === "fewer misses"
            ? `the miss rate has been ${percent(maxMissRate)} or less`
            : "the configuration has changed";
    return `Auto-scaling adds nodes again where they are needed: ${reason}. It had stopped at ${new Date(at).toISOString()}. There is nothing to do.`;
}

const percent = (share: number): string => `${Math.round(share * 1_000) / 10} %`;
