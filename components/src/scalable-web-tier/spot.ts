import type * as aws from "@pulumi/aws";
import type { TierScope } from "./scope.js";

type LaunchSource = Pick<aws.autoscaling.GroupArgs, "launchTemplate" | "mixedInstancesPolicy" | "capacityRebalance">;

/**
 * What the group launches: the template as it is, or several types of it, Spot instances among them. AWS takes one or the other.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-mixed-instances-groups.html
 */
export function launchSource({ args, settings }: TierScope, template: aws.ec2.LaunchTemplate): LaunchSource {
    const { id } = template;
    // Not "$Latest": AWS returns to numbered versions only.
    const version = template.latestVersion.apply(String);
    const { spot } = args;
    if (spot === undefined) return { launchTemplate: { id, version } };
    return {
        mixedInstancesPolicy: {
            instancesDistribution: {
                // The type that was asked for first, and the others where AWS has none of it.
                onDemandAllocationStrategy: "prioritized",
                onDemandBaseCapacity: spot.onDemandBase ?? settings.minSize,
                onDemandPercentageAboveBaseCapacity: spot.onDemandPercentageAboveBase ?? 0,
                // The cheapest of those that AWS will not want back soon; by default the cheapest, which it wants back first.
                spotAllocationStrategy: "price-capacity-optimized",
            },
            launchTemplate: {
                launchTemplateSpecification: { launchTemplateId: id, version },
                overrides: [settings.instanceType, ...spot.instanceTypes].map((instanceType) => ({ instanceType })),
            },
        },
        // The successor is launched when AWS says that it may want an instance back, and not when it has taken it.
        capacityRebalance: true,
    };
}
