import { createHash } from "node:crypto";
import type { Alert } from "../../../common/alert.js";
import type { IncidentType } from "../detectors/detector.js";
import type { Untold } from "../state/book.js";

const longestKey = 255;

/** What was found, and what the one who is told should look at. */
const words: Readonly<Record<IncidentType, readonly [what: string, advice: string]>> = {
    "request-flood": ["a flood of requests from", "It asks for more than people can."],
    "error-burst": ["a burst of refused requests from", "Somebody may be guessing passwords or addresses."],
    "scanner-paths": ["a scanner at", "It asks for what only those ask for who look for holes."],
    "distinct-404-paths": ["a search for hidden paths from", "It asks for many paths that do not exist."],
    "user-agent-switching": ["changing user agents from", "It claims to be many different browsers."],
    "slow-requests": ["requests held open by", "Connections that are held open leave none for others."],
    "distributed-flood": [
        "a distributed flood at",
        "Many addresses take part: a rate limit for each does not stop it. Think of a challenge or a rule for the path.",
    ],
    "high-traffic": ["high traffic at", "It is that of visitors. See whether the group has grown with it."],
};

/** What people are told of an incident. */
export function alertOf(environmentName: string, { incident, notification }: Untold): Alert {
    const { type, key, start, end, at, status } = notification;
    const [what, advice] = words[type];
    const whom = key === "*" ? "the whole site" : key;
    const over = status === "resolved";
    return {
        key: shortKey(`${environmentName}/traffic/${incident}`),
        status,
        summary: `${environmentName}: ${what} ${whom}`,
        text: [
            `${over ? "It is over:" : status === "updated" ? "It goes on:" : "There is"} ${what} ${whom}, seen from ${start} to ${end} in the access logs.`,
            over
                ? "There was no sign of it for ten minutes, or logs that came late have shown that it was none."
                : advice,
        ].join("\n"),
        at: new Date(at),
        source: "traffic-analyser",
        details: { type, key, start, end },
    };
}

/** A path may be long: what a pager tells incidents apart by may not. */
function shortKey(key: string): string {
    if (key.length <= longestKey) return key;
    const digest = createHash("sha256").update(key).digest("base64url");
    return `${key.slice(0, longestKey - digest.length - 1)}/${digest}`;
}
