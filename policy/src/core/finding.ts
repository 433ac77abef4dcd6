/**
 * What a rule finds. A rule returns its findings; none means that the resource complies.
 *
 * Values of properties reach a pack in plain text, secrets too: a finding never repeats a value unless its kind is
 * harmless, such as a number of seconds.
 */
export type Finding = Violation | Undecidable | Notice;

/** Something that must change. */
export interface Violation extends Statement {
    kind: "violation";
}

/** Something that cannot be judged yet, or not from this stack. It is reported, never taken for compliance. */
export interface Undecidable extends Statement {
    kind: "undecidable";
}

/** Something that may stay as it is, as long as people see it. It is reported, and never stops a run. */
export interface Notice extends Statement {
    kind: "notice";
}

/** Reads as one sentence: `<type> "<name>": <property> <problem>; <fix>.` */
interface Statement {
    /** The property as the program writes it, such as `tags.Environment`. */
    property: string;
    /** What is wrong or not known, such as `is true`. */
    problem: string;
    /** What to do, such as `set it to false`. */
    fix: string;
}

export function violation(property: string, problem: string, fix: string): Violation {
    return { kind: "violation", property, problem, fix };
}

export function undecidable(property: string, problem: string, fix: string): Undecidable {
    return { kind: "undecidable", property, problem, fix };
}

export function notice(property: string, problem: string, fix: string): Notice {
    return { kind: "notice", property, problem, fix };
}

/** The sentence that a person reads. */
export function sentence(resource: { type: string; name: string }, finding: Finding): string {
    const { kind, property, problem, fix } = finding;
    const opening = kind === "undecidable" ? undecidedOpening : "";
    return `${opening}${resource.type} "${resource.name}": ${property} ${problem}; ${fix}.`;
}

/** How the message of an undecidable finding begins, for whoever counts them: the engine knows no such kind. */
export const undecidedOpening = "Cannot be decided: ";
