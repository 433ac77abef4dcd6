import type { Surroundings } from "./surroundings.js";

/** What the engine does to a child. A replacement makes the new one first, unless two of them cannot stand side by side. */
export type Operation = "create" | "update" | "replace" | "replace, old one first" | "delete";

/** A change that a person makes to a component that is up, and what comes of it. */
export interface Change<Args> {
    /** In words, as a change log would say it. */
    readonly what: string;
    /** Options before, beyond those that every row has. @default none */
    readonly before?: Options<Partial<Args>>;
    /** Options after, instead of `before`. */
    readonly after: Options<Partial<Args>>;
    /**
     * What happens to which child, by the rest of its logical name after that of the component: `{ group: "update" }`. Every child that is not named here stays as it is.
     * A role may have children of several types; they are told apart as `role (Type)` where they differ.
     */
    readonly operations: Readonly<Record<string, Operation>>;
}

/** Options as they are, or made from what is there and from the name of the row's component. */
export type Options<Args> = Args | ((surroundings: Surroundings, name: string) => Args);

/** The changes of one component. */
export interface ChangeTable<Args> {
    /** Options that every row has where it says nothing else. */
    readonly standard: Options<Args>;
    readonly rows: readonly Change<Args>[];
    /** Makes the component with the options of one row. */
    create(name: string, args: Args): void;
}

/** Name of a row's component, short because load balancers take no long ones. */
export function nameOfRow(index: number): string {
    return `row${index}`;
}

/** A table whose options nobody needs to know any more. */
export interface AnyTable {
    readonly changes: readonly Pick<Change<unknown>, "what" | "operations">[];
    /** All options of each row in one step. */
    options(step: Step, surroundings: Surroundings): readonly unknown[];
    createAll(step: Step, surroundings: Surroundings): void;
}

export type Step = "before" | "after";

export function table<Args extends object>({ standard, rows, create }: ChangeTable<Args>): AnyTable {
    const optionsOf = (index: number, change: Change<Args>, step: Step, surroundings: Surroundings): Args => {
        const given = <Given>(options: Options<Given>): Given =>
            isMade(options) ? options(surroundings, nameOfRow(index)) : options;
        return { ...given(standard), ...given(change[step] ?? {}) };
    };
    return {
        changes: rows,
        options: (step, surroundings) => rows.map((row, index) => optionsOf(index, row, step, surroundings)),
        createAll(step, surroundings) {
            for (const [index, row] of rows.entries()) {
                create(nameOfRow(index), optionsOf(index, row, step, surroundings));
            }
        },
    };
}

function isMade<Given>(options: Options<Given>): options is (surroundings: Surroundings, name: string) => Given {
    return typeof options === "function";
}
