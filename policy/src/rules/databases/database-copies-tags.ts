import { clusterType, instanceType, isOfCluster, isServerlessV1 } from "../../aws/databases.js";
import { mustBeTrue } from "../../core/demands.js";
import { resourceRule } from "../../core/resource-rule.js";
import { noSettings } from "../../core/rule.js";

export const databaseCopiesTags = resourceRule({
    name: "database-copies-tags",
    title: "Snapshots of databases carry the tags of the database",
    description: "An RDS instance or cluster must copy its tags to its snapshots.",
    why: "A snapshot without tags belongs to nobody: nobody pays for it, finds it, deletes it, or is held back from it by a rule on tags.",
    fix: "Set copyTagsToSnapshot to true.",
    severity: "low",
    controls: {
        securityHub: ["RDS.16", "RDS.17", "RDS.47", "RDS.48"],
        checkov: ["CKV_AWS_313", "CKV2_AWS_60"],
    },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-17",
    types: [instanceType, clusterType],
    readSettings: noSettings,
    check: (resource) =>
        isOfCluster(resource) || isServerlessV1(resource.props)
            ? []
            : mustBeTrue(resource.props, "copyTagsToSnapshot", "violates"),
});
