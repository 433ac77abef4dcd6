import type { Alert, IncidentStatus } from "../../../common/alert.js";
import { memberOf, textAt, timeAt } from "../fields.js";

const statuses: readonly IncidentStatus[] = ["opened", "updated", "resolved"];

/** Reads what `messagesOf` of `common/alert.ts` writes for programs; undefined where it is something else. */
export function readOwnAlert(message: unknown): Alert | undefined {
    const incident = memberOf(message, "incident");
    const [key, summary, source] = [textAt(incident, "key"), textAt(incident, "summary"), textAt(incident, "source")];
    const status = statuses.find((each) => each === textAt(incident, "status"));
    const [text, at] = [textAt(message, "text"), timeAt(incident, "at")];
    if (
        key === undefined ||
        status === undefined ||
        summary === undefined ||
        text === undefined ||
        at === undefined ||
        source === undefined
    ) {
        return undefined;
    }
    const details = memberOf(incident, "details");
    return {
        ...{ key, status, summary, text, at, source },
        ...(typeof details === "object" && details !== null ? { details: { ...details } } : {}),
    };
}
