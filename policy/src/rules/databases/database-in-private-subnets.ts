import type { PolicyResource } from "@pulumi/policy";
import { clusterInstanceType, clusterType, instanceType } from "../../aws/databases.js";
import { type Exposure, SubnetRoutes, subnetTypes } from "../../aws/subnet-routes.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { read, textOf } from "../../core/reading.js";
import { followAll, followOne, isGiven } from "../../core/references.js";
import { noSettings } from "../../core/rule.js";
import type { Stack } from "../../core/stack.js";
import { stackRule } from "../../core/stack-rule.js";

const databaseTypes = new Set([instanceType, clusterType, clusterInstanceType]);
const groupTypes = new Set(["aws:rds/subnetGroup:SubnetGroup"]);

const property = "dbSubnetGroupName";
const fix = "name a subnet group whose subnets have no route to an internet gateway";
const declareIt = "declare it in this stack, or let the rule's onUnknown be advisory";

export const databaseInPrivateSubnets = stackRule({
    name: "database-in-private-subnets",
    title: "Databases stand where the internet has no route to",
    description: "An RDS database must not be in a subnet with a route to an internet gateway.",
    severity: "high",
    why: "In a subnet with a way to the internet, one wrong rule of a security group is all that keeps strangers out.",
    fix: "Name a subnet group whose subnets have no route to an internet gateway.",
    controls: { securityHub: ["RDS.46"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-46",
    readSettings: noSettings,
    check: (stack) => {
        const routes = new SubnetRoutes(stack);
        const databases = stack.ofType(instanceType, clusterType, clusterInstanceType);
        return databases.map((resource) => ({ resource, findings: judgeDatabase(stack, resource, routes) }));
    },
});

function judgeDatabase(stack: Stack, database: PolicyResource, routes: SubnetRoutes): Finding[] {
    const group = followOne(stack, database, property, groupTypes);
    switch (group.kind) {
        case "one":
            return judgeGroup(stack, group.resource, routes);
        case "none":
            return judgeInherited(stack, database);
        case "unknown":
        case "elsewhere":
            return textOf(read(database.props, property)) === "default"
                ? [violation(property, "is the default group, whose subnets are public", fix)]
                : [undecidable(property, "is not a subnet group of this stack, or not known yet", declareIt)];
        case "oneOf":
            return [
                undecidable(
                    property,
                    "is one of several subnet groups, and not known yet which",
                    "name one by its own output",
                ),
            ];
    }
}

/**
 * A database without a group of its own stands where its cluster or its source stands, which is judged by itself, or
 * where AWS puts it.
 */
function judgeInherited(stack: Stack, database: PolicyResource): Finding[] {
    const origin = database.type === clusterInstanceType ? "clusterIdentifier" : "replicateSourceDb";
    if (!isGiven(database, origin)) {
        return [violation(property, "is not set, so AWS takes the default VPC, whose subnets are public", fix)];
    }
    return followOne(stack, database, origin, databaseTypes).kind === "one"
        ? []
        : [
              undecidable(
                  origin,
                  "is not a database of this stack, or not known yet",
                  `set ${property}, or ${declareIt}`,
              ),
          ];
}

function judgeGroup(stack: Stack, group: PolicyResource, routes: SubnetRoutes): Finding[] {
    const { certain, possible, elsewhere } = followAll(stack, group, "subnetIds", subnetTypes);
    const judged = certain.map((subnet) => judgeSubnet(group, subnet, routes.exposureOf(subnet)));
    const maybe = possible.map((subnet) => judgeSubnet(group, subnet, routes.exposureOf(subnet)));
    // Where all that it may be is public, it does not matter which it is.
    const allPublic = maybe.length > 0 && maybe.every((finding) => finding?.kind === "violation");
    const doubtful = maybe.find((finding) => finding !== undefined);
    const where = `leads to subnet group "${group.name}", whose subnetIds`;
    return [
        ...judged.filter((finding) => finding !== undefined),
        ...(allPublic && doubtful !== undefined ? [doubtful] : []),
        ...(!allPublic && doubtful !== undefined
            ? [
                  undecidable(
                      property,
                      `${where} are not known yet and may name a public subnet`,
                      "list the subnets' own ids",
                  ),
              ]
            : []),
        ...(elsewhere
            ? [undecidable(property, `${where} are not all subnets of this stack, or not known yet`, declareIt)]
            : []),
    ];
}

function judgeSubnet(group: PolicyResource, subnet: PolicyResource, exposure: Exposure): Finding | undefined {
    const where = `leads through subnet group "${group.name}" to subnet "${subnet.name}"`;
    switch (exposure.kind) {
        case "private":
            return undefined;
        case "public":
            return violation(
                property,
                `${where}, whose route table "${exposure.table}" has a route to an internet gateway`,
                fix,
            );
        case "unknown":
            return undecidable(property, `${where}, whose ${exposure.reason}`, declareIt);
    }
}
