import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Balancer } from "./balancer.js";
import type { TierScope } from "./scope.js";

/** Seconds that an instance has to become healthy: twice what installing and starting takes. */
const bootSeconds = 300;
/**
 * Seconds after which what an instance reports counts: booting itself is heavy work. Not less than {@link bootSeconds}, or a deploy would take leave of
 * old instances while nobody judges the new ones yet.
 */
const warmUpSeconds = bootSeconds;
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
 * The instances: as many as needed, spread over the zones, replaced when the load balancer finds them unhealthy, and
 * one after the other when the template changes.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/what-is-amazon-ec2-auto-scaling.html
 */
export function createGroup(scope: TierScope, { template, balancer, ready }: GroupParts): aws.autoscaling.Group {
    const { name, parent, settings } = scope;
    return new aws.autoscaling.Group(
        `${name}-group`,
        {
            vpcZoneIdentifiers: settings.privateSubnetIds,
            // The capacity that is wanted is left to scaling: setting it here would shrink a busy group with every
            // deploy.
            minSize: settings.minSize,
            maxSize: settings.maxSize,
            // Not "$Latest": a refresh starts only when this value changes.
            launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
            targetGroupArns: [balancer.targetGroup.arn],
            healthCheckType: "ELB",
            healthCheckGracePeriod: bootSeconds,
            defaultInstanceWarmup: warmUpSeconds,
            // A new stack is up when visitors are answered, and not when machines are running.
            minElbCapacity: settings.minSize,
            waitForCapacityTimeout: "15m",
            // Successors come first, whether for a deploy, a sick instance or a balance of zones.
            instanceMaintenancePolicy: { minHealthyPercentage: 100, maxHealthyPercentage: 200 },
            instanceRefresh: {
                strategy: "Rolling",
                preferences: {
                    minHealthyPercentage: 100,
                    maxHealthyPercentage: 200,
                    instanceWarmup: String(warmUpSeconds),
                    skipMatching: true,
                    // The provider changes the group before it refreshes it, so there would be nothing older to go back
                    // to.
                    autoRollback: false,
                },
            },
            enabledMetrics: groupMetrics,
            metricsGranularity: "1Minute",
            tags: groupTags(scope),
        },
        { parent, dependsOn: ready },
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
