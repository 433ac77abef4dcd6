import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { ChildScope } from "../common/scope.js";

const recoveryDays = 30;

/**
 * A key for one database: its data and backups, its password and its Performance Insights.
 *
 * It keeps AWS's default key policy, by which the account's own IAM policies decide; RDS and Secrets Manager use it on
 * behalf of who calls them.
 *
 * @param outlivesDatabase keeps the key when the stack is destroyed: without its key, a final snapshot can never be read again
 */
export function createDatabaseKey(
    { name, parent, tags }: ChildScope,
    outlivesDatabase: boolean,
): pulumi.Output<string> {
    const key = new aws.kms.Key(
        `${name}-key`,
        {
            description: `Data, backups and password of the database ${name}`,
            enableKeyRotation: true,
            deletionWindowInDays: recoveryDays,
            tags,
        },
        { parent, retainOnDelete: outlivesDatabase },
    );
    return key.arn;
}
