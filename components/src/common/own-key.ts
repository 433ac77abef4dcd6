import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { ChildScope } from "./scope.js";

const recoveryDays = 30;

/**
 * A key of a component's own, for one database or one cache. It keeps AWS's default key policy, by which the account's own IAM policies decide; services
 * use it on behalf of who calls them.
 *
 * @param outlives keeps the key when the stack is destroyed: without its key, a final snapshot can never be read again
 */
export function createOwnKey(
    { name, parent, tags }: ChildScope,
    description: string,
    outlives: boolean,
): pulumi.Output<string> {
    const key = new aws.kms.Key(
        `${name}-key`,
        { description, enableKeyRotation: true, deletionWindowInDays: recoveryDays, tags },
        { parent, retainOnDelete: outlives },
    );
    return key.arn;
}
