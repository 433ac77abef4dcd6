import {
    clusterType,
    inheritedByRestore,
    instanceType,
    isOfCluster,
    isReplica,
    isRestored,
    isServerlessV1,
} from "../../aws/databases.js";
import { mustBeTrue } from "../../core/demands.js";
import type { Finding } from "../../core/finding.js";
import { read } from "../../core/reading.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";
import { noSettings } from "../../core/rule.js";

const property = "storageEncrypted";

export const databaseEncrypted = resourceRule({
    name: "database-encrypted",
    title: "Databases are encrypted at rest",
    description: "An RDS instance or cluster must encrypt its storage.",
    why: "What is not encrypted can be read from every copy of the disk, backup and snapshot, and can't be encrypted later without making the database anew.",
    fix: "Set storageEncrypted to true when the database is made.",
    severity: "medium",
    controls: {
        securityHub: ["RDS.3", "RDS.27"],
        cis: ["2.3.1"],
        cdkNag: ["RDS2"],
        checkov: ["CKV_AWS_16", "CKV_AWS_96"],
    },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-3",
    types: [instanceType, clusterType],
    readSettings: noSettings,
    check: judge,
});

function judge(resource: CheckedResource): Finding[] {
    const { props } = resource;
    // AWS makes a replica encrypted exactly where its source is, whatever the replica says.
    if (isOfCluster(resource) || isReplica(props)) {
        return [];
    }
    if (read(props, property).state === "absent" && isRestored(props)) {
        return [inheritedByRestore(property, "set it to true")];
    }
    return mustBeTrue(props, property, isServerlessV1(props) ? "complies" : "violates");
}
