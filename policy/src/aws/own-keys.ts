import type { PolicyResource } from "@pulumi/policy";
import { type Finding, violation } from "../core/finding.js";
import { type Reading, textOf } from "../core/reading.js";
import { given, mustBeWired } from "./program-inputs.js";

export const keyFix = "name an aws.kms.Key of your own";

/**
 * A property that names the key with which AWS encrypts, for stack rules: a key of the account's own, whose policy,
 * use and end are in its hands, and not one that AWS made for the service.
 */
export function mustHaveOwnKey(resource: PolicyResource, property: string): Finding[] {
    return isKeyOfAws(given(resource, property))
        ? [violation(property, "names a key that AWS manages", keyFix)]
        : mustBeWired(resource, property, keyFix);
}

/**
 * Whether a KMS key, named by an alias or its ARN, is one that AWS keeps for a service. Named by its own id or ARN, such a
 * key looks like any other.
 */
export function isKeyOfAws(key: Reading): boolean {
    return /(^|:)alias\/aws\//.test(textOf(key) ?? "");
}
