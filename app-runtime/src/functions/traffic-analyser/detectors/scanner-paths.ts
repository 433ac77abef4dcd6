import type { Detector } from "./detector.js";

/** Requests for paths that only those ask for who look for a way in; `tally/path-facts.ts` has the list. */
export const scannerPaths: Detector = {
    type: "scanner-paths",
    find({ clients, settings }) {
        return clients.filter(({ scans }) => scans >= settings.scans).map(({ key }) => key);
    },
};
