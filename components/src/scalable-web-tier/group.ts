import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Balancer } from "./balancer.js";
import type { TierScope } from "./scope.js";
import { launchSource } from "./spot.js";
import { warmPoolOf } from "./warm-pool.js";

/** Seconds that an instance has to become healthy: twice what installing and starting takes. */
const bootSeconds = 300;
/**
 * Seconds after which what an instance reports counts: booting itself is heavy work. Not less than {@link bootSeconds}, or a deploy would take leave of
 * old instances while nobody judges the new ones yet.
 */
export const warmUpSeconds = bootSeconds;
/** Seconds between leaving the load balancer and being terminated, in which the last logs are sent. */
const farewellSeconds = 60;

/** Group metrics that dashboards and alarms read; by default there are none. */
const groupMetrics: aws.autoscaling.GroupArgs["enabledMetrics"] = [
    "GroupMinSize",
    "GroupMaxSize",
    "GroupDesiredCapacity",
    "GroupInServiceInstances",
    "GroupInServiceCapacity",
    "GroupPendingInstances",
    "GroupStandbyInstances",
    "GroupTerminatingInstances",
    "GroupTotalInstances",
];

/** What the group needs from its siblings. */
export interface GroupParts {
    template: aws.ec2.LaunchTemplate;
    balancer: Balancer;
    /** What must exist before the first instance boots. */
    ready: pulumi.Input<pulumi.Resource[]>;
}

/**
 * The instances: as many as needed, spread over the zones, and replaced when the load balancer finds them unhealthy, unless that is somebody else's task.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/what-is-amazon-ec2-auto-scaling.html
 */
export function createGroup(scope: TierScope, { template, balancer, ready }: GroupParts): aws.autoscaling.Group {
    const { name, parent, args, settings } = scope;
    return new aws.autoscaling.Group(
        `${name}-group`,
        {
            vpcZoneIdentifiers: settings.privateSubnetIds,
            // The capacity that is wanted is left to scaling: setting it here would shrink a busy group with every
            // deploy.
            minSize: settings.minSize,
            maxSize: settings.maxSize,
            ...launchSource(scope, template),
            ...warmPoolOf(scope),
            targetGroupArns: [balancer.targetGroup.arn],
            healthCheckType: args.replaceUnhealthy === false ? "EC2" : "ELB",
            healthCheckGracePeriod: bootSeconds,
            defaultInstanceWarmup: warmUpSeconds,
            // A new stack is up when visitors are answered, and not when machines are running.
            minElbCapacity: settings.minSize,
            waitForCapacityTimeout: "15m",
            // Successors come first, whether for a deploy, a sick instance or a balance of zones.
            instanceMaintenancePolicy: { minHealthyPercentage: 100, maxHealthyPercentage: 200 },
            enabledMetrics: groupMetrics,
            metricsGranularity: "1Minute",
            tags: groupTags(scope),
        },
        // What it launches afterwards is brought to it by createRollout: AWS can only return to what it has not been told to forget.
        { parent, dependsOn: ready, ignoreChanges: ["launchTemplate", "mixedInstancesPolicy"] },
    );
}

function groupTags({ name, tags }: TierScope): aws.types.input.autoscaling.GroupTag[] {
    return Object.entries({ Name: name, ...tags }).map(([key, value]) => ({ key, value, propagateAtLaunch: true }));
}

/**
 * Holds an instance for a moment between its last request and its end. Nobody has to answer: it then goes on by itself.
 */
export function createFarewell({ name, parent }: TierScope, group: aws.autoscaling.Group): void {
    new aws.autoscaling.LifecycleHook(
        `${name}-terminating`,
        {
            autoscalingGroupName: group.name,
            lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
            heartbeatTimeout: farewellSeconds,
            defaultResult: "CONTINUE",
        },
        { parent },
    );
}
