import type { Condition } from "./policy-document.js";
import { isWorld } from "./traffic-rules.js";

/**
 * Conditions that limit who asks, or on whose behalf a service asks. The names of keys are in lower case.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */

export const principalKeys: readonly string[] = [
    "aws:principalaccount",
    "aws:principalarn",
    "aws:principalorgid",
    "aws:principalorgpaths",
    "kms:calleraccount",
];
/** On whose behalf a service asks. */
export const sourceKeys: readonly string[] = [
    "aws:sourceaccount",
    "aws:sourcearn",
    "aws:sourceorgid",
    "aws:sourceorgpaths",
];
/** Whose private network the question comes through. */
export const networkKeys: readonly string[] = ["aws:sourcevpc", "aws:sourcevpce", "aws:sourcevpcarn"];

/** An operator with "IfExists" or "ForAllValues" also holds for requests without the key, such as anonymous ones. */
const namingOperator = /^(?:foranyvalue:)?(?:string(?:equals|equalsignorecase|like)|arn(?:equals|like)|ipaddress)$/;

/**
 * Whether a condition demands one of some keys, and names somebody by it. What follows a slash in a key, as in
 * `aws:PrincipalTag/Team`, is left out in `keys`.
 */
export function namesWho(condition: Condition, keys: ReadonlySet<string>): boolean {
    const [head = ""] = condition.key.split("/");
    return keys.has(head) && namesSomebody(condition);
}

/** Whether a condition names somebody by its key, whichever that is. */
export function namesSomebody({ operator, key, values }: Condition): boolean {
    const names = key === "aws:sourceip" ? isSomewhere : isSomebody;
    return namingOperator.test(operator) && values.length > 0 && values.every(names);
}

/**
 * Whether a value names somebody, and not everybody. An ARN does by its account; the ARN of a bucket has none, and does
 * by its name. Of anything else, such as `o-a1b2c3/*`, the part before the first slash or colon does.
 */
export function isSomebody(value: string): boolean {
    return value.startsWith("arn:")
        ? /^arn:[^:]*:[^:]*:[^:]*:(?:(?:\d{12}|\$\{[^}]+\}):.|:[^*?:])/.test(value)
        : /^[^*?:/]+(?:[:/]|$)/.test(value);
}

function isSomewhere(range: string): boolean {
    return !/[*?]/.test(range) && !isWorld(range);
}
