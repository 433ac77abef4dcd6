import { autoScalingGroupType } from "../../aws/launched-instances.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { elementsOf, member, readPath, type Reading, textOf } from "../../core/reading.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";
import { noSettings } from "../../core/rule.js";

const property = "mixedInstancesPolicy.launchTemplate.overrides";
const fix = "list at least 2 instance types, or instanceRequirements";

export const autoscalingGroupMixedInstanceTypes = resourceRule({
    name: "autoscaling-group-mixed-instance-types",
    title: "Auto Scaling groups can take another type of instance",
    description: "An Auto Scaling group must be able to launch several types of instances.",
    why: "When AWS runs out of the only type in a zone, the group can't grow, nor replace what has failed.",
    fix: "Give the group a mixedInstancesPolicy with at least two types in its overrides, or with instanceRequirements.",
    severity: "medium",
    controls: { securityHub: ["AutoScaling.6"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-6",
    types: [autoScalingGroupType],
    readSettings: noSettings,
    check: findSingleType,
});

function findSingleType({ props }: CheckedResource): Finding[] {
    const overrides = readPath(props, property);
    switch (overrides.state) {
        case "unknown":
            return [undecidable(property, "is not known yet", fix)];
        case "absent":
            return [violation(property, "is not set", fix)];
        case "known":
            return judgeOverrides(elementsOf(overrides));
    }
}

/** Types that are not known yet count as different; an override that is not known at all may be anything. */
function judgeOverrides(overrides: readonly Reading[]): Finding[] {
    const types = overrides
        .map((override) => member(override, "instanceType"))
        .filter(({ state }) => state !== "absent");
    const known = types.map(textOf).filter((text) => text !== undefined);
    const hasRequirements = overrides.some((override) => member(override, "instanceRequirements").state === "known");
    if (hasRequirements || new Set(known).size + types.length - known.length >= 2) {
        return [];
    }
    return overrides.some(({ state }) => state === "unknown")
        ? [undecidable(property, "has an element that is not known yet", fix)]
        : [violation(property, "has fewer than 2 instance types", fix)];
}
