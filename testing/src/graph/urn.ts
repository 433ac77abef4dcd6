const stackType = "pulumi:pulumi:Stack";

export interface UrnParts {
    readonly project: string;
    readonly stack: string;
    readonly parent: string;
    readonly type: string;
    readonly name: string;
}

/**
 * The URN that the engine would give: it names the types of all parents but the stack.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/resources/names/#urns
 */
export function urnOf({ project, stack, parent, type, name }: UrnParts): string {
    const parentType = parent.split("::")[2] ?? "";
    const qualified = parentType === "" || parentType === stackType ? type : `${parentType}$${type}`;
    return `urn:pulumi:${stack}::${project}::${qualified}::${name}`;
}

/** True for the resource that stands for the stack. */
export function isStack(type: string): boolean {
    return type === stackType;
}
