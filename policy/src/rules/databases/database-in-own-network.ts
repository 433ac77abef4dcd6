import type { PolicyResource } from "@pulumi/policy";
import { clusterType, followsAnother, instanceType } from "../../aws/databases.js";
import { mustBeWired } from "../../aws/program-inputs.js";
import { type Finding, violation } from "../../core/finding.js";
import { read, textOf } from "../../core/reading.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

const property = "dbSubnetGroupName";
const fix = "name a subnet group of the VPC that the database is for";

export const databaseInOwnNetwork = stackRule({
    name: "database-in-own-network",
    title: "Databases stand in a VPC that was chosen for them",
    description: "An RDS database must name the subnet group, and by it the VPC, that it stands in.",
    why: "Without a subnet group the database lands in the account's default VPC, which everything else that names no network shares, and whose subnets are public.",
    fix: "Give dbSubnetGroupName an aws.rds.SubnetGroup of the VPC that the database is for.",
    severity: "high",
    // Security Hub's RDS.18 asked for it until no instance could be outside of a VPC; then it was retired.
    controls: {},
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
    readSettings: noSettings,
    check: (stack) =>
        stack
            .ofType(instanceType, clusterType)
            .filter((database) => !followsAnother(database))
            .map((resource) => ({ resource, findings: judge(resource) })),
});

/** A replica is left out: it stands where its source stands, unless it says otherwise. */
function judge(resource: PolicyResource): Finding[] {
    return textOf(read(resource.props, property)) === "default"
        ? [violation(property, "is the default group, which is of the default VPC", fix)]
        : mustBeWired(resource, property, fix);
}
