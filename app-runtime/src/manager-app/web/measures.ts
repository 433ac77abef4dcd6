import type { Measure } from "../control/statistics.js";

/** How a measure is shown. */
export interface MeasureView {
    readonly title: string;
    readonly unit: string;
    readonly note: string;
    readonly top?: number;
    readonly whole?: boolean;
}

/** How each measure is shown. */
export const measureViews: Readonly<Record<Measure, MeasureView>> = {
    hitRate: { title: "Hit rate", unit: "%", note: "Requests answered from a cache, over all nodes", top: 100 },
    missRate: { title: "Miss rate", unit: "%", note: "Requests that had to go to the store, over all nodes", top: 100 },
    requests: { title: "Requests", unit: "a minute", note: "Requests to all caches together", whole: true },
    items: { title: "Items", unit: "images", note: "Images kept in all caches together", whole: true },
    size: { title: "Size", unit: "MB", note: "Bytes kept in all caches together" },
    nodes: { title: "Nodes", unit: "nodes", note: "Nodes that were heard of", whole: true },
};
