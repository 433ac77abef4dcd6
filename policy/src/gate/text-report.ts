import type { GateFinding } from "./evidence.js";
import { countExemptions } from "./exemption-counts.js";
import { exitCodes } from "./problem.js";
import type { Loss, Verdict } from "./verdict.js";
import type { WeakenedRule } from "./weakened-rules.js";

/** What the report shows beside the verdict. */
interface Showing {
    weakened: readonly WeakenedRule[];
    /** Whether each finding that is reported only has its line, not each rule. */
    isVerbose: boolean;
}

/** The verdict as a person reads it in a terminal or a log: what stops first, the answer last. */
export function textReport(verdict: Verdict, { weakened, isVerbose }: Showing): string {
    const { findings, losses, gaps, unneeded } = verdict;
    const stopping = findings.filter(({ level, kind }) => level === "mandatory" && kind !== "exempt");
    const told = findings.filter(({ level, kind }) => level === "advisory" && kind !== "exempt");
    const sections = [
        section("Not run or not judged to its end", gaps),
        section("Data would be lost", losses.filter(({ reason }) => reason === undefined).flatMap(linesOfLoss)),
        section("Stops the change", byResource(stopping)),
        isVerbose
            ? section("Reported only", byResource(told))
            : section("Reported only; --verbose lists each", byRule(told)),
        section("Exempt", byResource(findings.filter(({ kind }) => kind === "exempt"))),
        section("Data is lost with leave", losses.filter(({ reason }) => reason !== undefined).flatMap(linesOfLoss)),
        section("Acknowledged, but would not happen", unneeded),
        section(titleOfWeakened(weakened), weakened.map(lineOfWeakened)),
    ];
    return [...sections.flat(), table(verdict), "", conclusion(verdict), ""].join("\n");
}

function section(title: string, lines: readonly string[]): string[] {
    return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`), ""];
}

/** Findings under the resource that they are about, each with its demand. */
function byResource(findings: readonly GateFinding[]): string[] {
    const urns = [...new Set(findings.map(({ urn }) => urn))];
    return urns.flatMap((urn) => [
        urn,
        ...findings
            .filter((finding) => finding.urn === urn)
            .flatMap((finding) => [
                `  ${titleOf(finding)}: ${finding.message}`,
                ...(finding.demand === finding.message ? [] : [`    ${finding.demand}`]),
            ]),
    ]);
}

/** How many findings each rule has. */
function byRule(findings: readonly GateFinding[]): string[] {
    const counts = new Map<string, number>();
    for (const title of findings.map(titleOf).sort()) counts.set(title, (counts.get(title) ?? 0) + 1);
    return [...counts].map(([title, count]) => `${title}: ${count} ${count === 1 ? "finding" : "findings"}`);
}

function titleOf({ rule, kind }: GateFinding): string {
    return `${rule}${kind === "undecided" ? " (cannot be decided)" : ""}`;
}

function linesOfLoss({ urn, what, because, reason }: Loss): string[] {
    const why = because.length === 0 ? "" : ` because of ${because.join(", ")}`;
    return [
        `${what} ${urn}${why}`,
        reason === undefined ? `  if that is right: --acknowledge "${urn}=REASON"` : `  acknowledged: ${reason}`,
    ];
}

function titleOfWeakened({ length }: readonly WeakenedRule[]): string {
    return `${length} ${length === 1 ? "rule is" : "rules are"} weakened by the configuration:`;
}

function lineOfWeakened({ rule, level, instead }: WeakenedRule): string {
    return `${rule === "all" ? "all rules" : rule} (${level} instead of ${instead})`;
}

/** How many findings there are of each kind, by how much they weigh, and how many exemptions. */
function table({ findings, losses }: Verdict): string {
    const count = (kind: GateFinding["kind"], level: GateFinding["level"]): number =>
        findings.filter((finding) => finding.kind === kind && finding.level === level).length;
    const exemptions = countExemptions(findings);
    const rows = [
        ["", "stops", "reported only"],
        ["violations", count("violation", "mandatory"), count("violation", "advisory")],
        ["cannot be decided", count("undecided", "mandatory"), count("undecided", "advisory")],
        ["exempt", "", findings.filter(({ kind }) => kind === "exempt").length],
        ["exemptions used", "", exemptions.used],
        ["exemptions ending soon", "", exemptions.endingSoon],
        ["exemptions expired", exemptions.expired, ""],
        ["exemptions not needed", exemptions.unneeded, ""],
        ["exemptions not usable", exemptions.unusable, ""],
        [
            "resources with data lost",
            losses.filter(({ reason }) => reason === undefined).length,
            losses.filter(({ reason }) => reason !== undefined).length,
        ],
    ];
    return rows
        .map(([title, ...cells]) =>
            `${String(title).padEnd(26)}${cells.map((cell) => String(cell).padStart(14)).join("")}`.trimEnd(),
        )
        .join("\n");
}

function conclusion({ exitCode }: Verdict): string {
    switch (exitCode) {
        case exitCodes.passed:
            return "The change may go on.";
        case exitCodes.violated:
            return "The change must not go on: it violates what is listed above.";
        case exitCodes.undecided:
            return "The change must not go on yet: what is listed above cannot be decided.";
        case exitCodes.notRun:
            return "Nothing is proven: the preview could not be run, or judged to its end.";
    }
}
