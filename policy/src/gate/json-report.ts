import type { Verdict } from "./verdict.js";

/** The verdict as other programs read it. The names are part of the package's interface. */
export function jsonReport(verdict: Verdict, { stack, profile }: { stack: string; profile: string }): object {
    const { exitCode, findings, losses, gaps, operations, unneeded } = verdict;
    return {
        version: 1,
        stack,
        profile,
        exitCode,
        counts: {
            violations: findings.filter(({ kind }) => kind === "violation").length,
            undecided: findings.filter(({ kind }) => kind === "undecided").length,
            exempt: findings.filter(({ kind }) => kind === "exempt").length,
            losses: losses.length,
        },
        findings,
        losses: losses.map(({ urn, type, what, because, reason }) => ({
            urn,
            type,
            what,
            because,
            reason: reason ?? null,
        })),
        unneededAcknowledgements: unneeded,
        gaps,
        operations: operations.map(({ op, urn, type }) => ({ op, urn, type })),
    };
}
