import { appendFileSync } from "node:fs";
import { join } from "node:path";
import type { Subject } from "./errors.js";
import { defaultRegion } from "./place.js";

/**
 * Notes each resource whose type has no model once, as a line of JSON for the summary of the run.
 *
 * @param folder where the run keeps its notes; undefined where nobody will read them
 */
export function unmodelledReport(folder: string | undefined): (subject: Subject) => void {
    const noted = new Set<string>();
    return ({ type, urn }) => {
        if (folder === undefined || noted.has(urn)) return;
        noted.add(urn);
        appendFileSync(join(folder, "report.jsonl"), `${JSON.stringify({ kind: "not-modelled", type, urn })}\n`);
    };
}

/** Notes that a provider was given no region, as a line of JSON for the summary of the run. */
export function defaultRegionReport(folder: string | undefined): () => void {
    return () => {
        if (folder === undefined) return;
        const note = { kind: "default-region", region: defaultRegion };
        appendFileSync(join(folder, "report.jsonl"), `${JSON.stringify(note)}\n`);
    };
}
