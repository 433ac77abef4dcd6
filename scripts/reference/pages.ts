import type { ComponentSource } from "./components.js";
import type { Member, OptionsDeclaration } from "./declarations.js";
import { alarmsSection, changesSection, costSection, permissionsSection } from "./fact-sections.js";
import type { Facts } from "./gather.js";
import { cell, described, table } from "./markdown.js";
import {
    type AddressOf,
    childrenSection,
    methodsSection,
    optionsSection,
    outputsSection,
    typeSections,
} from "./source-sections.js";

const generated = "<!-- Written by `npm run reference` from the sources: a change here is lost. -->";

/** The page of the types that components share, which is also the index. */
export const indexPage = "README.md";

export interface Library {
    readonly components: readonly ComponentSource[];
    readonly shared: readonly OptionsDeclaration[];
}

export function componentPage(source: ComponentSource, facts: Facts, library: Library): string {
    const { folder, component, others } = source;
    const addressOf = addressesFrom(folder, library);
    return joined([
        generated,
        `# ${component.name}`,
        described(component.comment),
        `Type token \`evenkeel:index:${component.name}\` · [guide](../guides/${folder}.md) · [source](../../components/src/${folder})`,
        optionsSection(source, addressOf),
        typeSections(others, addressOf),
        outputsSection(source, addressOf),
        methodsSection(source),
        childrenSection(source, facts.roles, childMembers(source, library)),
        alarmsSection(facts.alarms),
        permissionsSection(facts.statements),
        changesSection(facts.changes),
        costSection(facts.costs),
    ]);
}

export function index(library: Library): string {
    const rows = library.components.map(({ folder, component, options }) => [
        `[${component.name}](${folder}.md)`,
        cell(component.comment.text.split(/\n\s*\n/)[0] ?? ""),
        String(options.members.length),
        `[guide](../guides/${folder}.md)`,
    ]);
    return joined([
        generated,
        "# Reference",
        "One page a component: options and defaults, outputs, children, alarms, permissions, what a change replaces, and what it costs. " +
            "`npm run reference` writes these pages from the sources, `npm run check` says when they are not current.",
        table(["Component", "What it is", "Options", "How to use it"], rows),
        "## Types that components share",
        typeSections(library.shared, addressesFrom("", library)),
    ]);
}

/** Where types are described: each on the page of its folder, those of `common/` on the index. */
function addressesFrom(page: string, { components, shared }: Library): AddressOf {
    const addresses = new Map<string, string>(
        shared.map(({ name }) => [name, (page === "" ? "" : indexPage) + anchorOf(name)]),
    );
    for (const { folder, component, others } of components) {
        const file = page === folder ? "" : `${folder}.md`;
        for (const { name, kind } of others) {
            if (kind !== "function") addresses.set(name, file + anchorOf(name));
        }
        if (file !== "") addresses.set(component.name, file);
    }
    return (name) => addresses.get(name);
}

function anchorOf(name: string): string {
    return `#${name.toLowerCase()}`;
}

/** The roles of a component, also those that it takes from the interface of another. */
function childMembers({ children }: ComponentSource, { components }: Library): Map<string, Member> {
    const inherited = components
        .filter((other) => children.parents.some((parent) => parent.includes(other.children.name)))
        .flatMap((other) => other.children.members);
    return new Map([...inherited, ...children.members].map((member) => [member.name, member]));
}

function joined(parts: readonly string[]): string {
    return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
