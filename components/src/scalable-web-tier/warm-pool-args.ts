import { isOutside, oneOf } from "../common/validation.js";
import { memoryOf } from "./memory.js";

/** In what state instances wait. A const object, because other Pulumi languages cannot receive string unions. */
export const WarmPoolState = {
    /** Only their volumes are paid for. They boot when they are needed, and have everything installed then. */
    Stopped: "Stopped",
    /** Ready at once, and paid for like any other. */
    Running: "Running",
    /**
     * Like `Stopped`, and what they had in memory comes back. `volumeSize` must have room for the memory, and EC2 must be able to hibernate the
     * instance type.
     * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/hibernating-prerequisites.html
     */
    Hibernated: "Hibernated",
} as const;
export type WarmPoolState = (typeof WarmPoolState)[keyof typeof WarmPoolState];

/**
 * Instances that are installed ahead and wait beside the group: it then grows in half a minute instead of two or three. Not with `spot`, since no Spot
 * instance can wait.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-warm-pools.html
 */
export interface WarmPoolArgs {
    /**
     * Instances that wait at least, however large the group is.
     * @default 0
     */
    minSize?: number;

    /**
     * Instances that there are at most together, those in service and those that wait.
     * @default `maxSize`, so that all that the group could need wait
     */
    maxPrepared?: number;

    /**
     * State that they wait in.
     * @default WarmPoolState.Stopped
     */
    state?: WarmPoolState;

    /**
     * Whether instances that the group no longer needs go back to wait instead of being terminated.
     * @default false
     */
    reuse?: boolean;
}

const mostInstances = 1000;
/** GiB that system and application take beside what was in memory. */
const roomForSystem = 8;

/** What a warm pool is judged together with. */
interface WarmPoolSurroundings {
    minSize: number;
    instanceType: string;
    volumeSize: number;
}

export function warmPoolFindings(warmPool: WarmPoolArgs | undefined, around: WarmPoolSurroundings): (string | false)[] {
    if (warmPool === undefined) return [];
    const { minSize } = around;
    const { maxPrepared, state } = warmPool;
    return [
        isOutside(warmPool.minSize, 0, mostInstances) &&
            `warmPool.minSize is ${warmPool.minSize}; use 0 to ${mostInstances}.`,
        isOutside(maxPrepared, minSize, mostInstances) &&
            `warmPool.maxPrepared is ${maxPrepared}; use ${minSize}, which is minSize, to ${mostInstances}.`,
        state !== undefined &&
            !Object.values(WarmPoolState).includes(state) &&
            `warmPool.state is "${String(state)}"; use ${oneOf(WarmPoolState)}.`,
        maxPrepared !== undefined &&
            warmPool.minSize !== undefined &&
            warmPool.minSize > maxPrepared &&
            `warmPool.minSize is ${warmPool.minSize} and maxPrepared ${maxPrepared}; set minSize to ${maxPrepared} or less.`,
        state === WarmPoolState.Hibernated && memoryFinding(around),
    ];
}

/** @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/hibernating-prerequisites.html */
function memoryFinding({ instanceType, volumeSize }: WarmPoolSurroundings): string | false {
    const memory = memoryOf(instanceType) ?? 0;
    const needed = Math.ceil(memory) + roomForSystem;
    return (
        volumeSize < needed &&
        `warmPool.state is "${WarmPoolState.Hibernated}" and volumeSize ${volumeSize}, but the ${memory} GiB in the memory of ` +
            `${instanceType} are kept there too; set volumeSize to ${needed} or more.`
    );
}
