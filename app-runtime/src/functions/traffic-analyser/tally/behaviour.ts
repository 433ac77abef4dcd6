import { column, columns, type CounterTable, pathGroups, setBits } from "./counter-table.js";
import { mostExact } from "./distinct-values.js";

/** How a client, or a network of clients, behaves, as its counters say. */
export interface Behaviour {
    readonly key: string;
    readonly requests: number;
    /** Answers 400, 401, 403, 404 and 405. */
    readonly errors: number;
    readonly scans: number;
    /** Images, styles and scripts. */
    readonly assets: number;
    /** Requests that were held open. */
    readonly slow: number;
    /** Requests by declared robots and monitors. */
    readonly declared: number;
    /** Different user agents: exactly up to {@link mostExact}, about where there are more, and no more than 266. */
    readonly agents: number;
    /** Different paths that do not exist, counted as user agents are. */
    readonly missingPaths: number;
    /** Part of the requests that the path has that is asked for most, or a little more. */
    readonly pathShare: number;
    /** The group of that path. */
    readonly pathGroup: number;
}

export function behaviourOf(key: string, table: CounterTable, offset: number): Behaviour {
    const { values } = table;
    const value = (index: number): number => values[offset + index] ?? 0;
    const distinct = (exact: number, bits: number): number =>
        exact < mostExact ? exact : Math.max(exact, sizeOfSet(value(bits), value(bits + 1)));
    let pathGroup = 0;
    for (let group = 1; group < pathGroups; group++) {
        if (value(column.paths + group) > value(column.paths + pathGroup)) pathGroup = group;
    }
    return {
        key,
        requests: value(column.requests),
        errors: value(column.errors),
        scans: value(column.scans),
        assets: value(column.assets),
        slow: value(column.slow),
        declared: value(column.declared),
        agents: distinct(table.agents.sizeOf(offset / columns), column.agents),
        missingPaths: distinct(table.missingPaths.sizeOf(offset / columns), column.missingPaths),
        pathShare: value(column.paths + pathGroup) / Math.max(1, value(column.requests)),
        pathGroup,
    };
}

/**
 * How many there are of which some share a bit.
 *
 * @see https://dl.acm.org/doi/10.1145/78922.78925 linear counting
 */
function sizeOfSet(low: number, high: number): number {
    const free = setBits - ones(low) - ones(high);
    return Math.round(-setBits * Math.log(Math.max(free, 1) / setBits));
}

/** @see https://graphics.stanford.edu/~seander/bithacks.html#CountBitsSetParallel */
function ones(bits: number): number {
    let count = bits - ((bits >>> 1) & 0x55555555);
    count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
    return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
