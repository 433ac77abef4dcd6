import type { PolicyResource } from "@pulumi/policy";
import { mustHaveOwnKey } from "../../aws/own-keys.js";
import { type Finding, violation } from "../../core/finding.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

const property = "kmsKeyArn";

export const backupVaultOwnKey = stackRule({
    name: "backup-vault-own-key",
    title: "Backups are encrypted with an own key",
    description: "A backup vault must encrypt its backups with a key of the account's own.",
    severity: "medium",
    why: "Backups hold everything that was worth keeping. With the key of AWS they cannot be shared with another account, and no policy says who decrypts them.",
    fix: "Set kmsKeyArn to the arn of an aws.kms.Key.",
    controls: { securityHub: ["Backup.1"], checkov: ["CKV_AWS_166"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/backup-controls.html#backup-1",
    readSettings: noSettings,
    check: (stack) =>
        stack.ofType("aws:backup/vault:Vault").map((vault) => ({ resource: vault, findings: findForeignKey(vault) })),
});

/**
 * AWS names the key that it chose as if the program had. What the engine says of other properties shows that the
 * program did not.
 */
function findForeignKey(vault: PolicyResource): Finding[] {
    const written = Object.keys(vault.propertyDependencies);
    return written.length > 0 && !written.includes(property)
        ? [violation(property, "is not set", "name an aws.kms.Key of your own")]
        : mustHaveOwnKey(vault, property);
}
