import { clusterType, instanceType, isOfCluster } from "../../aws/databases.js";
import { mustBeTrue } from "../../core/demands.js";
import { resourceRule } from "../../core/resource-rule.js";
import { noSettings } from "../../core/rule.js";

export const databaseDeletionProtection = resourceRule({
    name: "database-deletion-protection",
    title: "Databases are protected from deletion",
    description: "An RDS instance or cluster must have its deletion protection on.",
    why: "Without it, one mistaken replacement, destroy or click deletes the database.",
    fix: "Set deletionProtection to true, and to false only in the change before the one that deletes the database.",
    severity: "low",
    controls: { securityHub: ["RDS.7", "RDS.8"], cdkNag: ["RDS10"], checkov: ["CKV_AWS_139", "CKV_AWS_293"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-8",
    types: [instanceType, clusterType],
    readSettings: noSettings,
    check: (resource) => (isOfCluster(resource) ? [] : mustBeTrue(resource.props, "deletionProtection", "violates")),
});
