import { type Detector, everything } from "./detector.js";
import { canBePeople, isModestRobot } from "./people.js";
import { isPathHigh, trafficOf } from "./traffic.js";
import type { Window } from "./window.js";

/** Part of all requests for one path from which visitors do not make them. */
const pathShare = 0.4;

/** Part of a client's limit from which it counts as one of a herd. */
const partOfLimit = 0.2;

/**
 * Many clients that are no flood each. Either traffic and clients are far above what is usual and the mix of requests is not that of visitors, or a herd of clients asks for one path and
 * hardly anything else. The key is that path, or everything.
 */
export const distributedFlood: Detector = {
    type: "distributed-flood",
    *find(window) {
        const herds = pathsOfHerds(window);
        yield* herds;
        if (herds.length === 0 && isInhumanSurge(window)) yield topPath(window)?.path ?? everything;
    },
};

function isInhumanSurge(window: Window): boolean {
    const { isHigh, hasNewClients, lacksAssets } = trafficOf(window);
    if (!isHigh || !hasNewClients) return false;
    const { requests, errors } = window.last.totals;
    return lacksAssets || errors >= requests * window.settings.errorShare || topPath(window) !== undefined;
}

/** The path that has more of the requests than visitors would make for one. */
function topPath({ last }: Window): { path: string } | undefined {
    for (const [path, { requests }] of last.paths.counts) {
        if (requests >= last.totals.requests * pathShare) return { path };
    }
    return undefined;
}

function pathsOfHerds(window: Window): readonly string[] {
    const { settings, clients, last } = window;
    const herds = new Map<number, number>();
    for (const client of clients) {
        const isMember =
            client.requests >= settings.clientRequests * partOfLimit &&
            client.pathShare > settings.pathShare &&
            !canBePeople(client, settings) &&
            !isModestRobot(client, settings);
        if (isMember) herds.set(client.pathGroup, (herds.get(client.pathGroup) ?? 0) + 1);
    }
    return [...herds]
        .filter(([, members]) => members >= settings.herdClients)
        .map(([group]) => mostAskedFor(last.paths.counts, group))
        .filter((path) => path !== undefined)
        .filter((path) => isPathHigh(window, path));
}

function mostAskedFor(
    paths: ReadonlyMap<string, { readonly requests: number; readonly group: number }>,
    group: number,
): string | undefined {
    let most: string | undefined;
    let mostRequests = 0;
    for (const [path, { requests, group: own }] of paths) {
        if (own !== group || requests < mostRequests) continue;
        // Of two alike the same one each time, whatever was counted first.
        if (requests > mostRequests || (most !== undefined && path < most)) most = path;
        mostRequests = requests;
    }
    return most;
}
