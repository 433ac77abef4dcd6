import { createHash } from "node:crypto";
import type { Log, ReportingDescriptor, Result } from "sarif";
import { controlIds } from "../core/controls.js";
import { rules } from "../rules/index.js";
import type { GateFinding } from "./evidence.js";
import { exitCodes } from "./problem.js";
import type { Loss, Verdict } from "./verdict.js";

const lossRule: ReportingDescriptor = {
    id: "data-would-be-lost",
    shortDescription: { text: "Resources with data are neither replaced nor deleted by accident" },
    fullDescription: { text: "A resource that holds data must not be replaced or deleted without an acknowledgement." },
};

/**
 * The verdict in the Static Analysis Results Interchange Format, which code hosts show beside a change.
 *
 * @param projectFile the URI of the file that findings point at: a resource has no line of its own
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport(verdict: Verdict, projectFile: string): Log {
    const results = withFingerprints([
        ...verdict.findings.map((finding) => ({ urn: finding.urn, result: resultOfFinding(finding) })),
        ...verdict.losses.map((loss) => ({ urn: loss.urn, result: resultOfLoss(loss) })),
    ]).map(({ urn, result }) => ({ ...result, locations: locationsOf(urn, projectFile) }));
    const used = new Set(results.map(({ ruleId }) => ruleId));
    return {
        $schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [
            {
                tool: {
                    driver: {
                        name: "evenkeel-gate",
                        rules: descriptors().filter(({ id }) => used.has(id)),
                    },
                },
                invocations: [
                    {
                        executionSuccessful: verdict.exitCode !== exitCodes.notRun,
                        exitCode: verdict.exitCode,
                        toolExecutionNotifications: verdict.gaps.map((text) => ({ level: "error", message: { text } })),
                    },
                ],
                results,
            },
        ],
    };
}

function descriptors(): ReportingDescriptor[] {
    const own = rules.map(({ name, title, description, why, fix, url, controls, severity }) => ({
        id: name,
        shortDescription: { text: title },
        fullDescription: { text: `${description} ${why}` },
        help: { text: fix },
        helpUri: url,
        properties: { tags: controlIds(controls), severity },
    }));
    return [...own, lossRule];
}

function resultOfFinding({ rule, kind, level, message }: GateFinding): Result {
    return {
        ruleId: rule,
        level: level === "mandatory" ? "error" : "warning",
        message: { text: message },
        properties: { undecided: kind === "undecided" },
        ...(kind === "exempt" ? { suppressions: [{ kind: "external" }] } : {}),
    };
}

function resultOfLoss({ what, urn, because, reason }: Loss): Result {
    const why = because.length === 0 ? "" : ` because of ${because.join(", ")}`;
    return {
        ruleId: lossRule.id,
        level: "error",
        message: { text: `${urn} would be ${what}d${why}.` },
        ...(reason === undefined ? {} : { suppressions: [{ kind: "external", justification: reason }] }),
    };
}

/** A result with the resource that it is about. */
interface About {
    urn: string;
    result: Result;
}

/**
 * Gives each result what a code host knows it by in the next run. GitHub compares this one fingerprint, and makes it
 * of the line where there is none: here all lines are the same. A rule's second finding on a resource gets a 2.
 *
 * @see https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
function withFingerprints(results: readonly About[]): About[] {
    const seen = new Map<string, number>();
    return results.map(({ urn, result }) => {
        const subject = `${result.ruleId} ${urn}`;
        const count = (seen.get(subject) ?? 0) + 1;
        seen.set(subject, count);
        const hash = createHash("sha256").update(subject).digest("hex");
        return { urn, result: { ...result, partialFingerprints: { primaryLocationLineHash: `${hash}:${count}` } } };
    });
}

function locationsOf(urn: string, uri: string): Result["locations"] {
    return [
        {
            physicalLocation: { artifactLocation: { uri }, region: { startLine: 1 } },
            logicalLocations: [{ fullyQualifiedName: urn, kind: "resource" }],
        },
    ];
}
