import { Inputs } from "../../inputs.js";
import type { Cloud, Refusals } from "../../model.js";
import { outside, refuseIf, unlisted } from "../shared/checks.js";

const invalid = "ValidationError";
const distribution = "mixedInstancesPolicy.instancesDistribution";
const template = "mixedInstancesPolicy.launchTemplate";
const strategies = ["lowest-price", "capacity-optimized", "capacity-optimized-prioritized", "price-capacity-optimized"];

/** Faults of a mix of instance types and purchase options, and of a warm pool beside it. */
export function mixedFaults(inputs: Inputs): Refusals {
    const overrides = inputs.list(`${template}.overrides`);
    return [
        // https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstancesDistribution.html
        unlisted(inputs, `${distribution}.onDemandAllocationStrategy`, ["prioritized", "lowest-price"], invalid),
        unlisted(inputs, `${distribution}.spotAllocationStrategy`, strategies, invalid),
        outside(inputs, `${distribution}.onDemandBaseCapacity`, 0, Infinity, invalid),
        outside(inputs, `${distribution}.onDemandPercentageAboveBaseCapacity`, 0, 100, invalid),
        ...warmPoolFaults(inputs, overrides),
    ];
}

/**
 * Since November 2025 a warm pool may stand beside a mix of instance types, but none whose instances are Spot instances or have weights.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutWarmPool.html
 */
function warmPoolFaults(inputs: Inputs, overrides: readonly Inputs[]): Refusals {
    const onDemand = inputs.number(`${distribution}.onDemandPercentageAboveBaseCapacity`) ?? 100;
    const weighted = overrides.some((each) => each.has("weightedCapacity"));
    return [
        outside(inputs, "warmPool.maxGroupPreparedCapacity", -1, Infinity, invalid),
        refuseIf(inputs.has("warmPool") && onDemand < 100, invalid, noWarmPool("requests Spot Instances")),
        refuseIf(
            inputs.has("warmPool") && weighted,
            invalid,
            noWarmPool("uses a mixed instances policy with instance weights"),
        ),
    ];
}

/** Refuses a warm pool for a launch template that requests Spot instances. */
export function warmSpotTemplate(inputs: Inputs, launchTemplate: string, cloud: Cloud): Refusals {
    const ids = ["launchTemplate.id", `${template}.launchTemplateSpecification.launchTemplateId`];
    const spot = ids.some((id) => {
        const found = cloud.find(launchTemplate, inputs.text(id) ?? "");
        return found !== undefined && new Inputs(found.facts).text("instanceMarketOptions.marketType") === "spot";
    });
    return [refuseIf(inputs.has("warmPool") && spot, invalid, noWarmPool("requests Spot Instances"))];
}

function noWarmPool(which: string): string {
    return `You can't add a warm pool to an Auto Scaling group that ${which}; remove warmPool or that.`;
}
