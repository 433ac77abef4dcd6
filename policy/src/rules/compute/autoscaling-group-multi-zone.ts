import { autoScalingGroupType } from "../../aws/launched-instances.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { elementsOf, read, type Reading, textOf } from "../../core/reading.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";

const properties = ["vpcZoneIdentifiers", "availabilityZones"] as const;

export const autoscalingGroupMultiZone = resourceRule({
    name: "autoscaling-group-multi-zone",
    title: "Auto Scaling groups survive the loss of a zone",
    description: "An Auto Scaling group must cover several availability zones.",
    why: "When the only zone fails, everything the group runs is gone, and nothing new can start.",
    fix: "List subnets of at least two availability zones in vpcZoneIdentifiers.",
    severity: "medium",
    controls: { securityHub: ["AutoScaling.2"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-2",
    types: [autoScalingGroupType],
    readSettings: (reader) => ({
        zones: reader.number("zones", { minimum: 2, maximum: 6 }, 2, "Subnets or zones that a group must list."),
    }),
    check: (resource, { zones }) => findFewZones(resource, zones),
});

function findFewZones({ props }: CheckedResource, zones: number): Finding[] {
    const fix = `list subnets of at least ${zones} availability zones`;
    const lists = properties.map((name) => ({ name, reading: read(props, name) }));
    if (lists.some(({ reading }) => countOf(reading) >= zones)) {
        return [];
    }
    const unknown = lists.find(({ reading }) => reading.state === "unknown");
    if (unknown !== undefined) {
        return [undecidable(unknown.name, "is not known yet", fix)];
    }
    const { name, reading } = lists.find((list) => list.reading.state === "known") ?? { name: properties[0] };
    return [violation(name, reading === undefined ? "is not set" : `has fewer than ${zones} elements`, fix)];
}

/** How many different ones a list has; those that are not known yet count as different. */
function countOf(list: Reading): number {
    const elements = elementsOf(list).filter(({ state }) => state !== "absent");
    const known = elements.map(textOf).filter((text) => text !== undefined);
    return new Set(known).size + elements.length - known.length;
}
