import { limit } from "../aws/control-clients.js";
import type { GroupClient } from "./group-client.js";
import { clamp } from "./resize.js";

/** How few nodes there may be, before and after a call. */
export interface Floor {
    readonly before: number;
    readonly now: number;
}

/** Keeps nodes from becoming too few. */
export interface PoolKeeper {
    /**
     * Sees that there are at least so many nodes, as far as the pool's own bounds allow; they come in the minutes after it.
     *
     * The call rejects with what AWS says where it does not answer or refuses.
     */
    keepAtLeast(nodes: number): Promise<Floor>;
}

/** Which group it is. */
export interface AutoScalingPoolOptions {
    readonly client: GroupClient;
    readonly group: string;
    /** Fewest instances of the group as it was deployed: those that make it survive the loss of one. */
    readonly leastNodes: number;
}

/**
 * The nodes as one Auto Scaling group, whose minimum is the number of nodes that caches are to have.
 *
 * A minimum and not a desired capacity, because the group has policies of its own, which set the desired capacity by processors and memory. A number written there would hold until they
 * change it: nodes that a quiet quarter of an hour takes away lose their caches, and nodes that a busy one has added would be taken from visitors. Above its minimum the group goes on doing
 * what its policies say; when the minimum falls, they decide when nodes go. AWS starts what is missing at once.
 *
 * The program that deployed the group has written another minimum, and does so again after `pulumi refresh`. That lets no node go by itself, and the next look puts it right.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_UpdateAutoScalingGroup.html
 */
export class AutoScalingPool implements PoolKeeper {
    constructor(private readonly options: AutoScalingPoolOptions) {}

    public async keepAtLeast(nodes: number): Promise<Floor> {
        const { client, group, leastNodes } = this.options;
        const { before, most } = await this.bounds();
        const now = clamp(nodes, leastNodes, most);
        if (now !== before) {
            await client.updateAutoScalingGroup({ AutoScalingGroupName: group, MinSize: now }, limit());
        }
        return { before, now };
    }

    private async bounds(): Promise<{ readonly before: number; readonly most: number }> {
        const { client, group } = this.options;
        const answer = await client.describeAutoScalingGroups({ AutoScalingGroupNames: [group] }, limit());
        const [{ MinSize, MaxSize } = {}] = answer.AutoScalingGroups ?? [];
        if (MinSize === undefined || MaxSize === undefined) {
            throw new Error(`There is no Auto Scaling group ${group}; set AUTO_SCALING_GROUP to the one of the nodes.`);
        }
        return { before: MinSize, most: MaxSize };
    }
}
