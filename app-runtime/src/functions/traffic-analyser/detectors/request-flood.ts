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
        const floods = window.clients.filter((client) => isFlood(client, settings));
        for (const { key } of floods) if (goesOn(key, [key], window, settings)) yield key;
        const keys = new Set(floods.map(({ key }) => key));
        const limits = {
            ...settings,
            clientRequests: settings.clientRequests * settings.networkFactor,
            declaredRequests: settings.declaredRequests * settings.networkFactor,
        };
        for (const network of window.networks) {
            const { key, members } = network;
            if (!isFlood(network, limits, members.length) || network.hasClientIn(keys)) continue;
            if (goesOn(key, members, window, limits)) yield key;
        }
    },
};

function isFlood(behaviour: Behaviour, limits: AnalyserSettings, persons = 1): boolean {
    if (behaviour.requests < limits.clientRequests || isModestRobot(behaviour, limits)) return false;
    return !canBePeople(behaviour, limits, persons);
}

/** Whether a flood is not over, though the window still holds it: the last minute has its part of the limit, or it is what makes a flood of the window. */
function goesOn(key: string, members: readonly string[], window: Window, limits: AnalyserSettings): boolean {
    if (window.inLastMinute(key).requests >= limits.clientRequests / limits.windowMinutes) return true;
    return !isFlood(window.beforeLastMinute(key, members), limits, members.length);
}
