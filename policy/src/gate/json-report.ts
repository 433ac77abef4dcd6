import { countExemptions } from "./exemption-counts.js";
import type { Verdict } from "./verdict.js";
import type { WeakenedRule } from "./weakened-rules.js";

/** What a report says beside the verdict. */
interface Circumstances {
    stack: string;
    profile: string;
    weakened: readonly WeakenedRule[];
}

/** The verdict as other programs read it. The names are part of the package's interface. */
export function jsonReport(verdict: Verdict, { stack, profile, weakened }: Circumstances): object {
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
            exemptions: countExemptions(findings),
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
        weakenedRules: weakened,
        gaps,
        operations: operations.map(({ op, urn, type }) => ({ op, urn, type })),
    };
}
