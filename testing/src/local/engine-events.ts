import { readIfThere } from "./files.js";
import { listAt, memberOf, textAt } from "./json-members.js";
import { resourceIn, type StateResource } from "./stack-state.js";
import { readUrn } from "./urns.js";

/** What the engine says that it does with one resource. */
export interface AnnouncedStep {
    /**
     * The engine's word for it, `same` and `read` among them. A replacement is several steps: `create-replacement`, `replace` and `delete-replaced`, in the
     * order in which they happen.
     *
     * @see https://www.pulumi.com/docs/reference/cloud-rest-api/schema/appstepeventmetadata/
     */
    readonly op: string;
    readonly urn: string;
    /** Type of the resource, such as `aws:sns/topic:Topic`. */
    readonly type: string;
    /** Logical name of the resource. */
    readonly name: string;
}

/**
 * Reads the steps out of what `pulumi up --json`, `destroy --json` or `preview --json` prints, in their order.
 *
 * @param stdout events, one JSON object a line; or the one document that a preview prints in their place. Other lines are passed over.
 * @throws SyntaxError when such a document is cut off
 * @example
 * const { stdout } = await project.preview(["--json"]);
 * const replaced = announcedSteps(stdout).filter(({ op }) => op === "replace");
 */
export function announcedSteps(stdout: string): AnnouncedStep[] {
    const steps = /^\{\r?\n/.test(stdout) ? listAt(JSON.parse(stdout), "steps") : stepsInEvents(stdout);
    return steps.flatMap((step) => {
        const [op, urn] = [textAt(step, "op"), textAt(step, "urn")];
        if (op === undefined || urn === undefined) return [];
        const { type, name } = readUrn(urn);
        return [{ op, urn, type, name }];
    });
}

/**
 * Reads from the engine's log of its events what a stack would have after a preview: one JSON object a line.
 *
 * @returns undefined where there is no log
 */
export function readPlanned(file: string): StateResource[] | undefined {
    const text = readIfThere(file);
    if (text === undefined) return undefined;
    const planned = new Map<string, StateResource>();
    for (const step of stepsInEvents(text)) {
        // What the step leads to; nothing for a deletion.
        for (const resource of resourceIn(memberOf(step, "new"))) planned.set(resource.urn, resource);
    }
    return [...planned.values()];
}

/** What each event tells of its step before it is taken. */
function stepsInEvents(lines: string): unknown[] {
    return lines.split("\n").flatMap((line) => {
        // Most lines are about something else, and long.
        if (!line.includes('"resourcePreEvent"')) return [];
        return [memberOf(memberOf(eventIn(line), "resourcePreEvent"), "metadata")];
    });
}

function eventIn(line: string): unknown {
    try {
        return JSON.parse(line);
    } catch {
        // An engine that was killed leaves half a line.
        return undefined;
    }
}
