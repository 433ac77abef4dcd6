import type { Inputs } from "../cloud/inputs.js";
import type { Draft, Meter, Subject } from "./model.js";

/** AWS's own month: 365 days of 24 hours by 12. */
export const hoursPerMonth = 730;

export function fixed(what: string, price: string, quantity: number | undefined, unknown?: string): Draft {
    return { kind: "fixed", what, price, quantity, unknown };
}

/** Something that is there all month. */
export function hours(what: string, price: string, count: number | undefined, unknown?: string): Draft {
    return fixed(what, price, count === undefined ? undefined : count * hoursPerMonth, unknown);
}

export function usage(what: string, price: string): Draft {
    return { kind: "usage", what, price, quantity: undefined };
}

/** A fixed cost that nothing here can be multiplied for, with the reason. */
export function notKnown(what: string, unknown: string): Draft {
    return { kind: "fixed", what, price: undefined, quantity: undefined, unknown };
}

export function meter(type: string, drafts: (subject: Subject) => readonly (Draft | false)[]): Meter {
    return { type, drafts: (subject) => drafts(subject).filter((draft) => draft !== false) };
}

/** A number, `fallback` where the program is silent, and undefined where it is not known yet. */
export function numberOr<T>(inputs: Inputs, path: string, fallback: T): number | T | undefined {
    return inputs.has(path) ? inputs.number(path) : fallback;
}

export function textOr<T>(inputs: Inputs, path: string, fallback: T): string | T | undefined {
    return inputs.has(path) ? inputs.text(path) : fallback;
}

export function flagOr<T>(inputs: Inputs, path: string, fallback: T): boolean | T | undefined {
    return inputs.has(path) ? inputs.flag(path) : fallback;
}

/** How many elements a list has, `fallback` where there is no list, and undefined where it is not known yet. */
export function countOr<T>(inputs: Inputs, path: string, fallback: T): number | T | undefined {
    return inputs.has(path) ? inputs.count(path) : fallback;
}

/** `undefined` as soon as one factor is: unknown times anything is unknown. */
export function times(...factors: readonly (number | undefined)[]): number | undefined {
    let product = 1;
    for (const factor of factors) {
        if (factor === undefined) return undefined;
        product *= factor;
    }
    return product;
}

/** What is above a part that is included in the price; undefined where it is not known. */
export function above(included: number, value: number | undefined): number | undefined {
    return value === undefined ? undefined : Math.max(0, value - included);
}
