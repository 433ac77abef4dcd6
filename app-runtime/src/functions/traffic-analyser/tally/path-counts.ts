import { pathGroups } from "./counter-table.js";

/** Paths that are counted at most, and those that are left when there are more. */
const [most, left] = [4_096, 512];

export interface PathCount {
    requests: number;
    readonly group: number;
    /** Where it counts; nowhere once it is forgotten. */
    counts: PathCounts | undefined;
}

/**
 * Requests by path. Where a minute has more paths than fit, those with the fewest requests are forgotten, and one of them that comes again begins at nought: a path with a good part of the
 * requests is never lost, and no count is too high.
 */
export class PathCounts {
    public counts = new Map<string, PathCount>();

    /** @param hash of the path, or its group */
    public add(path: string, hash: number, requests: number): PathCount {
        let count = this.counts.get(path);
        if (count === undefined) {
            count = { requests: 0, group: groupOf(hash), counts: this };
            this.counts.set(path, count);
        }
        count.requests += requests;
        if (this.counts.size > most) this.keep(left);
        return count;
    }

    public merge(other: PathCounts): void {
        for (const [path, { requests, group }] of other.counts) this.add(path, group, requests);
    }

    /** Forgets all but those with the most requests. @returns whether there were more */
    public keep(paths: number): boolean {
        if (this.counts.size <= paths) return false;
        // Most paths of most minutes came once, and need no sorting.
        const several = [...this.counts].filter(([, { requests }]) => requests > 1);
        const kept = new Map(several.length <= paths ? several : several.sort(byRequests).slice(0, paths));
        for (const [path, count] of this.counts) if (!kept.has(path)) count.counts = undefined;
        this.counts = kept;
        return true;
    }
}

function byRequests([one, ones]: [string, PathCount], [other, others]: [string, PathCount]): number {
    return others.requests - ones.requests || (one < other ? -1 : 1);
}

export function groupOf(hash: number): number {
    return hash & (pathGroups - 1);
}
