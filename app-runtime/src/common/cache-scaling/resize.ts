import type { ScalingSettings } from "../control/configuration.js";

type Bounds = Pick<ScalingSettings, "nodes" | "minNodes" | "maxNodes" | "expandRatio" | "shrinkRatio">;

/** Nodes after one step up: by the ratio, at least one more, and never above the bound. */
export function grown({ nodes, minNodes, maxNodes, expandRatio }: Bounds): number {
    return clamp(Math.max(nodes + 1, Math.ceil(nodes * expandRatio)), minNodes, maxNodes);
}

/** Nodes after one step down: by the ratio, at least one fewer, and never below the bound. */
export function shrunk({ nodes, minNodes, maxNodes, shrinkRatio }: Bounds): number {
    return clamp(Math.min(nodes - 1, Math.floor(nodes * shrinkRatio)), minNodes, maxNodes);
}

export function clamp(nodes: number, minNodes: number, maxNodes: number): number {
    return Math.min(Math.max(nodes, minNodes), maxNodes);
}
