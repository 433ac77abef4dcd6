import * as pulumi from "@pulumi/pulumi";

/**
 * Throws one error that lists every problem, or returns. `false` entries are the checks that passed.
 *
 * A `RunError` is printed by Pulumi as a sentence, without a stack trace.
 */
export function rejectAll(component: string, name: string, findings: readonly (string | false)[]): void {
    rejectWhere(`${component} "${name}"`, findings);
}

/** {@link rejectAll} for what has no name of its own: a function, or a method of a component. */
export function rejectWhere(place: string, findings: readonly (string | false)[]): void {
    const problems = findings.filter((finding): finding is string => finding !== false);
    if (problems.length > 0) {
        throw new pulumi.RunError(problems.map((problem) => `${place}: ${problem}`).join("\n"));
    }
}

/** True where `value` is given and is not a whole number from `lowest` to `highest`. */
export function isOutside(value: number | undefined, lowest: number, highest: number): boolean {
    return value !== undefined && !(Number.isInteger(value) && value >= lowest && value <= highest);
}

/** The allowed values of a const object, as a sentence needs them: `"a", "b" or "c"`. */
export function oneOf(values: Record<string, string>): string {
    return listed(Object.values(values));
}

/** Words in quotes with "or" before the last: `"a", "b" or "c"`. */
export function listed(words: readonly string[]): string {
    const quoted = words.map((word) => `"${word}"`);
    const last = quoted.pop() ?? "";
    return quoted.length === 0 ? last : `${quoted.join(", ")} or ${last}`;
}

/** The words that occur more than once, each named once. */
export function repeated(words: readonly string[]): string[] {
    return [...new Set(words.filter((word, position) => words.indexOf(word) !== position))];
}
