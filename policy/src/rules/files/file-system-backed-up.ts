import type { PolicyResource } from "@pulumi/policy";
import type { Answer } from "../../aws/answers.js";
import { BackupSelections } from "../../aws/backup-selections.js";
import { fileSystemType, fileSystemTypes } from "../../aws/file-systems.js";
import { type ArnShape, likelyArn } from "../../aws/likely-arn.js";
import { mustBeOneOf } from "../../core/demands.js";
import { undecidable, violation } from "../../core/finding.js";
import { read, textOf } from "../../core/reading.js";
import { isGiven } from "../../core/references.js";
import { Referrers } from "../../core/referrers.js";
import { noSettings } from "../../core/rule.js";
import { type ResourceFindings, stackRule } from "../../core/stack-rule.js";

const policyType = "aws:efs/backupPolicy:BackupPolicy";
const fix = "give it an aws.efs.BackupPolicy with status ENABLED, or name it in an aws.backup.Selection";

export const fileSystemBackedUp = stackRule({
    name: "file-system-backed-up",
    title: "File systems are backed up",
    description: "An EFS file system must have automatic backups, or be taken by a backup plan.",
    severity: "medium",
    why: "EFS keeps no earlier version of a file: what is deleted or encrypted by an intruder is gone without a backup.",
    fix: "Add an aws.efs.BackupPolicy with status ENABLED, or name the file system in an aws.backup.Selection.",
    controls: { securityHub: ["EFS.2", "EFS.7"], checkov: ["CKV2_AWS_18"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-7",
    readSettings: noSettings,
    check: (stack) => {
        const policies = new Referrers(stack, { from: [policyType], property: "fileSystemId", to: fileSystemTypes });
        const plans = new BackupSelections(stack, fileSystemTypes);
        return stack.ofType(fileSystemType).map((fileSystem) => {
            const { certain, possible } = policies.of(fileSystem);
            return judgeFileSystem(
                fileSystem,
                certain,
                possible,
                plans.choose(fileSystem, likelyArn(fileSystem, shape)),
            );
        });
    },
});

/** A file system has no name but its id, which only AWS knows. */
const shape: ArnShape = { service: "elasticfilesystem", kind: "file-system/", nameProperty: "id" };

function judgeFileSystem(
    fileSystem: PolicyResource,
    [policy]: readonly PolicyResource[],
    [maybe]: readonly PolicyResource[],
    plan: Answer,
): ResourceFindings {
    if (plan === "yes") {
        return { resource: fileSystem, findings: [] };
    }
    const doubt =
        plan === "perhaps"
            ? "may be chosen by a backup selection, which is not known yet"
            : maybe && `may be what "${maybe.name}" backs up, which cannot be told yet`;
    const may = doubt === undefined ? undefined : undecidable("arn", doubt, fix);
    if (policy === undefined) {
        const none = violation("arn", "has no backup policy and no backup plan", fix);
        return { resource: fileSystem, findings: isBackedUpByDefault(fileSystem) ? [] : [may ?? none] };
    }
    const findings = mustBeOneOf(policy.props, "backupPolicy.status", ["ENABLED"], "violates");
    return findings.length > 0 && may !== undefined
        ? { resource: fileSystem, findings: [may] }
        : { resource: policy, findings };
}

/**
 * AWS backs up a file system in one zone unless told otherwise.
 *
 * @see https://docs.aws.amazon.com/efs/latest/ug/API_CreateFileSystem.html
 */
function isBackedUpByDefault(fileSystem: PolicyResource): boolean {
    return isGiven(fileSystem, "availabilityZoneName") && textOf(read(fileSystem.props, "availabilityZoneName")) !== "";
}
