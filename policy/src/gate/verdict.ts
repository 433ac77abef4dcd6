import type { Evidence, GateFinding, Operation } from "./evidence.js";
import { type ExitCode, exitCodes } from "./problem.js";
import { statefulTypes } from "./stateful-types.js";

/** What the gate says of one preview. */
export interface Verdict extends Evidence {
    exitCode: ExitCode;
    /** Resources with data that would be replaced or deleted. */
    losses: readonly Loss[];
    /** Acknowledgements of something that would not happen. */
    unneeded: readonly string[];
}

/** A resource with data that would be replaced or deleted. */
export interface Loss extends Operation {
    what: "replace" | "delete";
    /** Why that is right, as somebody acknowledged; undefined where nobody did. */
    reason: string | undefined;
}

/** Weighs the evidence. What could not be seen counts most: a preview that did not end proves nothing. */
export function judge(evidence: Evidence, acknowledgements: readonly string[]): Verdict {
    const losses = lossesAmong(evidence.operations).map((operation) => ({
        ...operation,
        reason: reasonFor(operation.urn, acknowledgements),
    }));
    return {
        ...evidence,
        losses,
        unneeded: acknowledgements.filter((text) => !losses.some(({ urn }) => text.startsWith(`${urn}=`))),
        exitCode: exitCodeOf(evidence, losses),
    };
}

function exitCodeOf({ gaps, findings }: Evidence, losses: readonly Loss[]): ExitCode {
    const stops = (kind: GateFinding["kind"]): boolean =>
        findings.some((finding) => finding.level === "mandatory" && finding.kind === kind);
    if (gaps.length > 0) return exitCodes.notRun;
    if (stops("violation") || losses.some(({ reason }) => reason === undefined)) return exitCodes.violated;
    return stops("undecided") ? exitCodes.undecided : exitCodes.passed;
}

/** One for each resource: the engine announces a replacement in several steps. */
function lossesAmong(operations: readonly Operation[]): Omit<Loss, "reason">[] {
    const losses = new Map<string, Omit<Loss, "reason">>();
    for (const operation of operations) {
        const what = lossOf(operation.op);
        if (what !== undefined && statefulTypes.has(operation.type) && !operation.isRetained) {
            const known = losses.get(operation.urn);
            const because = [...new Set([...(known?.because ?? []), ...operation.because])];
            losses.set(operation.urn, { ...operation, because, what: known?.what === "replace" ? "replace" : what });
        }
    }
    return [...losses.values()].sort((one, other) => (one.urn < other.urn ? -1 : 1));
}

function lossOf(op: string): Loss["what"] | undefined {
    if (op === "delete") return "delete";
    return ["replace", "create-replacement", "delete-replaced"].includes(op) ? "replace" : undefined;
}

function reasonFor(urn: string, acknowledgements: readonly string[]): string | undefined {
    // A URN may hold an equals sign, so that only the resource tells where the reason begins.
    return acknowledgements
        .find((text) => text.startsWith(`${urn}=`))
        ?.slice(urn.length + 1)
        .trim();
}
