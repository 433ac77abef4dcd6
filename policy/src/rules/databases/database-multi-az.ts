import { engineOf, instanceType, isOfCluster, isReplica } from "../../aws/databases.js";
import { mustBeTrue } from "../../core/demands.js";
import type { Finding } from "../../core/finding.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";
import { noSettings } from "../../core/rule.js";

/** AWS offers no standby for these editions of SQL Server. */
const withoutStandby: ReadonlySet<string> = new Set(["sqlserver-ex", "sqlserver-web"]);

export const databaseMultiAz = resourceRule({
    name: "database-multi-az",
    title: "Databases have a standby in another zone",
    description: "An RDS instance must have a standby in a second availability zone.",
    why: "Without a standby the database is away as long as its zone, its disk or an upgrade of its system takes.",
    fix: "Set multiAz to true; RDS adds the standby while the database runs.",
    severity: "medium",
    controls: { securityHub: ["RDS.5"], cdkNag: ["RDS3"], checkov: ["CKV_AWS_157"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-5",
    types: [instanceType],
    readSettings: noSettings,
    check: judge,
});

/** A replica is no place that data is lost with: another can be made of its source. */
function judge(resource: CheckedResource): Finding[] {
    const { props } = resource;
    return isOfCluster(resource) || isReplica(props) || withoutStandby.has(engineOf(props) ?? "")
        ? []
        : mustBeTrue(props, "multiAz", "violates");
}
