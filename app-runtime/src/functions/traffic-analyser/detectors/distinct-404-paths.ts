import type { Detector } from "./detector.js";
import { isRefusedOften } from "./people.js";

/** Many different paths that do not exist: somebody guesses. Who follows old links finds most of what they ask for. */
export const distinct404Paths: Detector = {
    type: "distinct-404-paths",
    find({ clients, settings }) {
        return clients
            .filter((client) => client.missingPaths >= settings.missingPaths && isRefusedOften(client, settings))
            .map(({ key }) => key);
    },
};
