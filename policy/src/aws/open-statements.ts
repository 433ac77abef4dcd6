import type { PolicyStatement } from "./policy-document.js";
import { namesWho, networkKeys, principalKeys, sourceKeys } from "./who-asks.js";

/** Statements of a key's, function's or other resource's policy that let in whoever asks. */

const limitingKeys = new Set([...principalKeys, ...sourceKeys, ...networkKeys]);
const serviceKeys = new Set(sourceKeys);

/** Whether a statement lets in anybody at all, of any account. */
export function letsInAnybody(statement: PolicyStatement): boolean {
    const { effect, principals, notPrincipals, conditions } = statement;
    const names = principals.some(({ value }) => value === "*") || notPrincipals.length > 0;
    const limited = conditions.some((condition) => namesWho(condition, limitingKeys));
    return effect === "Allow" && names && !limited;
}

/** Whether a statement lets in a service of AWS whoever it works for, also somebody else's bucket or topic. */
export function letsInAnyonesService(statement: PolicyStatement): boolean {
    const { effect, principals, conditions } = statement;
    const services = principals.filter(({ value }) => isService(value));
    const limited = conditions.filter((condition) => namesWho(condition, serviceKeys));
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
