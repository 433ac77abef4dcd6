import type { Detector } from "./detector.js";

/** Where that part of all clients is slow, and there are that many, it is the application that is. */
const slowApplication = { share: 0.2, clients: 10 } as const;

/** A client that holds requests open, while others do not. What counts is in `tally/slow.ts`. */
export const slowRequests: Detector = {
    type: "slow-requests",
    find({ clients, settings }) {
        const slow = clients.filter((client) => client.slow > 0);
        if (slow.length >= slowApplication.clients && slow.length >= clients.length * slowApplication.share) return [];
        return slow
            .filter((client) => client.slow >= settings.slowRequests && client.slow >= client.requests * 0.2)
            .map(({ key }) => key);
    },
};
