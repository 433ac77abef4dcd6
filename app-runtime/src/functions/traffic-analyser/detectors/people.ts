import type { AnalyserSettings } from "../settings.js";
import type { Behaviour } from "../tally/behaviour.js";

/** User agents from which an address is shared by several people. */
const severalAgents = 4;

/**
 * Whether people with browsers can be behind an address, one or many. They are refused little, and no path has most of their requests, because a page brings its images, styles and scripts.
 * One person makes no more than so many requests. Where an address has several user agents and most of its requests are what pages bring, it is shared, by nobody knows how many: a company
 * behind one address has a thousand people and few kinds of browsers.
 *
 * @param persons people that there are at least
 */
export function canBePeople(behaviour: Behaviour, settings: AnalyserSettings, persons = 1): boolean {
    if (!behavesWell(behaviour, settings)) return false;
    const { requests, assets, agents } = behaviour;
    if (agents >= severalAgents && assets >= requests / 2) return true;
    return requests <= settings.personRequests * Math.max(agents, persons);
}

/** Refused little, and not after one path alone. */
export function behavesWell(behaviour: Behaviour, settings: AnalyserSettings): boolean {
    return !isRefusedOften(behaviour, settings) && behaviour.pathShare <= settings.pathShare;
}

export function isRefusedOften({ errors, requests }: Behaviour, { errorShare }: AnalyserSettings): boolean {
    return errors >= requests * errorShare && errors > 0;
}

/** Whether a client says that it is a robot or a monitor, and keeps to what one of these needs. */
export function isModestRobot({ declared, requests }: Behaviour, settings: AnalyserSettings): boolean {
    return declared >= requests * 0.9 && requests <= settings.declaredRequests;
}
