import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { locationOf } from "../common/location.js";
import type { PolicyStatement } from "../common/policy.js";
import type { TierScope } from "./scope.js";
import { WarmPoolState } from "./warm-pool-args.js";

/** Name of the hook within its group, which the instances answer. */
export const welcomeHook = "launching";
/** Seconds after which an instance that has not answered goes on all the same: one that cannot serve is found by its health check. */
const welcomeSeconds = 300;

const welcome = {
    name: welcomeHook,
    lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
    heartbeatTimeout: welcomeSeconds,
    defaultResult: "CONTINUE",
};

type PoolArgs = Pick<aws.autoscaling.GroupArgs, "warmPool" | "initialLifecycleHooks">;

/** The pool, and the hook without which the first instances of a new group would be stopped in the middle of their installation. */
export function warmPoolOf({ args: { warmPool } }: TierScope): PoolArgs {
    if (warmPool === undefined) return {};
    return {
        warmPool: {
            poolState: warmPool.state ?? WarmPoolState.Stopped,
            minSize: warmPool.minSize ?? 0,
            maxGroupPreparedCapacity: warmPool.maxPrepared,
            instanceReusePolicy: { reuseOnScaleIn: warmPool.reuse ?? false },
        },
        initialLifecycleHooks: [welcome],
    };
}

/**
 * Holds an instance until it says that it serves, both when it is launched and when it leaves the pool. A hook that comes with the group is read only
 * while the group is made; this one is for a group that gets its pool later, and takes the same name.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/warm-pool-instance-lifecycle.html
 */
export function createWelcome({ name, parent, args }: TierScope, group: aws.autoscaling.Group): void {
    if (args.warmPool === undefined) return;
    new aws.autoscaling.LifecycleHook(
        `${name}-${welcomeHook}`,
        { autoscalingGroupName: group.name, ...welcome },
        { parent },
    );
}

/**
 * Lets an instance answer the hook. The first must be able to before the group is complete, so that the group is recognised by its tag and not by its
 * ARN.
 */
export function welcomeStatements({ name, parent, tags }: TierScope): PolicyStatement[] {
    const { partition, region, account } = locationOf(parent);
    return [
        {
            Effect: "Allow",
            Action: "autoscaling:CompleteLifecycleAction",
            Resource: pulumi.interpolate`arn:${partition}:autoscaling:${region}:${account}:autoScalingGroup:*`,
            Condition: { StringEquals: { "autoscaling:ResourceTag/Name": tags?.["Name"] ?? name } },
        },
    ];
}

/** What a template needs for instances that are to hibernate; it cannot be switched on later. */
export function hibernationOf({ args }: TierScope): Pick<aws.ec2.LaunchTemplateArgs, "hibernationOptions"> {
    return args.warmPool?.state === WarmPoolState.Hibernated ? { hibernationOptions: { configured: true } } : {};
}
