import type { AnalyserSettings } from "../settings.js";
import type { Behaviour } from "../tally/behaviour.js";
import type { Detector } from "./detector.js";
import { behavesWell } from "./people.js";

/** Requests that a person's browser makes at least where a page brings others. */
const requestsOfPerson = 3;

/** Many user agents at one address that are not many people: those would load what their pages bring. */
export const userAgentSwitching: Detector = {
    type: "user-agent-switching",
    find({ clients, settings }) {
        return clients
            .filter((client) => client.agents >= settings.agents && !areManyPeople(client, settings))
            .map(({ key }) => key);
    },
};

function areManyPeople(client: Behaviour, settings: AnalyserSettings): boolean {
    const { requests, assets, agents } = client;
    return behavesWell(client, settings) && assets >= requests / 2 && requests >= requestsOfPerson * agents;
}
