import type { Graph } from "../graph/index.js";
import type { CostResource, Neighbours } from "./model.js";

/** What a plan registered, for the estimate. */
export function resourcesOf(graph: Graph): CostResource[] {
    return graph.resources.map((resource) => {
        const { type, name, urn, parent, custom, id, inputs, options } = resource;
        const own = resource.output("region");
        const provider = graph.resources.find((each) => each.urn === options.provider)?.input("region");
        const region = [own, provider].find((each) => typeof each === "string");
        return { type, name, urn, parent, custom, id, inputs, region };
    });
}

/** The top-level component or resource that each resource belongs to, by URN. */
export function topLevel(resources: readonly CostResource[]): (resource: CostResource) => CostResource {
    const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    return (resource) => {
        let top = resource;
        // A state that was edited by hand may hold a circle.
        const passed = new Set<CostResource>();
        while (!passed.has(top)) {
            passed.add(top);
            top = (top.parent === undefined ? undefined : byUrn.get(top.parent)) ?? top;
        }
        return top;
    };
}

export function neighboursAmong(resources: readonly CostResource[]): Neighbours {
    return {
        find(type, id, of) {
            const all = resources.filter((resource) => resource.type === type);
            const named = id === undefined ? undefined : all.find((resource) => resource.id === id);
            if (named !== undefined) return named;
            const siblings = all.filter(({ parent }) => parent === of.parent);
            return siblings.length === 1 ? siblings[0] : undefined;
        },
    };
}
