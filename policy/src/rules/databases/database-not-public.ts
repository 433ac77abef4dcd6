import { type Finding, undecidable, violation } from "../../core/finding.js";
import { booleanOf, read } from "../../core/reading.js";
import { noSettings } from "../../core/rule.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";

const instanceType = "aws:rds/instance:Instance";
const clusterInstanceType = "aws:rds/clusterInstance:ClusterInstance";
const property = "publiclyAccessible";

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
    check: findPublicAccess,
});

function findPublicAccess({ type, props }: CheckedResource): Finding[] {
    const access = read(props, property);
    switch (access.state) {
        case "unknown":
            return [undecidable(property, "is not known yet", "set it to a plain false")];
        case "absent":
            return type === clusterInstanceType ? [undefaulted] : [];
        case "known":
            return booleanOf(access) === false ? [] : [violation(property, "is not false", "set it to false")];
    }
}

/**
 * The provider's default of an instance is false. That of a cluster's instance is whatever AWS has: once it was true,
 * taking the line out of the program leaves it true.
 */
const undefaulted = violation(property, "is not set, which keeps what AWS has", "set it to false");
