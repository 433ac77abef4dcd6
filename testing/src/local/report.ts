import { join } from "node:path";
import { readIfThere } from "./files.js";

/**
 * Reads what the simulated providers noted during a run: one JSON object a line in `report.jsonl`.
 *
 * @returns a sentence for each type that has no service model, with how many resources have it
 */
export function reportLines(runFolder: string): string[] {
    const urnsByType = new Map<string, Set<string>>();
    for (const line of (readIfThere(join(runFolder, "report.jsonl")) ?? "").split("\n")) {
        const note = notModelledIn(line);
        if (note === undefined) continue;
        const urns = urnsByType.get(note.type) ?? new Set();
        // A resource is noted in the preview and again in the update.
        urnsByType.set(note.type, urns.add(note.urn));
    }
    return [...urnsByType]
        .sort(([one], [other]) => one.localeCompare(other))
        .map(([type, { size }]) => {
            const resources = `${size} ${size === 1 ? "resource" : "resources"}`;
            return `not modelled: ${type} (${resources}): kept as given, no rule checked`;
        });
}

function notModelledIn(line: string): { type: string; urn: string } | undefined {
    try {
        const note: unknown = JSON.parse(line);
        if (typeof note !== "object" || note === null) return undefined;
        if (!("kind" in note && "type" in note && "urn" in note) || note.kind !== "not-modelled") return undefined;
        return { type: String(note.type), urn: String(note.urn) };
    } catch {
        // A provider that was killed leaves half a line.
        return undefined;
    }
}
