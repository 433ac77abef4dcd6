import type { Inputs } from "../../inputs.js";
import type { Refusals } from "../../model.js";
import { outside, refuseIf, unlisted } from "../shared/checks.js";

const invalid = "ValidationError";
const preferences = "instanceRefresh.preferences";

/** Faults of how instances are replaced: the maintenance policy, the refresh and the warm pool. */
export function refreshFaults(inputs: Inputs): Refusals {
    return [
        ...percentageFaults(inputs, "instanceMaintenancePolicy"),
        ...percentageFaults(inputs, preferences),
        unlisted(inputs, "instanceRefresh.strategy", ["Rolling"], invalid),
        ...checkpointFaults(inputs),
        ...rollbackFaults(inputs),
        ...warmPoolFaults(inputs),
    ];
}

/**
 * Both percentages belong together, except -1 and -1, which takes a maintenance policy off.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstanceMaintenancePolicy.html
 */
function percentageFaults(inputs: Inputs, path: string): Refusals {
    const least = inputs.number(`${path}.minHealthyPercentage`);
    const most = inputs.number(`${path}.maxHealthyPercentage`);
    if (least === -1 && most === -1) return [];
    const apart = least !== undefined && most !== undefined && (most - least > 100 || most < least);
    return [
        outside(inputs, `${path}.minHealthyPercentage`, 0, 100, invalid),
        outside(inputs, `${path}.maxHealthyPercentage`, 100, 200, invalid),
        refuseIf(apart, invalid, `${path} has ${least} to ${most} percent; use a difference of at most 100.`),
        refuseIf(
            most !== undefined && !inputs.has(`${path}.minHealthyPercentage`),
            invalid,
            `${path}.maxHealthyPercentage is set without minHealthyPercentage; set both.`,
        ),
    ];
}

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_RefreshPreferences.html
function checkpointFaults(inputs: Inputs): Refusals {
    const path = `${preferences}.checkpointPercentages`;
    const points = inputs.json(path);
    const numbers = Array.isArray(points) ? points.map(Number) : [];
    const ascending = numbers.every((point, index) => index === 0 || point > (numbers[index - 1] ?? 0));
    return [
        refuseIf(
            numbers.some((point) => point < 1 || point > 100) || !ascending,
            invalid,
            `${path} is ${numbers.join(", ")}; use ascending percentages of 1 to 100.`,
        ),
        outside(inputs, `${preferences}.checkpointDelay`, 0, 172_800, invalid),
        outside(inputs, `${preferences}.instanceWarmup`, 0, 2_147_483_647, invalid),
        unlisted(inputs, `${preferences}.scaleInProtectedInstances`, ["Refresh", "Ignore", "Wait"], invalid),
        unlisted(inputs, `${preferences}.standbyInstances`, ["Terminate", "Ignore", "Wait"], invalid),
    ];
}

// https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html
function rollbackFaults(inputs: Inputs): Refusals {
    const mixed = "mixedInstancesPolicy.launchTemplate.launchTemplateSpecification";
    const path = inputs.has("launchTemplate") ? "launchTemplate" : mixed;
    const version = inputs.text(`${path}.version`);
    const moving =
        inputs.has(path) && (!inputs.has(`${path}.version`) || version === "$Latest" || version === "$Default");
    return [
        refuseIf(
            inputs.flag(`${preferences}.autoRollback`) === true && moving,
            invalid,
            `autoRollback is set but ${path}.version is "${version ?? "$Default"}"; use a version number, such as latestVersion.`,
        ),
    ];
}

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutWarmPool.html
function warmPoolFaults(inputs: Inputs): Refusals {
    return [
        unlisted(inputs, "warmPool.poolState", ["Stopped", "Running", "Hibernated"], invalid),
        outside(inputs, "warmPool.minSize", 0, 10_000, invalid),
    ];
}
