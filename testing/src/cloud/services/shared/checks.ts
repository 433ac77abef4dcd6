import type { Inputs } from "../../inputs.js";
import type { Refusal } from "../../model.js";

/** How much of a text that is too long a message repeats. */
const longestShown = 60;

/** A refusal where `bad` holds; `false`, the check that passed, otherwise. */
export function refuseIf(bad: boolean, code: string, message: string): Refusal | false {
    return bad && { code, message };
}

/** Refuses a number below `min` or above `max`. */
export function outside(inputs: Inputs, property: string, min: number, max: number, code: string): Refusal | false {
    const value = inputs.number(property);
    const bad = value !== undefined && (value < min || value > max);
    const allowed = max === Infinity ? `${min} or more` : `${min} to ${max}`;
    return refuseIf(bad, code, `${property} is ${value}; use ${allowed}.`);
}

/** Refuses text or a number that is none of `allowed`. */
export function unlisted(
    inputs: Inputs,
    property: string,
    allowed: readonly (string | number)[],
    code: string,
): Refusal | false {
    const value = inputs.text(property) ?? inputs.number(property);
    const bad = value !== undefined && !allowed.map(String).includes(String(value));
    return refuseIf(bad, code, `${property} is ${JSON.stringify(value)}; use one of ${allowed.join(", ")}.`);
}

/** Refuses text that does not match `pattern`; `rule` says in words what is allowed. */
export function mismatched(
    inputs: Inputs,
    property: string,
    pattern: RegExp,
    rule: string,
    code: string,
): Refusal | false {
    const value = inputs.text(property);
    const bad = value !== undefined && !pattern.test(value);
    return refuseIf(bad, code, `${property} is ${JSON.stringify(value)}; use ${rule}.`);
}

/** Refuses text of more than `max` characters. */
export function longerThan(inputs: Inputs, property: string, max: number, code: string): Refusal | false {
    const value = inputs.text(property) ?? "";
    const shown = value.length > longestShown ? `${value.slice(0, longestShown)}…` : value;
    const message = `${property} is "${shown}" with ${value.length} characters; use at most ${max}.`;
    return refuseIf(value.length > max, code, message);
}

/** Refuses two properties that exclude each other. Neither value is shown: one of them may be a secret. */
export function together(inputs: Inputs, first: string, second: string, code: string): Refusal | false {
    const bad = isSet(inputs, first) && isSet(inputs, second);
    return refuseIf(bad, code, `${first} and ${second} are both set; keep one of them.`);
}

/** Refuses a property that is not set; `fix` says what to write. */
export function absent(inputs: Inputs, property: string, code: string, fix: string): Refusal | false {
    return refuseIf(!inputs.has(property), code, `${property} is not set; ${fix}.`);
}

/** True where the program set a property; a member of something not known yet is not counted as set. */
export function isSet(inputs: Inputs, property: string): boolean {
    const parent = property.split(".").slice(0, -1).join(".");
    return inputs.has(property) && (parent === "" || !inputs.isUnknown(parent));
}

/** True where a flag is on, or not known yet. */
export function mayBeOn(inputs: Inputs, property: string): boolean {
    return inputs.isUnknown(property) || inputs.flag(property) === true;
}

/** True where text is one of these, or not known yet. */
export function mayBe(inputs: Inputs, property: string, ...values: readonly string[]): boolean {
    const value = inputs.text(property);
    return inputs.isUnknown(property) || (value !== undefined && values.includes(value));
}

/** Refuses `property` while `condition`, a sentence about the other inputs, does not hold. */
export function only(
    inputs: Inputs,
    property: string,
    holds: boolean,
    condition: string,
    code: string,
): Refusal | false {
    return refuseIf(isSet(inputs, property) && !holds, code, `${property} is set; it is taken only ${condition}.`);
}
