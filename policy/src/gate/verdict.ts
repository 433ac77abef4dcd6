import type { GateOptions } from "./arguments.js";
import type { Evidence, GateFinding, Operation } from "./evidence.js";
import { type ExitCode, exitCodes } from "./problem.js";
import { isStateful } from "./stateful-types.js";

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

/** What the command line says of resources with data. */
type Leave = Pick<GateOptions, "acknowledgements" | "statefulTypes">;

/** Weighs the evidence. What could not be seen counts most: a preview that did not end proves nothing. */
export function judge(evidence: Evidence, { acknowledgements, statefulTypes }: Leave): Verdict {
    const acknowledged = readAcknowledgements(acknowledgements, evidence.operations);
    const losses = lossesAmong(evidence.operations, statefulTypes).map((operation) => ({
        ...operation,
        reason: acknowledged.get(operation.urn)?.reason,
    }));
    const needed = new Set(losses.map(({ urn }) => acknowledged.get(urn)?.text));
    const exitCode = exitCodeOf(evidence, losses);
    // Rules make a preview fail too. Where nothing that was seen explains the failure, something was not seen.
    const unexplained = exitCode === exitCodes.passed ? evidence.error : undefined;
    return {
        ...evidence,
        gaps: unexplained === undefined ? evidence.gaps : [unexplained],
        losses,
        unneeded: acknowledgements.filter((text) => !needed.has(text)),
        exitCode: unexplained === undefined ? exitCode : exitCodes.notRun,
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
function lossesAmong(operations: readonly Operation[], further: readonly string[]): Omit<Loss, "reason">[] {
    const losses = new Map<string, Omit<Loss, "reason">>();
    for (const operation of operations) {
        const what = lossOf(operation.op);
        if (what !== undefined && isStateful(operation.type, further) && !operation.isRetained) {
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

interface Acknowledgement {
    text: string;
    reason: string;
}

/**
 * The acknowledgements by the resource that each names. A URN may hold an equals sign, so that only the preview tells
 * where the reason begins: an acknowledgement names the longest URN of the preview with which it begins, and no other.
 */
function readAcknowledgements(
    texts: readonly string[],
    operations: readonly Operation[],
): ReadonlyMap<string, Acknowledgement> {
    const urns = new Set(operations.map(({ urn }) => urn));
    const acknowledged = new Map<string, Acknowledgement>();
    for (const text of texts) {
        const urn = [text, ...beginnings(text)].find((beginning) => urns.has(beginning));
        const reason = text.slice((urn ?? text).length + 1).trim();
        // One that ends with its URN gives no reason.
        if (urn !== undefined && reason !== "") acknowledged.set(urn, { text, reason });
    }
    return acknowledged;
}

/** What stands before each equals sign, the longest first. */
function beginnings(text: string): string[] {
    return [...text.matchAll(/=/g)].map(({ index }) => text.slice(0, index)).reverse();
}
