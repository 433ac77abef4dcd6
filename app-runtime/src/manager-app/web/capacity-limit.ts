import { toMegabytes } from "../../common/control/metrics.js";
import { isSilent, type NodeState } from "../control/nodes.js";

const grouped = new Intl.NumberFormat("en");

/** Megabytes as people read them, never more than they are. */
export function sayMegabytes(megabytes: number): string {
    return grouped.format(Math.floor(megabytes * 10) / 10);
}

/** What is known of the nodes. */
export interface NodesNow {
    /** Undefined where CloudWatch does not answer. */
    readonly nodes: readonly NodeState[] | undefined;
    readonly now: Date;
}

/** What the nodes that are there now give their caches at most; nothing where none of them says so. */
export function sayCapacityLimit(known: NodesNow): string {
    const limits = runningOf(known).flatMap(({ capacityLimit }) => capacityLimit ?? []);
    if (limits.length === 0) {
        return "";
    }
    const [lowest, highest] = [sayMegabytes(Math.min(...limits)), sayMegabytes(Math.max(...limits))];
    return lowest === highest
        ? ` The nodes that run now can keep ${highest} MB.`
        : ` The nodes that run now can keep ${lowest} to ${highest} MB.`;
}

/** True where there are nodes that cannot hold so much. */
export function someAreLimited({ capacityBytes, ...known }: NodesNow & { readonly capacityBytes: number }): boolean {
    return runningOf(known).some((node) => isLimited(node, capacityBytes));
}

function runningOf({ nodes = [], now }: NodesNow): readonly NodeState[] {
    return nodes.filter((node) => !isSilent(node, now));
}

/** True where the memory of the node is too small for what is configured, and it has applied less. */
export function isLimited({ capacityLimit }: NodeState, capacityBytes: number): boolean {
    return capacityLimit !== undefined && capacityLimit < toMegabytes(capacityBytes);
}
