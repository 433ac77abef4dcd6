import { type Finding, undecidable, violation } from "./finding.js";
import { booleanOf, elementsOf, numberOf, type Reading, readPath, textOf } from "./reading.js";

/**
 * The demands that most rules make of a property: to be true, to be one of a few words, to be at least so much. A
 * property may lead into an object or the first element of a list, such as `metadataOptions.httpTokens`. Values are
 * understood as booleans and numbers also where they were written as text.
 */

type Properties = Readonly<Record<string, unknown>>;

/** Whether a property that is not set complies, which depends on what AWS or the provider take then. */
export type WhenAbsent = "complies" | "violates";

/** How a demand differs from what its name says. */
interface Wording {
    /** Replaces the fix that the demand would name. */
    fix?: string;
}

export function mustBeTrue(
    props: Properties,
    property: string,
    whenAbsent: WhenAbsent,
    { fix = "set it to true" }: Wording = {},
): Finding[] {
    return must(props, property, { whenAbsent, holds: (value) => booleanOf(value) === true, isNot: "true", fix });
}

export function mustBeFalse(
    props: Properties,
    property: string,
    whenAbsent: WhenAbsent,
    { fix = "set it to false" }: Wording = {},
): Finding[] {
    return must(props, property, { whenAbsent, holds: (value) => booleanOf(value) === false, isNot: "false", fix });
}

/** Whatever the value is otherwise: not these words, in any case of letters. */
export function mustNotBeOneOf(
    props: Properties,
    property: string,
    words: readonly string[],
    { fix = `use another one than ${words.join(", ")}` }: Wording = {},
): Finding[] {
    const refused = new Set(words.map((word) => word.toLowerCase()));
    return must(props, property, {
        whenAbsent: "complies",
        holds: (value) => !refused.has(textOf(value)?.toLowerCase() ?? ""),
        isNot: "allowed",
        fix,
    });
}

export function mustBeOneOf(
    props: Properties,
    property: string,
    words: readonly string[],
    whenAbsent: WhenAbsent,
    { fix = `set it to ${words.join(" or ")}` }: Wording = {},
): Finding[] {
    return must(props, property, {
        whenAbsent,
        holds: (value) => words.includes(textOf(value) ?? ""),
        isNot: words.length === 1 ? `${words.join()}` : `one of ${words.join(", ")}`,
        fix,
    });
}

export function mustBeAtLeast(
    props: Properties,
    property: string,
    minimum: number,
    whenAbsent: WhenAbsent,
    { fix = `set it to ${minimum} or more` }: Wording = {},
): Finding[] {
    return must(props, property, {
        whenAbsent,
        holds: (value) => (numberOf(value) ?? Number.NaN) >= minimum,
        isNot: `a number of at least ${minimum}`,
        fix,
    });
}

export function mustBeAtMost(
    props: Properties,
    property: string,
    maximum: number,
    whenAbsent: WhenAbsent,
    { fix = `set it to ${maximum} or less` }: Wording = {},
): Finding[] {
    return must(props, property, {
        whenAbsent,
        holds: (value) => (numberOf(value) ?? Number.NaN) <= maximum,
        isNot: `a number of at most ${maximum}`,
        fix,
    });
}

/**
 * A text, list or object that is not empty. A list with elements is one, whether or not they are known.
 *
 * In a stack rule, say whether the property was computed from something (`isComputed`): then it is there, though not
 * known yet.
 */
export function mustBeGiven(
    props: Properties,
    property: string,
    { fix = "set it", isComputed = false }: Wording & { isComputed?: boolean } = {},
): Finding[] {
    const reading = readPath(props, property);
    if (reading.state === "unknown" && isComputed) {
        return [];
    }
    return judge(reading, property, { whenAbsent: "violates", holds: isNotEmpty, isNot: "filled", fix });
}

/** What a demand asks of one property. */
export interface Demand {
    whenAbsent: WhenAbsent;
    /** Whether a value that is known complies. */
    holds(value: Reading): boolean;
    /** Continues "is not": `true`, `a number of at least 7`. It must not repeat the value, which may be a secret. */
    isNot: string;
    /** What to do, such as `set it to true`. */
    fix: string;
}

/** Judges a property by a demand of the caller's own. */
export function must(props: Properties, property: string, demand: Demand): Finding[] {
    return judge(readPath(props, property), property, demand);
}

/** Judges what was read of a property, which the finding calls `property`. */
export function judge(reading: Reading, property: string, { whenAbsent, holds, isNot, fix }: Demand): Finding[] {
    switch (reading.state) {
        case "unknown":
            return [undecidable(property, "is not known yet", fix)];
        case "absent":
            return whenAbsent === "complies" ? [] : [violation(property, "is not set", fix)];
        case "known":
            return holds(reading) ? [] : [violation(property, `is not ${isNot}`, fix)];
    }
}

function isNotEmpty(reading: Reading): boolean {
    const value = reading.state === "known" ? reading.value : undefined;
    if (typeof value === "string") {
        return value.trim() !== "";
    }
    if (Array.isArray(value)) {
        return elementsOf(reading).some(({ state }) => state !== "absent");
    }
    return typeof value === "object" && value !== null && Object.keys(value).length > 0;
}
