import { readIfThere } from "./files.js";
import { resourceIn, type StateResource } from "./stack-state.js";

/**
 * Reads from the engine's log of its events what a stack would have after a preview: one JSON object a line.
 *
 * @returns undefined where there is no log
 */
export function readPlanned(file: string): StateResource[] | undefined {
    const text = readIfThere(file);
    if (text === undefined) return undefined;
    const planned = new Map<string, StateResource>();
    for (const line of text.split("\n")) {
        // Most lines are about something else, and long.
        if (!line.includes('"resourcePreEvent"')) continue;
        for (const resource of resourceIn(newStateIn(line))) planned.set(resource.urn, resource);
    }
    return [...planned.values()];
}

/** What a step leads to; nothing for a deletion. */
function newStateIn(line: string): unknown {
    let event: unknown;
    try {
        event = JSON.parse(line);
    } catch {
        // An engine that was killed leaves half a line.
        return undefined;
    }
    return ["resourcePreEvent", "metadata", "new"].reduce(memberOf, event);
}

function memberOf(value: unknown, key: string): unknown {
    return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
