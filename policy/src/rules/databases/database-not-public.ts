import { clusterInstanceType, instanceType } from "../../aws/databases.js";
import { mustBeFalse } from "../../core/demands.js";
import { resourceRule } from "../../core/resource-rule.js";
import { noSettings } from "../../core/rule.js";

export const databaseNotPublic = resourceRule({
    name: "database-not-public",
    title: "Databases have no public address",
    description: "An RDS instance must not be publicly accessible.",
    severity: "critical",
    why: "A public address lets anybody on the internet try passwords and known faults of the database.",
    fix: "Set publiclyAccessible to false, and reach the database through the network or a tunnel.",
    controls: { securityHub: ["RDS.2"], cis: ["2.3.3"], checkov: ["CKV_AWS_17"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-2",
    types: [instanceType, clusterInstanceType],
    readSettings: noSettings,
    // The provider's default of an instance is false. That of a cluster's instance is whatever AWS has: once it was true,
    // taking the line out of the program leaves it true.
    check: ({ type, props }) =>
        mustBeFalse(props, "publiclyAccessible", type === clusterInstanceType ? "violates" : "complies"),
});
