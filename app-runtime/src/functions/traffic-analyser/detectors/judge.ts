import type { AnalyserSettings } from "../settings.js";
import type { MinuteTally } from "../tally/minute-tally.js";
import type { Detector, IncidentType } from "./detector.js";
import { distinct404Paths } from "./distinct-404-paths.js";
import { distributedFlood } from "./distributed-flood.js";
import { errorBurst } from "./error-burst.js";
import { highTraffic } from "./high-traffic.js";
import { requestFlood } from "./request-flood.js";
import { scannerPaths } from "./scanner-paths.js";
import { slowRequests } from "./slow-requests.js";
import { userAgentSwitching } from "./user-agent-switching.js";
import { Window } from "./window.js";

const detectors: readonly Detector[] = [
    requestFlood,
    errorBurst,
    scannerPaths,
    distinct404Paths,
    userAgentSwitching,
    slowRequests,
    distributedFlood,
    highTraffic,
];

/** Something was found in a minute. */
export interface Finding {
    readonly type: IncidentType;
    /** The address, network or path; `*` for the traffic as a whole. */
    readonly key: string;
}

/** Most that a detector finds in a minute. Clients come with the most requests first, so that those are named when there are more. */
const mostFindings = 100;

/** What all detectors find in a minute. It depends on the counters of that minute and those before, not on how they came together. */
export function judge(
    minute: number,
    minutes: ReadonlyMap<number, MinuteTally>,
    settings: AnalyserSettings,
): readonly Finding[] {
    const last = minutes.get(minute);
    if (last === undefined) return [];
    const window = new Window(last, minutes, settings);
    return detectors.flatMap(({ type, find }) =>
        Array.from(find(window), (key) => ({ type, key })).slice(0, mostFindings),
    );
}
