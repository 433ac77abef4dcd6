import type { AlarmFact } from "./alarms.js";
import type { ChangeRow, Effect } from "./changes.js";
import type { Facts } from "./gather.js";
import { cell, code, listed, section, table } from "./markdown.js";
import type { StatementFact } from "./statements.js";

export function alarmsSection(alarms: readonly AlarmFact[]): string {
    if (alarms.length === 0) return section("Alarms", "It has none.");
    const rows = alarms.map((alarm) => [
        code(`<name>-${alarm.name}`),
        alarm.when,
        cell(alarm.metric),
        cell(alarm.condition),
        alarm.periods,
        alarm.missing,
        cell(alarm.description),
    ]);
    return section(
        "Alarms",
        "Thresholds that follow from a size are those of the guide's smallest program. The last part of the name is the role by which `alarms` changes one.",
        table(["Alarm", "When", "Metric", "Rings", "Data points", "No data", "What it says"], rows),
    );
}

export function permissionsSection(statements: readonly StatementFact[]): string {
    if (statements.length === 0) return section("Permissions", "It writes no policy.");
    const rows = statements.map(({ role, property, when, effect, principal, actions, resources, condition }) => [
        `${code(role)} ${property === "policy" ? "" : code(property)}`.trim(),
        when,
        effect,
        cell(principal.replaceAll("*", "\\*")),
        actions.map(code).join(", "),
        resources.map(code).join(", "),
        cell(condition.replaceAll("*", "\\*")),
    ]);
    return section(
        "Permissions",
        "Every statement of every policy that the component writes: those of its roles, and those on its own resources, which name who may. `{role.arn}` stands " +
            "for what AWS calls a child of that role, or a resource of that name elsewhere in the program.",
        table(["Policy", "When", "Effect", "Who", "Actions", "Resources", "Condition"], rows),
    );
}

const verbs: Readonly<Record<Effect["operation"], string>> = {
    replace: "replaces",
    create: "makes",
    delete: "deletes",
    update: "updates",
};

export function changesSection(rows: readonly ChangeRow[]): string {
    return section(
        "What a change does",
        "Found by planning the component twice, with one option changed: what is replaced is made anew, with the inputs in brackets as the reason, and " +
            "**loses what it held**. The forecast knows the models of the simulated cloud and not the state of an account: read the preview before you say yes.",
        table(
            ["Option", "Change", "Replaces", "Updates, makes, deletes"],
            rows.map((row) => [code(row.option), changeText(row), replacedText(row), otherText(row)]),
        ),
    );
}

function changeText({ say, from, to }: ChangeRow): string {
    return cell(say ?? `${valueText(from)} → ${valueText(to)}`);
}

function valueText(value: unknown): string {
    return value === undefined
        ? "default"
        : code(
              JSON.stringify(value)
                  .replace(/"(\w+)":/g, "$1: ")
                  .replaceAll(",", ", "),
          );
}

function replacedText({ effects }: ChangeRow): string {
    return effects
        .filter(({ operation }) => operation === "replace")
        .map((effect) => {
            const why = effect.inputs.length === 0 ? "" : ` (${effect.inputs.map(code).join(", ")})`;
            return nameText(effect) + why + (effect.refused ? " – refused while it is protected" : "");
        })
        .join("<br>");
}

function otherText({ effects, note }: ChangeRow): string {
    const operations = ["update", "create", "delete"] as const;
    const phrases = operations.flatMap((operation) => {
        const touched = effects.filter((effect) => effect.operation === operation);
        return touched.length === 0 ? [] : [`${verbs[operation]} ${listed(touched.map(nameText))}`];
    });
    const said = phrases.length > 0 ? phrases.join("; ") : effects.length === 0 ? "nothing in AWS" : "";
    return [said, note ?? ""].filter((part) => part !== "").join(". ");
}

function nameText({ role, count }: Effect): string {
    return code(role) + (count > 1 ? ` ×${count}` : "");
}

export function costSection(costs: Facts["costs"]): string {
    const [first] = costs;
    if (first === undefined) return "";
    const dollars = (amount: number): string => amount.toFixed(2);
    const rows = costs.map(([program, { fixed, lines, notKnown }]) => [
        program,
        dollars(fixed) + (notKnown > 0 ? `, without ${notKnown} whose price is not known` : ""),
        cell(lines.map(({ what, monthly }) => `${what} ${dollars(monthly)}`).join("; ")),
    ]);
    const byUse = [...new Set(costs.flatMap(([, cost]) => cost.byUse))].sort();
    return section(
        "Cost",
        `The component by itself in the programs of its guide, in US dollars a month at the list prices of eu-west-1, of ${first[1].date}.`,
        table(["Program", "Whether or not it is used", "Of which"], rows),
        byUse.length === 0 ? "" : `Billed by use, and in no sum: ${byUse.join("; ")}.`,
    );
}
