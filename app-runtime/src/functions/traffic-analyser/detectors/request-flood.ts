import type { AnalyserSettings } from "../settings.js";
import type { Behaviour } from "../tally/behaviour.js";
import type { Detector } from "./detector.js";
import { canBePeople, isModestRobot } from "./people.js";
import type { Window } from "./window.js";

/** More requests of one client than the limit, where neither people nor a declared robot can have made them; the same of a network, of whose clients none does so alone. */
export const requestFlood: Detector = {
    type: "request-flood",
    *find(window) {
        const { settings } = window;
        const floods = new Set(window.clients.filter((client) => isFlood(client, window)).map(({ key }) => key));
        yield* floods;
        for (const network of window.networks) {
            const limits = {
                ...settings,
                clientRequests: settings.clientRequests * settings.networkFactor,
                declaredRequests: settings.declaredRequests * settings.networkFactor,
            };
            if (!isFlood(network, window, limits, network.clients)) continue;
            if (!network.hasClientIn(floods)) yield network.key;
        }
    },
};

function isFlood(
    behaviour: Behaviour,
    window: Window,
    limits: AnalyserSettings = window.settings,
    persons = 1,
): boolean {
    if (behaviour.requests < limits.clientRequests || isModestRobot(behaviour, limits)) return false;
    if (canBePeople(behaviour, limits, persons)) return false;
    // Over when the last minute is no longer part of it, though the window still is.
    return window.inLastMinute(behaviour.key).requests >= limits.clientRequests / limits.windowMinutes;
}
