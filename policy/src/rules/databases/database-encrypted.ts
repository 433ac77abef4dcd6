import type { PolicyResource } from "@pulumi/policy";
import {
    clusterType,
    followsAnother,
    inheritedByRestore,
    instanceType,
    isOfCluster,
    isServerlessV1,
    wasRestored,
} from "../../aws/databases.js";
import { given } from "../../aws/program-inputs.js";
import { judge } from "../../core/demands.js";
import { type Finding, undecidable } from "../../core/finding.js";
import { booleanOf } from "../../core/reading.js";
import { followOne } from "../../core/references.js";
import { noSettings } from "../../core/rule.js";
import type { Stack, Types } from "../../core/stack.js";
import { stackRule } from "../../core/stack-rule.js";

const sourceTypes: Types = new Set([instanceType, clusterType]);
const property = "storageEncrypted";
const fix = "set it to true";

export const databaseEncrypted = stackRule({
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
    readSettings: noSettings,
    check: (stack) =>
        stack
            .ofType(instanceType, clusterType)
            .filter((resource) => !isOfCluster(resource))
            .map((resource) => ({ resource, findings: judgeDatabase(stack, resource) })),
});

function judgeDatabase(stack: Stack, database: PolicyResource): Finding[] {
    if (followsAnother(database)) {
        return judgeReplica(stack, database);
    }
    const encrypted = given(database, property);
    if (encrypted.state === "absent" && wasRestored(database)) {
        return [inheritedByRestore(property, fix)];
    }
    return judge(encrypted, property, {
        whenAbsent: isServerlessV1(database.props) ? "complies" : "violates",
        holds: (value) => booleanOf(value) === true,
        isNot: "true",
        fix,
    });
}

/** AWS makes a replica encrypted exactly where its source is, whatever the replica says. The source is judged by itself. */
function judgeReplica(stack: Stack, replica: PolicyResource): Finding[] {
    const source = "replicateSourceDb";
    const kind = followOne(stack, replica, source, sourceTypes).kind;
    return kind === "one" || kind === "oneOf"
        ? []
        : [
              undecidable(
                  source,
                  "is not a database of this stack, or not known yet, and decides whether the replica is encrypted",
                  "declare it in this stack, or exempt the replica once its source was looked at",
              ),
          ];
}
