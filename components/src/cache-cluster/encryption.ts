import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { ChildScope } from "../common/scope.js";

const recoveryDays = 30;

/**
 * A key for one cache: what it writes to disk, and its snapshots. It keeps AWS's default key policy, by which the account's own IAM policies decide.
 *
 * @param outlivesCache keeps the key when the stack is destroyed: without its key, a final snapshot can never be read again
 */
export function createCacheKey({ name, parent, tags }: ChildScope, outlivesCache: boolean): pulumi.Output<string> {
    const key = new aws.kms.Key(
        `${name}-key`,
        {
            description: `Snapshots and disks of the cache ${name}`,
            enableKeyRotation: true,
            deletionWindowInDays: recoveryDays,
            tags,
        },
        { parent, retainOnDelete: outlivesCache },
    );
    return key.arn;
}
