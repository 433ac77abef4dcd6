import { readIfThere } from "./files.js";
import { isObject, listAt, memberOf, textAt } from "./json-members.js";

/** A resource as the engine's file backend keeps it, as far as a local run looks at it. */
export interface StateResource {
    readonly urn: string;
    readonly type: string;
    /** Empty where it has none, as a component. */
    readonly id: string;
    /** False for a component. */
    readonly custom: boolean;
    readonly parent?: string;
    /** URN and id of its provider, with `::` between them. */
    readonly provider?: string;
    readonly inputs: Readonly<Record<string, unknown>>;
}

export interface StackState {
    readonly resources: readonly StateResource[];
    /** What a run that was killed was about to make. */
    readonly pending: readonly StateResource[];
}

/**
 * Reads the state of a stack; a stack without any has nothing.
 *
 * @throws Error when the file is no JSON
 */
export function readStackState(file: string): StackState {
    const root: unknown = JSON.parse(readIfThere(file) ?? "{}");
    const latest = memberOf(memberOf(root, "checkpoint"), "latest");
    return {
        resources: listAt(latest, "resources").flatMap(resourceIn),
        pending: listAt(latest, "pending_operations").flatMap((operation) =>
            resourceIn(memberOf(operation, "resource")),
        ),
    };
}

/** One resource, or none where that is not what `value` is. */
export function resourceIn(value: unknown): StateResource[] {
    const [urn, type, id] = [textAt(value, "urn"), textAt(value, "type"), textAt(value, "id")];
    const [parent, provider] = [textAt(value, "parent"), textAt(value, "provider")];
    const inputs = memberOf(value, "inputs");
    if (urn === undefined || type === undefined) return [];
    return [
        {
            urn,
            type,
            id: id ?? "",
            custom: memberOf(value, "custom") === true,
            ...(parent === undefined ? {} : { parent }),
            ...(provider === undefined ? {} : { provider }),
            inputs: isObject(inputs) ? inputs : {},
        },
    ];
}
