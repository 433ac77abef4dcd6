import type { PolicyResource } from "@pulumi/policy";
import {
    clusterType,
    inheritedByRestore,
    instanceType,
    isOfCluster,
    followsAnother,
    wasRestored,
} from "../../aws/databases.js";
import { keyFix, mustHaveOwnKey } from "../../aws/own-keys.js";
import { isLeftOut } from "../../aws/program-inputs.js";
import type { Finding } from "../../core/finding.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

const property = "kmsKeyId";

export const databaseOwnKey = stackRule({
    name: "database-own-key",
    title: "Databases are encrypted with a key of one's own",
    description:
        "An RDS instance or cluster must be encrypted with a KMS key of the account, not with the one that AWS keeps for RDS.",
    why: "Nobody can limit, share with another account or withdraw the key that AWS keeps, and a snapshot under it can't be shared.",
    fix: "Set kmsKeyId to the ARN of an aws.kms.Key when the database is made.",
    severity: "low",
    controls: { checkov: ["CKV_AWS_327"] },
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.Keys.html",
    readSettings: noSettings,
    check: (stack) =>
        stack
            .ofType(instanceType, clusterType)
            // A replica in the same region has the key of its source; in another one AWS refuses it without a key.
            .filter((resource) => !isOfCluster(resource) && !followsAnother(resource))
            .map((resource) => ({ resource, findings: judge(resource) })),
});

function judge(resource: PolicyResource): Finding[] {
    return isLeftOut(resource, property) && wasRestored(resource)
        ? [inheritedByRestore(property, keyFix)]
        : mustHaveOwnKey(resource, property);
}
