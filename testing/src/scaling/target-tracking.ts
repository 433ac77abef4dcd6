/** What the alarms of a target have seen, latest last; undefined where there was no data. */
export type Datapoints = readonly (number | undefined)[];

/** How AWS evaluates a target, as documented and as observed. */
export const evaluation = {
    /** Data points in a row above the target until the group grows. */
    growAfter: 3,
    /** Data points in a row below the lower bound until the group shrinks. */
    shrinkAfter: 15,
    /** The lower bound, as a part of the target: so that a group does not swing. */
    lowerBound: 0.9,
} as const;

/** What a target asks for. */
export interface Wish {
    readonly instances: number;
    readonly direction: "grow" | "shrink" | "stay";
}

/**
 * How many instances a target wants: `ceil(instances × metric ÷ target)`, once its alarm is raised. Missing data ask for nothing.
 *
 * @param instances those that the metric is the average of
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html
 */
export function wishOf(seen: Datapoints, target: number, instances: number): Wish {
    const latest = seen.at(-1);
    if (latest === undefined || instances === 0) {
        return { instances, direction: "stay" };
    }
    const wanted = Math.ceil((instances * latest) / target);
    if (all(seen, evaluation.growAfter, (value) => value > target)) {
        return { instances: wanted, direction: "grow" };
    }
    if (all(seen, evaluation.shrinkAfter, (value) => value < target * evaluation.lowerBound) && wanted < instances) {
        return { instances: wanted, direction: "shrink" };
    }
    return { instances, direction: "stay" };
}

function all(seen: Datapoints, count: number, holds: (value: number) => boolean): boolean {
    const last = seen.slice(-count);
    return last.length === count && last.every((value) => value !== undefined && holds(value));
}
