import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Graph, GraphResource } from "@evenkeel/testing";
import { guideRegion } from "../plan-guide.js";
import type { ComponentSource } from "./components.js";

/** How children of a role are recognised, as `children.ts` of the component has it. */
export interface Role {
    readonly role: string;
    readonly type: string;
    readonly suffix: string;
    readonly later: boolean;
}

/** A child of a component in a graph. */
export interface Part {
    readonly resource: GraphResource;
    /** The logical name without that of the component, with `<zone>` for a zone. */
    readonly rest: string;
    readonly role: Role;
}

/** The table of roles that the component itself is built with. */
export async function rolesOf({ folder, component }: ComponentSource): Promise<Role[]> {
    const file = join(__dirname, "..", "..", "components", "src", folder, "children.ts");
    if (!existsSync(file)) return [];
    const name = `${component.name.charAt(0).toLowerCase()}${component.name.slice(1)}Children`;
    const table: unknown = Reflect.get(await import(file), name);
    return entriesOf(table).map(([role, value]) => ({
        role,
        type: String(Object(value).type),
        suffix: String(Object(value).suffix),
        later: Object(value).later === true,
    }));
}

/** The children of every component of this class in a graph, and those of components inside it, which have no role of their own. */
export function partsIn(graph: Graph, { component }: ComponentSource, roles: readonly Role[]): Part[] {
    return graph.ofType(`evenkeel:index:${component.name}`).flatMap((owner) => {
        const inside = new Set([owner.urn]);
        return graph.resources.flatMap((resource): Part[] => {
            if (resource.parent === undefined || !inside.has(resource.parent)) return [];
            inside.add(resource.urn);
            if (!resource.custom) return [];
            const rest = resource.name.slice(owner.name.length + 1);
            const nameless = { role: rest, type: resource.type, suffix: rest, later: false };
            const role = roles.find((each) => plays(resource, rest, each)) ?? nameless;
            return [{ resource, rest: withoutZones(rest), role }];
        });
    });
}

function plays({ type }: GraphResource, rest: string, role: Role): boolean {
    const { suffix } = role;
    return type === role.type && (suffix.endsWith("*") ? rest.startsWith(suffix.slice(0, -1)) : rest === suffix);
}

const zoneName = new RegExp(`\\b${guideRegion}[a-f]\\b`, "g");

/** A text in which any zone stands for all of them. */
export function withoutZones(text: string): string {
    return text.replace(zoneName, "<zone>");
}

export function entriesOf(value: unknown): [string, unknown][] {
    return typeof value === "object" && value !== null ? Object.entries(value) : [];
}
