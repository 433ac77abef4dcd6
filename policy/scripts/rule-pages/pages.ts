import { controlIds } from "../../src/core/controls.js";
import type { Rule } from "../../src/core/rule.js";
import { levelIn, profiles } from "../../src/profiles.js";
import { type Case } from "../../src/testing/cases.js";
import { exampleProgram } from "../../src/testing/example-program.js";
import { settingsList } from "./settings.js";
import type { DocumentedRule, Folder } from "./sources.js";

const generated = "<!-- Written by `npm run rules` from the rules and their cases: a change here is lost. -->";
const profileNames = Object.keys(profiles);

/** The page that lists all rules. */
export const indexPage = "README.md";

export function index(folders: readonly Folder[]): string {
    return joined([
        generated,
        "# Rules",
        `${numbers(folders)} [The pack's own page](../../policy/README.md) tells how to use and configure them.`,
        "_mandatory_ stops a preview or an update, _advisory_ is reported only, and _–_ is off; `prod` holds where no profile is named. " +
            "_Looks at_ says whether a rule judges a resource by its inputs, before it is made, or by the whole stack, where it can follow references. " +
            "_Not known_ is what a value does that no preview can know.",
        ...folders.flatMap((folder) => [`## ${titleOf(folder)}`, indexTable(folder)]),
    ]);
}

/** How many rules there are, and how many of the controls of each catalogue they answer to. */
export function numbers(folders: readonly Folder[]): string {
    const rules = folders.flatMap((folder) => folder.rules.map(({ rule }) => rule));
    const ids = (catalogue: keyof Rule["controls"]): number =>
        new Set(rules.flatMap(({ controls }) => controls[catalogue] ?? [])).size;
    const severities = ["critical", "high", "medium", "low"].map(
        (severity) => `${rules.filter((rule) => rule.severity === severity).length} ${severity}`,
    );
    return (
        `${rules.length} rules in ${folders.length} groups: ${severities.join(", ")}. They answer to ${ids("securityHub")} controls of AWS Foundational Security Best Practices, ` +
        `${ids("cis")} of the CIS AWS Foundations Benchmark v3.0.0, ${ids("cdkNag")} of cdk-nag and ${ids("checkov")} of Checkov.`
    );
}

function indexTable({ name, rules }: Folder): string {
    const header = ["Demand", "Rule", "Ids", "Severity", "Looks at", "Not known", ...profileNames];
    const rows = rules.map(({ rule }) => [
        rule.title,
        `[\`${rule.name}\`](${name}.md#${rule.name})`,
        controlIds(rule.controls).join(", "),
        rule.severity,
        rule.scope,
        rule.onUnknown,
        ...levels(rule),
    ]);
    return table(header, rows);
}

export function folderPage(folder: Folder): string {
    return joined([
        generated,
        `# Rules: ${titleOf(folder).toLowerCase()}`,
        "[All rules](README.md) · [how to use and configure them](../../policy/README.md)",
        ...folder.rules.flatMap((documented) => rulePart(folder, documented)),
    ]);
}

function rulePart(folder: Folder, { rule, cases }: DocumentedRule): string[] {
    const ids = controlIds(rule.controls);
    const source = `../../policy/src/rules/${folder.name}/${rule.name}.ts`;
    return [
        `## ${rule.name}`,
        `**${rule.title}.** ${escaped(rule.description)} ${escaped(rule.why)}`,
        `**Fix:** ${escaped(rule.fix)}`,
        [
            `- ${ids.length === 0 ? "" : `Ids: ${ids.join(", ")} · `}[AWS on it](${rule.url}) · [source](${source})`,
            `- Severity: ${rule.severity} · looks at: ${rule.scope} · what is not known: ${rule.onUnknown}`,
            `- ${profileNames.map((profile, at) => `${profile}: ${levels(rule)[at] ?? ""}`).join(" · ")}`,
        ].join("\n"),
        settingsList(rule),
        "Complies:",
        program(cases.good),
        "Does not:",
        program(cases.bad),
        fenced("text", cases.bad.message),
    ];
}

function program({ resources }: Case): string {
    return fenced("ts", resources.length === 0 ? "// nothing at all" : exampleProgram(resources));
}

/** The level in each profile, in their order. */
function levels(rule: Rule): string[] {
    return Object.values(profiles).map((profile) => {
        const level = levelIn(profile, rule);
        return level === "disabled" ? "–" : level;
    });
}

function titleOf({ name }: Folder): string {
    const words = name.replaceAll("-", " ");
    return words.charAt(0).toUpperCase() + words.slice(1);
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
    const line = (cells: readonly string[]): string =>
        `| ${cells.map((text) => text.replaceAll("|", "\\|")).join(" | ")} |`;
    return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

function fenced(language: string, text: string): string {
    return `\`\`\`${language}\n${text}\n\`\`\``;
}

/** A sentence in which nothing is markup. */
function escaped(text: string): string {
    return text.replace(/[*_<]/g, "\\$&");
}

function joined(parts: readonly string[]): string {
    return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
