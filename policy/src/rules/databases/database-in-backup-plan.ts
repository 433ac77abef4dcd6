import type { PolicyResource } from "@pulumi/policy";
import type { Answer } from "../../aws/answers.js";
import { BackupSelections } from "../../aws/backup-selections.js";
import { clusterType, followsAnother, instanceType, isOfCluster } from "../../aws/databases.js";
import { type ArnShape, likelyArn } from "../../aws/likely-arn.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

const property = "arn";
const fix = "name it, or a tag of it, in an aws.backup.Selection";

export const databaseInBackupPlan = stackRule({
    name: "database-in-backup-plan",
    title: "Databases are part of a backup plan",
    description: "An RDS instance or cluster must be chosen by a selection of AWS Backup.",
    why: "RDS's own backups go when the database goes, and stay in its account and region; those of a plan have a vault, a schedule and an end of their own.",
    fix: "Give an aws.backup.Selection the ARN of the database among its resources, or a tag of the database.",
    severity: "medium",
    controls: { securityHub: ["RDS.26"], checkov: ["CKV2_AWS_8"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-26",
    readSettings: noSettings,
    check: (stack) => {
        const selections = new BackupSelections(stack, new Set([instanceType, clusterType]));
        return stack
            .ofType(instanceType, clusterType)
            .filter((resource) => !isOfCluster(resource) && !followsAnother(resource))
            .map((resource) => ({
                resource,
                findings: judge(selections.choose(resource, likelyArn(resource, shapeOf(resource)))),
            }));
    },
});

const ofInstance: ArnShape = { service: "rds", kind: "db:", nameProperty: "identifier" };
const ofCluster: ArnShape = { service: "rds", kind: "cluster:", nameProperty: "clusterIdentifier" };

function shapeOf({ type }: PolicyResource): ArnShape {
    return type === clusterType ? ofCluster : ofInstance;
}

function judge(chosen: Answer): Finding[] {
    switch (chosen) {
        case "yes":
            return [];
        case "perhaps":
            return [undecidable(property, "may be chosen by a backup selection, which is not known yet", fix)];
        case "no":
            return [violation(property, "is chosen by no backup selection", fix)];
    }
}
