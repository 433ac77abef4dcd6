import { type Alias } from "@pulumi/pulumi/proto/alias_pb";
import type * as protocol from "@pulumi/pulumi/proto/resource_pb";
import { isStack, urnOf, type UrnParts } from "./urn.js";

/** A resource as its parts, with the URN that they make. */
export interface Named extends UrnParts {
    readonly urn: string;
}

/**
 * The URNs under which the engine looks for a resource that it does not find under its own: those that its aliases say, and those that it had
 * when its parent was called by one of the parent's.
 *
 * @param aliasesOf what this function answered for a resource that was registered before
 * @see https://www.pulumi.com/docs/iac/concepts/resources/options/aliases/
 */
export function aliasUrns(
    resource: Named,
    request: protocol.RegisterResourceRequest,
    aliasesOf: (urn: string) => readonly string[],
): string[] {
    const formerParents = (parent: string): string[] => [parent, ...aliasesOf(parent)];
    const own = request.getAliasesList().flatMap((alias) => collapse(resource, alias, formerParents));
    const inherited = aliasesOf(resource.parent).flatMap((formerParent) =>
        [resource.urn, ...own].map((urn) => underFormerParent(urn, resource, formerParent)),
    );
    return [...new Set([...request.getAliasurnsList(), ...own, ...inherited])].filter((urn) => urn !== resource.urn);
}

/** What an alias leaves out is as it is now. */
function collapse(resource: Named, alias: Alias, formerParents: (parent: string) => string[]): string[] {
    const spec = alias.getSpec();
    if (spec === undefined) return [alias.getUrn()];
    const parts = {
        project: spec.getProject() || resource.project,
        stack: spec.getStack() || resource.stack,
        type: spec.getType() || resource.type,
        name: spec.getName() || resource.name,
    };
    const parents = spec.getNoparent() ? [""] : formerParents(spec.getParenturn() || resource.parent);
    return parents.map((parent) => urnOf({ ...parts, parent: isStack(typeChainOf(parent)) ? "" : parent }));
}

/** A child whose name begins with that of its parent is taken to have begun with the parent's former name. */
function underFormerParent(urn: string, { project, stack, parent }: Named, formerParent: string): string {
    const name = nameOf(urn);
    const parentName = nameOf(parent);
    const formerName = name.startsWith(parentName) ? nameOf(formerParent) + name.slice(parentName.length) : name;
    const type = typeChainOf(urn).split("$").at(-1) ?? "";
    return urnOf({ project, stack, parent: formerParent, type, name: formerName });
}

function typeChainOf(urn: string): string {
    return urn.split("::")[2] ?? "";
}

function nameOf(urn: string): string {
    return urn.split("::").slice(3).join("::");
}
