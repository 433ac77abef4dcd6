import type { PolicyResource } from "@pulumi/policy";
import { type Exposure, SubnetRoutes, subnetTypes } from "../../aws/subnet-routes.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { booleanOf, read } from "../../core/reading.js";
import { followOne } from "../../core/references.js";
import { noSettings } from "../../core/rule.js";
import type { Stack } from "../../core/stack.js";
import { stackRule } from "../../core/stack-rule.js";

const property = "subnetId";
const fix = "name a subnet that has no route to an internet gateway and gives no public addresses";
const declareIt = "declare it in this stack, or let the rule's onUnknown be ignore";

export const mountTargetInPrivateSubnets = stackRule({
    name: "mount-target-in-private-subnets",
    title: "Files are served where the internet has no route to",
    description:
        "An EFS mount target must not be in a subnet with a route to an internet gateway or with public addresses.",
    severity: "medium",
    why: "In a subnet with a way to the internet, one wrong rule of a security group is all that keeps strangers from the files.",
    fix: "Name a subnet that has no route to an internet gateway and does not give public addresses.",
    controls: { securityHub: ["EFS.6"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-6",
    readSettings: noSettings,
    check: (stack) => {
        const routes = new SubnetRoutes(stack);
        const targets = stack.ofType("aws:efs/mountTarget:MountTarget");
        return targets.map((resource) => ({ resource, findings: judgeTarget(stack, resource, routes) }));
    },
});

function judgeTarget(stack: Stack, target: PolicyResource, routes: SubnetRoutes): Finding[] {
    const subnet = followOne(stack, target, property, subnetTypes);
    switch (subnet.kind) {
        case "one":
            return [judgeSubnet(subnet.resource, routes)].filter((finding) => finding !== undefined);
        case "oneOf":
            return judgeAny(subnet.resources.map((one) => judgeSubnet(one, routes)));
        case "none":
        case "unknown":
        case "elsewhere":
            return [undecidable(property, "is not a subnet of this stack, or not known yet", declareIt)];
    }
}

/** Where all of them are private, or all public, it does not matter which it is. */
function judgeAny(findings: readonly (Finding | undefined)[]): Finding[] {
    const [doubtful] = findings.filter((finding) => finding !== undefined);
    if (doubtful === undefined) {
        return [];
    }
    return findings.every((finding) => finding?.kind === "violation")
        ? [doubtful]
        : [undecidable(property, "is one of several subnets, of which one may be public", "name one by its own id")];
}

function judgeSubnet(subnet: PolicyResource, routes: SubnetRoutes): Finding | undefined {
    const exposure: Exposure = routes.exposureOf(subnet);
    // A subnet for public addresses is meant to be public, even where its route is not there yet.
    if (booleanOf(read(subnet.props, "mapPublicIpOnLaunch")) === true) {
        return violation(property, `leads to subnet "${subnet.name}", which gives public addresses`, fix);
    }
    switch (exposure.kind) {
        case "private":
            return undefined;
        case "public":
            return violation(
                property,
                `leads to subnet "${subnet.name}", whose route table "${exposure.table}" has a route to an internet gateway`,
                fix,
            );
        case "unknown":
            return undecidable(property, `leads to subnet "${subnet.name}", whose ${exposure.reason}`, declareIt);
    }
}
