import type * as pulumi from "@pulumi/pulumi";
import type { NetworkLike, ObjectStore } from "../src/index.js";

/** What the engine does to a child. A replacement makes the new one first, unless two of them cannot stand side by side. */
export type Operation = "create" | "update" | "replace" | "replace, old one first" | "delete";

/** A change that a person makes to a component that is up, and what comes of it. */
export interface Change<Args> {
    /** In words, as a change log would say it. */
    readonly what: string;
    /** Options before, beyond those that every row has. @default none */
    readonly before?: Options<Args>;
    /** Options after, instead of `before`. */
    readonly after: Options<Args>;
    /**
     * What happens to which child, by the rest of its logical name after that of the component: `{ group: "update" }`. Every child that is not named here stays as it is.
     * A role may have children of several types; they are told apart as `role (Type)` where they differ.
     */
    readonly operations: Readonly<Record<string, Operation>>;
}

/** Options as they are, or made from what is there. */
export type Options<Args> = Partial<Args> | ((surroundings: Surroundings) => Partial<Args>);

/** What is there besides the rows' components, and stays as it is. */
export interface Surroundings {
    readonly network: NetworkLike;
    /** ARN of a topic for whatever wants one. */
    readonly topicArn: pulumi.Output<string>;
    /** Takes logs of all kinds. */
    readonly logs: ObjectStore;
}

/** The changes of one component. */
export interface ChangeTable<Args> {
    readonly rows: readonly Change<Args>[];
    /** Makes the component with the options of one row. */
    create(name: string, options: Partial<Args>, surroundings: Surroundings): void;
}

/** Name of a row's component, short because load balancers take no long ones. */
export function nameOfRow(index: number): string {
    return `row${index}`;
}

/** A table whose options nobody needs to know any more. */
export interface AnyTable {
    readonly changes: readonly Pick<Change<unknown>, "what" | "operations">[];
    createAll(step: Step, surroundings: Surroundings): void;
}

export type Step = "before" | "after";

export function table<Args>({ rows, create }: ChangeTable<Args>): AnyTable {
    return {
        changes: rows,
        createAll(step, surroundings) {
            for (const [index, { before = {}, after }] of rows.entries()) {
                const options = step === "before" ? before : after;
                create(nameOfRow(index), typeof options === "function" ? options(surroundings) : options, surroundings);
            }
        },
    };
}
