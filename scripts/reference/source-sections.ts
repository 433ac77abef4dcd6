import type { ComponentSource, OtherDeclaration } from "./components.js";
import type { Member, OptionsDeclaration } from "./declarations.js";
import { cell, code, described, section, table, typeText } from "./markdown.js";
import type { Role } from "./parts.js";
import { registry } from "../../testing/src/cloud/registry.js";

/** Where a type is described, as a link from the page that mentions it. */
export type AddressOf = (type: string) => string | undefined;

export function optionsSection({ options }: ComponentSource, addressOf: AddressOf): string {
    return section("Options", memberTable(options, addressOf));
}

/** The types of options, the values of enumerations, and functions beside the class. */
export function typeSections(others: readonly OtherDeclaration[], addressOf: AddressOf): string {
    return others.map((each) => typeSection(each, addressOf)).join("\n\n");
}

function typeSection(each: OtherDeclaration, addressOf: AddressOf): string {
    const heading = [`### ${each.name}`, described(each.comment)];
    if (each.kind === "options") heading.push(memberTable(each, addressOf));
    if (each.kind === "values") {
        const rows = each.values.map(({ name, value, comment }) => [
            code(`${each.name}.${name}`),
            code(value),
            cell(described(comment)),
        ]);
        heading.push(table(["Value", "In YAML", "Meaning"], rows));
    }
    if (each.kind === "function") heading.splice(1, 0, code(each.signature.replaceAll("pulumi.", "")));
    return heading.filter((part) => part !== "").join("\n\n");
}

function memberTable({ members }: OptionsDeclaration, addressOf: AddressOf): string {
    if (members.length === 0) return "";
    const hasOptional = members.some(({ optional }) => optional);
    const rows = members.map(({ name, type, optional, comment }) => [
        code(name),
        typeText(type, addressOf),
        hasOptional ? (optional ? cell(comment.standard ?? "not set") : "**required**") : "",
        cell(described(comment)),
    ]);
    return table(["Option", "Type", "Default", "Meaning"], rows);
}

export function outputsSection({ component }: ComponentSource, addressOf: AddressOf): string {
    const rows = component.outputs.map(({ name, type, comment }) => [
        code(name),
        typeText(type, addressOf),
        cell(described(comment)),
    ]);
    return section("Outputs", table(["Output", "Type", "Meaning"], rows));
}

export function methodsSection({ component }: ComponentSource): string {
    const rows = component.methods.map(({ signature, comment }) => [
        code(signature.replaceAll("pulumi.", "")),
        cell(described(comment) + (comment.throws === undefined ? "" : `\n\nThrows ${comment.throws}`)),
    ]);
    return rows.length === 0 ? "" : section("Methods", table(["Method", "Meaning"], rows));
}

/** @param described what the roles are made with, by role; a component may take some from another's */
export function childrenSection(
    { component }: ComponentSource,
    roles: readonly Role[],
    members: ReadonlyMap<string, Member>,
): string {
    const rows = roles.map(({ role, type, suffix, later }) => [
        code(role),
        code(type),
        code(`<name>-${suffix}`),
        [cell(members.get(role)?.comment.text ?? ""), later ? "Made by grants." : ""].join(" ").trim(),
        unchangeable(type).map(code).join(", "),
    ]);
    return section(
        "Children",
        `The keys are those of \`childTransforms\`, by which every property of every child can be reached. The last column has the inputs that AWS cannot ` +
            `change on the child as it is: another value makes it anew. \`<name>\` is what the program calls its ${component.name}.`,
        table(["Role", "Type", "Logical name", "What", "Made anew for another"], rows),
    );
}

function unchangeable(type: string): string[] {
    return [...(registry.modelOf(type)?.immutable ?? [])].sort();
}
