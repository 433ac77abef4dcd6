import { join } from "node:path";
import { readIfThere } from "./files.js";

/**
 * Reads what the simulated providers noted during a run: one JSON object a line in `report.jsonl`.
 *
 * @returns a sentence where a region had to be chosen, and one for each type that has no service model, with how many
 * resources have it
 */
export function reportLines(runFolder: string): string[] {
    const notes = (readIfThere(join(runFolder, "report.jsonl")) ?? "").split("\n").map(noteIn);
    return [...regionLines(notes), ...notModelledLines(notes)];
}

function regionLines(notes: readonly unknown[]): string[] {
    const region = notes.map(defaultRegionIn).find((found) => found !== undefined);
    if (region === undefined) return [];
    return [
        `no aws:region is set, so the simulated cloud is in ${region}; a real run takes AWS_REGION or stops: set aws:region in the stack's file`,
    ];
}

function notModelledLines(notes: readonly unknown[]): string[] {
    const urnsByType = new Map<string, Set<string>>();
    for (const each of notes) {
        const note = notModelledIn(each);
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

function noteIn(line: string): unknown {
    try {
        return JSON.parse(line);
    } catch {
        // A provider that was killed leaves half a line.
        return undefined;
    }
}

function defaultRegionIn(note: unknown): string | undefined {
    if (typeof note !== "object" || note === null) return undefined;
    return "kind" in note && "region" in note && note.kind === "default-region" ? String(note.region) : undefined;
}

function notModelledIn(note: unknown): { type: string; urn: string } | undefined {
    if (typeof note !== "object" || note === null) return undefined;
    if (!("kind" in note && "type" in note && "urn" in note) || note.kind !== "not-modelled") return undefined;
    return { type: String(note.type), urn: String(note.urn) };
}
