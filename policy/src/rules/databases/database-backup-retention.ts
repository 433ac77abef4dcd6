import {
    clusterType,
    inheritedByRestore,
    instanceType,
    isOfCluster,
    isReplica,
    isRestored,
} from "../../aws/databases.js";
import { mustBeAtLeast } from "../../core/demands.js";
import type { Finding } from "../../core/finding.js";
import { read } from "../../core/reading.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";

const property = "backupRetentionPeriod";

export const databaseBackupRetention = resourceRule({
    name: "database-backup-retention",
    title: "Databases are backed up, and backups kept for a week",
    description: "An RDS instance or cluster must keep its automated backups for at least 7 days.",
    why: "What was deleted or spoilt by mistake can only be had back as long as a backup from before is kept; RDS keeps none for an instance, and one day's for a cluster, unless told.",
    fix: "Set backupRetentionPeriod to 7 or more.",
    severity: "medium",
    controls: { securityHub: ["RDS.11", "RDS.50"], cdkNag: ["RDS13"], checkov: ["CKV_AWS_133"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-11",
    types: [instanceType, clusterType],
    readSettings: (reader) => ({
        days: reader.number("days", { minimum: 1, maximum: 35 }, 7, "Days that automated backups must be kept."),
    }),
    check: judge,
});

/** A replica has no need of backups of its own: what it holds is in those of its source. */
function judge(resource: CheckedResource, { days }: { days: number }): Finding[] {
    const { props } = resource;
    if (isOfCluster(resource) || isReplica(props)) {
        return [];
    }
    return read(props, property).state === "absent" && isRestored(props)
        ? [inheritedByRestore(property, `set it to ${days} or more`)]
        : mustBeAtLeast(props, property, days, "violates");
}
