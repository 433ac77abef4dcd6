/** The parts of `urn:pulumi:<stack>::<project>::<types of the parents and its own>::<name>`. */
export interface Urn {
    readonly stack: string;
    readonly project: string;
    /** Types from the outermost parent to its own, with `$` between them. */
    readonly qualifiedType: string;
    /** Its own type, the last of {@link qualifiedType}. */
    readonly type: string;
    /** {@link qualifiedType} without its own; undefined where the stack itself is the parent. */
    readonly parentType: string | undefined;
    readonly name: string;
}

export function readUrn(urn: string): Urn {
    const [head = "", project = "", qualifiedType = "", ...name] = urn.split("::");
    const last = qualifiedType.lastIndexOf("$");
    return {
        stack: head.replace(/^urn:pulumi:/, ""),
        project,
        qualifiedType,
        type: qualifiedType.slice(last + 1),
        parentType: last < 0 ? undefined : qualifiedType.slice(0, last),
        name: name.join("::"),
    };
}
