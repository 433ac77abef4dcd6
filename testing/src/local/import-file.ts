import type { KnownResource } from "../cloud/world.js";
import type { StackState, StateResource } from "./stack-state.js";
import { readUrn } from "./urns.js";

/** What `pulumi import --file` reads, as far as it is written here. */
export interface ImportFile {
    readonly nameTable: Readonly<Record<string, string>>;
    readonly resources: readonly ImportEntry[];
}

interface ImportEntry {
    readonly type: string;
    /** What the file itself calls the resource. */
    readonly name: string;
    /** What the program calls it. */
    readonly logicalName: string;
    readonly id: string;
    readonly parent?: string;
    readonly provider?: string;
}

/**
 * Says to the engine where in the program resources of the cloud belong, so that an import gives them the URNs that the
 * program gives them.
 */
export function importFileOf(resources: readonly KnownResource[], state: StackState): ImportFile {
    const nameTable: Record<string, string> = {};
    const named = (kind: string, urn: string | undefined): string | undefined => {
        if (urn === undefined) return undefined;
        const known = Object.keys(nameTable).find((name) => nameTable[name] === urn);
        const name = known ?? `${kind}-${Object.keys(nameTable).length + 1}`;
        nameTable[name] = urn;
        return name;
    };
    const entries = resources.map((resource, index): ImportEntry => {
        const parent = named("parent", parentOf(resource, state));
        const provider = named("provider", providerOf(resource, state));
        return {
            type: resource.type,
            name: `resource-${index + 1}`,
            logicalName: readUrn(resource.urn).name,
            id: resource.id,
            ...(parent === undefined ? {} : { parent }),
            ...(provider === undefined ? {} : { provider }),
        };
    });
    return { nameTable, resources: entries };
}

/**
 * Whether the state has room for a resource: nothing else has its URN, and its parent is there.
 *
 * A replacement that was made while its predecessor still stands has the predecessor's URN, and no import can give it.
 */
export function canBeImported(resource: KnownResource, state: StackState): boolean {
    if (state.resources.some(({ urn }) => urn === resource.urn)) return false;
    return readUrn(resource.urn).parentType === undefined || parentOf(resource, state) !== undefined;
}

/**
 * The parent that a killed run has noted, else one that gives the URN: a URN holds the types of all parents and none of
 * their names, so each of these types is right. The next update notes the parent that the program has.
 */
function parentOf({ urn }: KnownResource, state: StackState): string | undefined {
    const { parentType, name } = readUrn(urn);
    if (parentType === undefined) return undefined;
    const noted = state.pending.find((resource) => resource.urn === urn)?.parent;
    if (noted !== undefined) return noted;
    const fitting = state.resources
        .map((resource) => ({ urn: resource.urn, ...readUrn(resource.urn) }))
        .filter(({ qualifiedType }) => qualifiedType === parentType)
        // Children are mostly named after their parent.
        .sort((one, other) => shared(other.name, name) - shared(one.name, name));
    return fitting[0]?.urn;
}

function shared(parent: string, child: string): number {
    return child.startsWith(parent) ? parent.length : 0;
}

/** The provider that a killed run has noted, else one of the resource's region; undefined lets the engine make one. */
function providerOf({ urn, type, region }: KnownResource, state: StackState): string | undefined {
    const noted = state.pending.find((resource) => resource.urn === urn)?.provider;
    if (noted !== undefined) return noted.slice(0, noted.lastIndexOf("::"));
    const score = (provider: StateResource) =>
        (provider.inputs["region"] === region ? 2 : 0) + (readUrn(provider.urn).name.startsWith("default") ? 1 : 0);
    return state.resources
        .filter((resource) => resource.type === `pulumi:providers:${type.split(":", 1)[0] ?? ""}`)
        .sort((one, other) => score(other) - score(one))[0]?.urn;
}
