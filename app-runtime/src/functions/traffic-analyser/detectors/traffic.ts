import type { MinuteTally } from "../tally/minute-tally.js";
import { baselineBefore } from "./baseline.js";
import type { Window } from "./window.js";

/** The traffic as a whole in the last minute of a window, beside what is usual. */
export interface Traffic {
    /** There are requests enough to say something, and more than so many times as usual. */
    readonly isHigh: boolean;
    /** There are half as many clients again as usual, or more than are told apart. */
    readonly hasNewClients: boolean;
    /** Part of the requests that are images, styles and scripts, of which usual traffic has more than twice. */
    readonly lacksAssets: boolean;
}

const clientFactor = 1.5;

export function trafficOf({ last, minutes, settings }: Window): Traffic {
    const first = firstMinute(minutes);
    const { totals } = last;
    const usual = (value: (tally: MinuteTally) => number): number | undefined =>
        baselineBefore(last.minute, first, settings.trafficFactor, (minute) => {
            const tally = minutes.get(minute);
            return tally === undefined ? undefined : value(tally);
        });
    const requests = usual((tally) => tally.totals.requests) ?? Infinity;
    const clients = usual((tally) => tally.totals.clients) ?? Infinity;
    const assets = usual((tally) => tally.totals.assets / Math.max(1, tally.totals.requests)) ?? 0;
    return {
        isHigh: totals.requests >= Math.max(settings.leastTraffic, settings.trafficFactor * requests),
        hasNewClients: totals.clients >= Math.min(settings.clientsPerMinute, clientFactor * clients),
        lacksAssets: totals.assets / Math.max(1, totals.requests) < assets / 2,
    };
}

/** Whether a path has requests enough to say something, and more than so many times as usual; where nothing is known to be usual, the first is enough. */
export function isPathHigh({ last, minutes, settings }: Window, path: string): boolean {
    const requestsIn = (minute: number): number => minutes.get(minute)?.paths.counts.get(path)?.requests ?? 0;
    const usual = baselineBefore(last.minute, firstMinute(minutes), settings.trafficFactor, requestsIn) ?? 0;
    return requestsIn(last.minute) >= Math.max(settings.leastTraffic / 2, settings.trafficFactor * usual);
}

function firstMinute(minutes: ReadonlyMap<number, MinuteTally>): number {
    let first = Infinity;
    for (const minute of minutes.keys()) first = Math.min(first, minute);
    return first;
}
