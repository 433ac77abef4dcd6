import type { Condition, PolicyStatement } from "./policy-document.js";

/**
 * Statements of a key's, function's or other resource's policy that let in whoever asks, and the conditions that keep
 * them from doing so.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */

/** What says who asks, or on whose behalf a service asks. The names of keys are in lower case. */
const identityKeys = new Set([
    "aws:principalaccount",
    "aws:principalarn",
    "aws:principalorgid",
    "aws:principalorgpaths",
    "kms:calleraccount",
]);
const sourceKeys = new Set(["aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid", "aws:sourceorgpaths"]);
const networkKeys = new Set(["aws:sourcevpc", "aws:sourcevpce", "aws:sourcevpcarn"]);

/** Whether a statement lets in anybody at all, of any account. */
export function letsInAnybody(statement: PolicyStatement): boolean {
    const { effect, principals, notPrincipals, conditions } = statement;
    const names = principals.some(({ value }) => value === "*") || notPrincipals.length > 0;
    const limited = conditions.some(
        (condition) =>
            isLimit(condition, identityKeys) || isLimit(condition, sourceKeys) || isLimit(condition, networkKeys),
    );
    return effect === "Allow" && names && !limited;
}

/** Whether a statement lets in a service of AWS whoever it works for, also somebody else's bucket or topic. */
export function letsInAnyonesService(statement: PolicyStatement): boolean {
    const { effect, principals, conditions } = statement;
    const services = principals.filter(({ value }) => isService(value));
    const limited = conditions.filter((condition) => isLimit(condition, sourceKeys));
    return (
        effect === "Allow" &&
        services.some(({ value }) => !limited.some(({ key }) => !needsAccount(value) || key !== "aws:sourcearn"))
    );
}

/** Whether a principal is a service of AWS, such as `sns.amazonaws.com`. */
export function isService(principal: string): boolean {
    return /\.amazonaws\.com(\.cn)?$/.test(principal);
}

/** The ARN of a bucket names no account: after the bucket is gone, another account may take the name. */
export function needsAccount(service: string): boolean {
    return service.startsWith("s3.");
}

/** Whether a condition demands one of some keys to have a value that is not everybody's. */
function isLimit({ operator, key, values }: Condition, keys: ReadonlySet<string>): boolean {
    const demands = /^(foranyvalue:)?(string(equals|like|equalsignorecase)|arn(equals|like))$/;
    return keys.has(key) && demands.test(operator) && values.length > 0 && values.every(isSomebody);
}

/** A text that begins with a star is anybody's, and so is an ARN with a star for its account or, without one, its name. */
function isSomebody(value: string): boolean {
    const [, , , , account = "", name = ""] = value.split(":");
    return !/^[*?]/.test(value) && !/[*?]/.test(account) && (account !== "" || !/^[*?]/.test(name));
}
