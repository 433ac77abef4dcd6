import type { EngineEvent } from "@pulumi/pulumi/automation";

/** The parts of an event that a test gives; the engine numbers them. */
type Part = Record<string, unknown>;

export const orders = "urn:pulumi:prod::shop::aws:rds/instance:Instance::orders";

/** The events of a preview that ran to its end, with `parts` in the middle. */
export function previewOf(...parts: readonly Part[]): EngineEvent[] {
    return numbered([{ policyLoadEvent: {} }, prelude, ...parts, stackAnswer("evenkeel"), summary("evenkeel"), end]);
}

export const prelude: Part = { preludeEvent: { config: {} } };
export const end: Part = { cancelEvent: {} };

/** A pack's answer for the stack as a whole. */
export function stackAnswer(pack: string): Part {
    return { policyAnalyzeStackSummaryEvent: { policyPackName: pack, passed: [] } };
}

/** The engine's summary, in which packs stand as it names those of a folder. */
export function summary(...packs: readonly string[]): Part {
    const named = packs.map((pack, index) => [`${pack}|local|/packs/${index}`, "1"]);
    return {
        summaryEvent: {
            maybeCorrupt: false,
            durationSeconds: 1,
            resourceChanges: {},
            PolicyPacks: Object.fromEntries(named),
        },
    };
}

export function numbered(parts: readonly Part[]): EngineEvent[] {
    return parts.map((part, sequence) => ({ sequence, timestamp: 0, ...part }));
}

/** A resource that the engine would do something with, and that the pack answered for. */
export function operation(op: string, urn: string, type = "aws:rds/instance:Instance"): Part[] {
    const metadata = { op, urn, type, keys: op === "replace" ? ["storageEncrypted"] : [], provider: "" };
    return [resourceAnswer("evenkeel", urn), { resourcePreEvent: { metadata } }];
}

/** A pack's answer for one resource. */
export function resourceAnswer(pack: string, urn: string): Part {
    return { policyAnalyzeSummaryEvent: { resourceUrn: urn, policyPackName: pack } };
}

export function policyEvent(message: string, enforcementLevel: string, resourceUrn = orders): Part {
    return {
        policyEvent: {
            message,
            enforcementLevel,
            resourceUrn,
            policyName: "database-not-public",
            policyPackName: "evenkeel",
        },
    };
}
