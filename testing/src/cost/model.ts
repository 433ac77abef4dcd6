import type { Inputs, InputValue } from "../cloud/inputs.js";

/** What the estimate has to know of a resource, whether it comes from a plan, a preview or a stack's state. */
export interface CostResource {
    readonly type: string;
    /** Logical name. */
    readonly name: string;
    readonly urn: string;
    /** URN of the parent; undefined for what the stack itself is the parent of. */
    readonly parent: string | undefined;
    /** False for a component, which costs what its children cost. */
    readonly custom: boolean;
    /** Undefined where the resource is still to be made. */
    readonly id: string | undefined;
    /** Undefined where nothing says it. */
    readonly region: string | undefined;
    readonly inputs: Readonly<Record<string, InputValue>>;
}

/** A resource as a meter looks at it. */
export interface Subject {
    readonly resource: CostResource;
    readonly inputs: Inputs;
    /** Position among the resources of the same type and region, from 0: some things are free up to a number. */
    readonly position: number;
    readonly neighbours: Neighbours;
}

/** The rest of the stack, for what is only priced together: a group and its launch template. */
export interface Neighbours {
    /**
     * The resource of `type` that is named by `id`, else, in a preview that does not know ids yet, the only one below the same parent.
     *
     * @returns undefined where none or more than one may be meant
     */
    find(type: string, id: string | undefined, of: CostResource): CostResource | undefined;
}

/**
 * - `fixed`: costs the same whether or not anybody uses it, so it is part of the total.
 * - `usage`: costs by use, which nobody knows before; listed with its unit price and in no total.
 */
export type CostKind = "fixed" | "usage";

/** What a meter says of a resource, before the price table is asked. */
export interface Draft {
    readonly kind: CostKind;
    /** In words, as "instance hours of t3.micro". */
    readonly what: string;
    /** Key in the price table; undefined where there cannot be one yet, as for an instance type that is not known. */
    readonly price: string | undefined;
    /** How many units a month; undefined for usage, and where it is not known. */
    readonly quantity: number | undefined;
    /** Why quantity or price are not known. */
    readonly unknown?: string;
}

/** How the resources of one type are billed. */
export interface Meter {
    /** Pulumi's type token. */
    readonly type: string;
    /** An empty list says that this one costs nothing, as a gateway endpoint beside an interface endpoint. */
    readonly drafts: (subject: Subject) => readonly Draft[];
}

/** One line of the bill. */
export interface CostLine {
    /** Top-level component that the resource belongs to. */
    readonly component: string;
    readonly componentUrn: string;
    /** Logical name of the resource. */
    readonly resource: string;
    readonly type: string;
    readonly region: string;
    readonly kind: CostKind;
    readonly what: string;
    /** Key in the price table. */
    readonly price: string | undefined;
    readonly unit: string | undefined;
    readonly quantityPerMonth: number | undefined;
    readonly unitPrice: number | undefined;
    /** Undefined for usage, and where quantity or price is not known; never zero in their place. */
    readonly monthly: number | undefined;
    /** Why `monthly` of a fixed line, or the price of a usage line, is not known. */
    readonly unknown: string | undefined;
    /** Whether the price was read in a document, see the table's `sources`; undefined without a price. */
    readonly verified: boolean | undefined;
}
