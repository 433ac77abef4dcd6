import {
    clusterType,
    inheritedByRestore,
    instanceType,
    isOfCluster,
    isReplica,
    isRestored,
    isSet,
} from "../../aws/databases.js";
import { mustNotBeOneOf } from "../../core/demands.js";
import { type Finding, violation } from "../../core/finding.js";
import { read } from "../../core/reading.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";

const fix = "choose a name that is not a default";

export const databaseCustomAdminName = resourceRule({
    name: "database-custom-admin-name",
    title: "Administrators of databases have names of their own",
    description: "An RDS instance or cluster must not call its administrator by the default name.",
    why: "Half of what a stranger needs is the name: with a default one, every password that is tried may be the right one.",
    fix: "Give username, or masterUsername of a cluster, another name when the database is made; it can't be changed later.",
    severity: "medium",
    controls: { securityHub: ["RDS.24", "RDS.25"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-25",
    types: [instanceType, clusterType],
    readSettings: (reader) => ({
        refused: reader.words("refused", ["admin", "postgres"], "Names that are refused, in any case of letters."),
    }),
    check: judge,
});

/** Also where RDS keeps the password in Secrets Manager, the name is the program's. */
function judge(resource: CheckedResource, { refused }: { refused: readonly string[] }): Finding[] {
    const { type, props } = resource;
    const property = type === clusterType ? "masterUsername" : "username";
    if (isOfCluster(resource)) {
        return [];
    }
    if (read(props, property).state !== "absent") {
        return mustNotBeOneOf(props, property, refused, { fix });
    }
    if (followsAnother(props)) {
        return [];
    }
    return isRestored(props) ? [inheritedByRestore(property, fix)] : [violation(property, "is not set", fix)];
}

/** What follows another database has its users; that other one is judged by itself. */
function followsAnother(props: CheckedResource["props"]): boolean {
    return isReplica(props) || isSet(props, "replicationSourceIdentifier") || isSet(props, "globalClusterIdentifier");
}
