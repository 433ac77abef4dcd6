import type { PolicyResource } from "@pulumi/policy";
import { autoScalingGroupType } from "../../aws/launched-instances.js";
import { given } from "../../aws/program-inputs.js";
import { subnetTypes } from "../../aws/subnet-routes.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { elementsOf, read, type Reading, textOf } from "../../core/reading.js";
import { followAll, sourcesOf } from "../../core/references.js";
import type { Stack } from "../../core/stack.js";
import { stackRule } from "../../core/stack-rule.js";

const subnets = "vpcZoneIdentifiers";
const names = "availabilityZones";

export const autoscalingGroupMultiZone = stackRule({
    name: "autoscaling-group-multi-zone",
    title: "Auto Scaling groups survive the loss of a zone",
    description: "An Auto Scaling group must cover several availability zones.",
    why: "When the only zone fails, everything the group runs is gone, and nothing new can start.",
    fix: "List subnets of at least two availability zones in vpcZoneIdentifiers.",
    severity: "medium",
    controls: { securityHub: ["AutoScaling.2"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-2",
    readSettings: (reader) => ({
        zones: reader.number("zones", { minimum: 2, maximum: 6 }, 2, "Zones that a group must cover."),
    }),
    check: (stack, { zones }) =>
        stack
            .ofType(autoScalingGroupType)
            .map((group) => ({ resource: group, findings: findFewZones(stack, group, zones) })),
});

function findFewZones(stack: Stack, group: PolicyResource, zones: number): Finding[] {
    const fix = `list subnets of at least ${zones} availability zones`;
    const lists = [
        { name: subnets, reading: given(group, subnets), count: zonesOfSubnets(stack, group) },
        { name: names, reading: given(group, names), count: countOf(elementsOf(given(group, names))) },
    ];
    if (lists.some(({ count }) => count >= zones)) {
        return [];
    }
    const unknown = lists.find(
        ({ name, reading }) => reading.state === "unknown" && sourcesOf(group, name, subnetTypes).length === 0,
    );
    if (unknown !== undefined) {
        return [undecidable(unknown.name, "is not known yet", fix)];
    }
    const list = lists.find(({ reading }) => reading.state !== "absent");
    return [
        violation(list?.name ?? subnets, list === undefined ? "is not set" : `covers fewer than ${zones} zones`, fix),
    ];
}

/**
 * In how many zones the subnets of a group are, at most: one that is not in the stack, or names no zone, counts as in a
 * zone of its own. A list that is not known as a whole holds what it was computed from.
 */
function zonesOfSubnets(stack: Stack, group: PolicyResource): number {
    const list = given(group, subnets);
    const { certain, possible } = followAll(stack, group, subnets, subnetTypes);
    const found = list.state === "unknown" ? [...certain, ...possible] : certain;
    const elsewhere = Math.max(0, countOf(elementsOf(list)) - found.length);
    return countOf(found.map(zoneOf)) + elsewhere;
}

function zoneOf({ props }: PolicyResource): Reading {
    const [zone] = ["availabilityZone", "availabilityZoneId"]
        .map((name) => read(props, name))
        .filter(({ state }) => state === "known");
    return zone ?? { state: "unknown" };
}

/** How many different ones there are; those that are not known yet count as different. */
function countOf(readings: readonly Reading[]): number {
    const elements = readings.filter(({ state }) => state !== "absent");
    const known = elements.map(textOf).filter((text) => text !== undefined);
    return new Set(known).size + elements.length - known.length;
}
