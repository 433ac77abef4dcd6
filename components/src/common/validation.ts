import * as pulumi from "@pulumi/pulumi";

/**
 * Throws one error that lists every problem, or returns. `false` entries are the checks that passed.
 *
 * A `RunError` is printed by Pulumi as a sentence, without a stack trace.
 */
export function rejectAll(component: string, name: string, findings: readonly (string | false)[]): void {
    const problems = findings.filter((finding): finding is string => finding !== false);
    if (problems.length > 0) {
        throw new pulumi.RunError(problems.map((problem) => `${component} "${name}": ${problem}`).join("\n"));
    }
}

/** True where `value` is given and is not a whole number from `lowest` to `highest`. */
export function isOutside(value: number | undefined, lowest: number, highest: number): boolean {
    return value !== undefined && !(Number.isInteger(value) && value >= lowest && value <= highest);
}
