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
 * @param projectFile the file that findings point at, relative to the repository: a resource has no line of its own
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport(verdict: Verdict, projectFile: string): Log {
    const results = [...verdict.findings.map(resultOfFinding), ...verdict.losses.map(resultOfLoss)];
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
                results: results.map((result) => ({ ...result, locations: locationsOf(result, projectFile) })),
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

function resultOfFinding({ rule, kind, level, message, urn }: GateFinding): Result {
    return {
        ruleId: rule,
        level: level === "mandatory" ? "error" : "warning",
        message: { text: message },
        partialFingerprints: { resource: `${rule} ${urn}` },
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
        partialFingerprints: { resource: `${lossRule.id} ${urn}` },
        ...(reason === undefined ? {} : { suppressions: [{ kind: "external", justification: reason }] }),
    };
}

function locationsOf({ partialFingerprints = {} }: Result, uri: string): Result["locations"] {
    const urn = (partialFingerprints.resource ?? "").replace(/^\S+ /, "");
    return [
        {
            physicalLocation: { artifactLocation: { uri }, region: { startLine: 1 } },
            logicalLocations: [{ fullyQualifiedName: urn, kind: "resource" }],
        },
    ];
}
