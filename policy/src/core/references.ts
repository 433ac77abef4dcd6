import type { PolicyResource } from "@pulumi/policy";
import { inputsOf } from "./given-inputs.js";
import { elementsOf, type Reading, readPath, textOf } from "./reading.js";
import { mainTablesOf, namesOf, type Stack, type Types } from "./stack.js";

/**
 * Following a property to the resources that it names by id, ARN or name.
 *
 * In a first preview the ids are not known, but the engine says from which resources a value was computed. Where
 * there are as many of the wanted type as the property has elements, those are the ones that it names; else ids are
 * compared, as far as they are known. A single id that is known is compared first. What is not known and was computed
 * from nothing of the wanted types may name anything: that is an answer of its own, never "nothing".
 */

/**
 * What a property with one id names. `oneOf`: one of these, without telling which. `unknown`: it is not known yet and
 * was computed from none of the wanted types, such as by a look-up, so that it may name any of them, or something
 * that is not in this stack. `elsewhere`: it is known and names nothing in this stack.
 */
export type Reference =
    | { kind: "none" }
    | { kind: "one"; resource: PolicyResource }
    | { kind: "oneOf"; resources: readonly PolicyResource[] }
    | { kind: "unknown" }
    | { kind: "elsewhere" };

/** What a property with a list of ids names. */
export interface References {
    certain: readonly PolicyResource[];
    /** Resources of which the list names some, without telling which. */
    possible: readonly PolicyResource[];
    /** Whether the list also names something that is not in this stack, or not known. */
    elsewhere: boolean;
}

/** @param property may lead into an object, such as `dimensions.LoadBalancer` */
export function followOne(stack: Stack, from: PolicyResource, property: string, types: Types): Reference {
    if (!isGiven(from, property)) {
        return { kind: "none" };
    }
    const sources = sourcesOf(from, property, types);
    const value = readPath(from.props, property);
    const only = sources.length === 1 ? sources[0] : undefined;
    const resource = value.state === "known" ? resourceMeant(value, stack, only, types) : only;
    if (resource !== undefined) {
        return { kind: "one", resource };
    }
    if (value.state !== "unknown") {
        return { kind: "elsewhere" };
    }
    return sources.length > 0 ? { kind: "oneOf", resources: sources } : { kind: "unknown" };
}

/** Whether a reference that does not tell what it names may turn out to name `resource`, which is of a wanted type. */
export function mayName(reference: Reference, resource: PolicyResource): boolean {
    return reference.kind === "unknown" || (reference.kind === "oneOf" && reference.resources.includes(resource));
}

export function followAll(stack: Stack, from: PolicyResource, property: string, types: Types): References {
    const sources = sourcesOf(from, property, types);
    const list = readPath(from.props, property);
    if (list.state === "unknown") {
        return sources.length === 1
            ? { certain: sources, possible: [], elsewhere: false }
            : { certain: [], possible: sources, elsewhere: sources.length === 0 };
    }
    const elements = elementsOf(list);
    if (sources.length === elements.length) {
        return { certain: sources, possible: [], elsewhere: false };
    }
    const named = elements.map((element) => resourceNamed(element, stack, types));
    const certain = named.filter((resource) => resource !== undefined);
    const unknowns = elements.filter(({ state }) => state === "unknown").length;
    const rest = sources.filter((source) => !certain.includes(source));
    return {
        certain: rest.length === unknowns ? [...certain, ...rest] : certain,
        possible: rest.length > unknowns && unknowns > 0 ? rest : [],
        elsewhere: certain.length + unknowns < elements.length || rest.length < unknowns,
    };
}

/**
 * Whether the program gave the property a value. Stack rules see outputs, where a property that was left out may hold
 * AWS's choice or be unknown. Where the engine did not show the inputs before, a value that is not known yet still was
 * computed from something, which the engine has written down.
 */
export function isGiven(from: PolicyResource, property: string): boolean {
    const head = headOf(property);
    const state = readPath(from.props, property).state;
    const inputs = inputsOf(from.urn);
    if (inputs !== undefined) {
        return inputs.has(head) && state !== "absent";
    }
    return head in from.propertyDependencies || state === "known";
}

/** Whether the engine says that a property was computed from other resources of the stack. */
export function isComputed({ propertyDependencies }: PolicyResource, property: string): boolean {
    return (propertyDependencies[headOf(property)] ?? []).length > 0;
}

/** The resources of some types from which a property was computed, each once, in a stable order. */
export function sourcesOf(from: PolicyResource, property: string, types: Types): PolicyResource[] {
    const sources = new Set(from.propertyDependencies[headOf(property)]);
    return [...sources].filter(({ type }) => types.has(type)).sort((one, other) => (one.urn < other.urn ? -1 : 1));
}

/** The engine knows what a property was computed from as a whole only. */
function headOf(property: string): string {
    return property.split(".")[0] ?? property;
}

/**
 * The resource that a known value means. What the value says comes before what it was computed from, because a look-up
 * by one resource may find another; only a source that has no name yet is believed without comparing.
 */
function resourceMeant(
    value: Reading,
    stack: Stack,
    source: PolicyResource | undefined,
    types: Types,
): PolicyResource | undefined {
    const name = textOf(value);
    const sourceNames = source === undefined ? [] : [...namesOf(source), ...mainTablesOf(source)];
    // Names are unique within one region only: where two fit, it is the one that the value was computed from.
    if (name !== undefined && sourceNames.includes(name)) {
        return source;
    }
    return resourceNamed(value, stack, types) ?? (sourceNames.length === 0 ? source : undefined);
}

function resourceNamed(value: Reading, stack: Stack, types: Types): PolicyResource | undefined {
    const name = textOf(value);
    return name === undefined ? undefined : stack.named(name, types);
}
