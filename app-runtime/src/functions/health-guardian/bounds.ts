import type { ObservedGroup } from "./observation.js";
import type { Rules } from "./rules.js";

/**
 * How many of `size` instances may be unhealthy for one of them to be replaced: the share of the rules, and one at least. When more are, it is not about one instance.
 *
 * One at least, because who is sick serves nobody: replacing it takes nothing from those who are well. Of one or two instances it is more than the share.
 */
export function mostUnhealthy(size: number, { mostUnhealthyPercent }: Pick<Rules, "mostUnhealthyPercent">): number {
    return Math.max(1, Math.floor((size * mostUnhealthyPercent) / 100));
}

/**
 * How many instances have to be healthy without the one that is replaced: the group's minimum. A group that is to be no larger than its minimum cannot have as many without the sick
 * one: of it all the others have to be.
 *
 * The size that the group should have counts, not the one it has: of a group that has lost some already, no fewer have to be healthy.
 */
export function leastHealthy({ minimum, desired }: Pick<ObservedGroup, "minimum" | "desired">): number {
    return Math.max(0, Math.min(minimum, desired - 1));
}
