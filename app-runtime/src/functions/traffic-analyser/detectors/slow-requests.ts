import { column } from "../tally/counter-table.js";
import type { MinuteTally } from "../tally/minute-tally.js";
import type { Detector } from "./detector.js";

/** Where that part of a minute's clients is slow, and there are that many, it is the application that is. */
const slowApplication = { share: 0.2, clients: 10 } as const;

/** Part of a client's requests that it holds open. */
const slowShare = 0.2;

/**
 * A client that holds requests open, while others do not; it still does so in the last minute. What counts is in `tally/slow.ts`. Minutes in which the application was slow say nothing about
 * a client, and those beside them neither: it was slow in a part of these, in which too few were there to show it.
 */
export const slowRequests: Detector = {
    type: "slow-requests",
    find({ clients, tallies, last, settings }) {
        const candidates = clients.filter(({ slow }) => slow >= settings.slowRequests);
        if (candidates.length === 0) return [];
        const slowMinutes = tallies.filter(isSlowApplication).map(({ minute }) => minute);
        const telling = tallies.filter(({ minute }) => slowMinutes.every((each) => Math.abs(each - minute) > 1));
        if (!telling.includes(last)) return [];
        return candidates
            .map(({ key }) => key)
            .filter((key) => {
                const slow = sumOf(telling, key, column.slow);
                const requests = sumOf(telling, key, column.requests);
                return (
                    slow >= settings.slowRequests &&
                    slow >= requests * slowShare &&
                    last.clients.counterOf(key, column.slow) > 0
                );
            });
    },
};

function isSlowApplication({ clients }: MinuteTally): boolean {
    let slow = 0;
    for (const [, offset] of clients.entries()) if ((clients.values[offset + column.slow] ?? 0) > 0) slow += 1;
    return slow >= slowApplication.clients && slow >= clients.size * slowApplication.share;
}

function sumOf(tallies: readonly MinuteTally[], key: string, index: number): number {
    return tallies.reduce((sum, { clients }) => sum + clients.counterOf(key, index), 0);
}
