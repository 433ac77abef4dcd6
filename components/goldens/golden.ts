/** A value as JSON has it. */
export type Value = null | boolean | number | string | Value[] | { [key: string]: Value };

/** Options of Pulumi that decide what an upgrade does to a child. What is not there is off. */
export interface GoldenOptions {
    protect?: true;
    retainOnDelete?: true;
    deleteBeforeReplace?: true;
    ignoreChanges?: readonly string[];
    replaceOnChanges?: readonly string[];
    /** Children, as the keys of {@link Children} name them. */
    replaceWith?: readonly string[];
    /** What the engine takes for this child too, named likewise. */
    aliases?: readonly string[];
}

/** What an upgrade must find again. */
export interface GoldenChild {
    readonly options?: GoldenOptions;
    /** Only of the smallest program: what nobody has asked for is a default. */
    readonly inputs?: Readonly<Record<string, Value>>;
}

/** By URN, without stack and project: the types from the component to the child, and its logical name. */
export type Children = Readonly<Record<string, GoldenChild>>;

/** What a version of a component makes. */
export interface Golden {
    /** Folder of the component. */
    readonly component: string;
    /** Children by program; `smallest` is the one whose inputs are kept. */
    readonly programs: Readonly<Record<string, Children>>;
}

/** The program whose inputs are the defaults. */
export const smallest = "smallest";

/** The last type of a URN and the name, as a person calls a child: `Key main-key`. */
export function shortName(urn: string): string {
    const [types = "", name = ""] = urn.split("::");
    return `${types.split(/[$:]/).at(-1) ?? ""} ${name}`;
}
