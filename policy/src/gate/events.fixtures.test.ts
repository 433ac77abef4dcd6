import type { EngineEvent } from "@pulumi/pulumi/automation";

/** The parts of an event that a test gives; the engine numbers them. */
type Part = Record<string, unknown>;

export const orders = "urn:pulumi:prod::shop::aws:rds/instance:Instance::orders";

/** The events of a preview that ran to its end, with `parts` in the middle. */
export function previewOf(...parts: readonly Part[]): EngineEvent[] {
    return numbered([
        { preludeEvent: { config: {} } },
        ...parts,
        { policyAnalyzeStackSummaryEvent: { policyPackName: "evenkeel", passed: [] } },
        {
            summaryEvent: {
                maybeCorrupt: false,
                durationSeconds: 1,
                resourceChanges: {},
                PolicyPacks: { evenkeel: "1" },
            },
        },
        { cancelEvent: {} },
    ]);
}

export function numbered(parts: readonly Part[]): EngineEvent[] {
    return parts.map((part, sequence) => ({ sequence, timestamp: 0, ...part }));
}

/** A resource that the engine would do something with, and that the pack answered for. */
export function operation(op: string, urn: string, type = "aws:rds/instance:Instance"): Part[] {
    const metadata = { op, urn, type, keys: op === "replace" ? ["storageEncrypted"] : [], provider: "" };
    return [
        { policyAnalyzeSummaryEvent: { resourceUrn: urn, policyPackName: "evenkeel" } },
        { resourcePreEvent: { metadata } },
    ];
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
