import type { SetDesiredCapacityCommandInput } from "@aws-sdk/client-auto-scaling";
import { limit } from "../../common/aws/control-clients.js";

/** Makes the number of nodes real. */
export interface PoolResizer {
    /**
     * Asks for so many nodes; they come and go in the minutes after it.
     *
     * @throws PoolRefused where there cannot be so many, and with what AWS says where it does not answer
     */
    resize(nodes: number): Promise<void>;
}

/** There cannot be so many nodes, however often one asks. */
export class PoolRefused extends Error {
    public override readonly name = "PoolRefused";
}

/** The one call that is made: by the `AutoScaling` of `@aws-sdk/client-auto-scaling`, or something in its place. */
export interface GroupClient {
    setDesiredCapacity(
        input: SetDesiredCapacityCommandInput,
        options: { readonly abortSignal: AbortSignal },
    ): Promise<unknown>;
}

/**
 * The nodes as one Auto Scaling group.
 *
 * The group keeps its own bounds and policies: by these it may have more nodes than were asked for while their processors are busy, and fewer again when they are not.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_SetDesiredCapacity.html
 */
export class AutoScalingPool implements PoolResizer {
    constructor(
        private readonly client: GroupClient,
        private readonly group: string,
    ) {}

    public async resize(nodes: number): Promise<void> {
        const change = { AutoScalingGroupName: this.group, DesiredCapacity: nodes, HonorCooldown: false };
        try {
            await this.client.setDesiredCapacity(change, limit());
        } catch (error) {
            // AWS has no class for it.
            if (error instanceof Error && error.name === "ValidationError") {
                throw new PoolRefused(
                    `The group ${this.group} does not take ${nodes} nodes (${error.message}); change the bounds of the pool, or the sizes of the web tier in the stack's configuration.`,
                    { cause: error },
                );
            }
            throw error;
        }
    }
}
