import { clusterType, engineOf, instanceType, isOfCluster, isServerlessV1 } from "../../aws/databases.js";
import { mustBeTrue } from "../../core/demands.js";
import { type Finding, undecidable } from "../../core/finding.js";
import { booleanOf, read } from "../../core/reading.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";
import { noSettings } from "../../core/rule.js";

const property = "iamDatabaseAuthenticationEnabled";
/** The engines of instances to which AWS offers it. Every engine of a cluster is one. */
const engines: ReadonlySet<string> = new Set(["mysql", "mariadb", "postgres"]);

export const databaseIamAuthentication = resourceRule({
    name: "database-iam-authentication",
    title: "Databases let users in by IAM",
    description: "An RDS instance or cluster must accept IAM authentication, where its engine can.",
    why: "Passwords are shared, stay valid for years and have to be kept somewhere; a token of IAM is somebody's own and ends after 15 minutes.",
    fix: "Set iamDatabaseAuthenticationEnabled to true. Users with passwords keep them until they are changed.",
    severity: "medium",
    controls: {
        securityHub: ["RDS.10", "RDS.12"],
        cdkNag: ["RDS6"],
        checkov: ["CKV_AWS_161", "CKV_AWS_162"],
    },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-10",
    types: [instanceType, clusterType],
    readSettings: noSettings,
    check: judge,
});

function judge(resource: CheckedResource): Finding[] {
    const { type, props } = resource;
    if (isOfCluster(resource) || isServerlessV1(props) || booleanOf(read(props, property)) === true) {
        return [];
    }
    const engine = engineOf(props);
    if (type === clusterType || (engine !== undefined && engines.has(engine))) {
        return mustBeTrue(props, property, "violates");
    }
    // A replica and a restored database have the engine of their source, which need not be named.
    return engine === undefined
        ? [
              undecidable(
                  "engine",
                  "is not known, so that it may be one with IAM authentication",
                  "name it in the program",
              ),
          ]
        : [];
}
