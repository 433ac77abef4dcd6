import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createAlarms } from "../common/alarms.js";
import { rushAlarms } from "./alarms.js";
import type { Balancer } from "./balancer.js";
import type { ScalingArgs } from "./scaling-args.js";
import type { TierScope } from "./scope.js";
import { agentNamespace, memoryMetric } from "./user-data/index.js";

/** Per cent of processor or memory at which the group grows. */
const defaultPercent = 75;
/** By which the provider leaves a size of a schedule alone. Left out, it would be 0. */
const unchanged = -1;

type TargetTracking = aws.types.input.autoscaling.PolicyTargetTrackingConfiguration;

/** What the policies are about. */
export interface ScalingParts {
    balancer: Balancer;
    group: aws.autoscaling.Group;
}

/**
 * Grows and shrinks the group by processor, by memory and by what else is asked for; the target that asks for most instances wins.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html
 */
export function createScaling(scope: TierScope, parts: ScalingParts): void {
    const scaling = scope.args.scaling ?? {};
    for (const [role, targetTrackingConfiguration] of Object.entries(targets(scaling, parts))) {
        createPolicy(scope, parts, role, { policyType: "TargetTrackingScaling", targetTrackingConfiguration });
    }
    if (scaling.predictive === true) createForecast(scope, parts, scaling.cpuPercent ?? defaultPercent);
    if (scaling.rushPercent !== undefined) createRush(scope, parts, scaling.rushPercent);
    createSchedules(scope, parts);
    announceScaling(scope, parts.group);
}

/** The targets by role. */
function targets(scaling: ScalingArgs, parts: ScalingParts): Record<string, TargetTracking> {
    const { requestsPerInstance, bytesInPerInstance, bytesOutPerInstance } = scaling;
    return {
        cpu: { ...predefined("ASGAverageCPUUtilization"), targetValue: scaling.cpuPercent ?? defaultPercent },
        memory: { ...memory(parts), targetValue: scaling.memoryPercent ?? defaultPercent },
        ...(requestsPerInstance === undefined
            ? {}
            : { requests: { ...requests(parts), targetValue: requestsPerInstance } }),
        ...(bytesInPerInstance === undefined
            ? {}
            : { "bytes-in": { ...predefined("ASGAverageNetworkIn"), targetValue: bytesInPerInstance } }),
        ...(bytesOutPerInstance === undefined
            ? {}
            : { "bytes-out": { ...predefined("ASGAverageNetworkOut"), targetValue: bytesOutPerInstance } }),
    };
}

function predefined(predefinedMetricType: string): Omit<TargetTracking, "targetValue"> {
    return { predefinedMetricSpecification: { predefinedMetricType } };
}

/** EC2 cannot see into an instance; the agent reports its memory. */
function memory({ group }: ScalingParts): Omit<TargetTracking, "targetValue"> {
    return {
        customizedMetricSpecification: {
            namespace: agentNamespace,
            metricName: memoryMetric,
            statistic: "Average",
            metricDimensions: [{ name: "AutoScalingGroupName", value: group.name }],
        },
    };
}

function requests({ balancer }: ScalingParts): Omit<TargetTracking, "targetValue"> {
    const { loadBalancer, targetGroup } = balancer;
    const resourceLabel = pulumi.interpolate`${loadBalancer.arnSuffix}/${targetGroup.arnSuffix}`;
    return { predefinedMetricSpecification: { predefinedMetricType: "ALBRequestCountPerTarget", resourceLabel } };
}

function createPolicy(
    { name, parent }: TierScope,
    { group, balancer }: ScalingParts,
    role: string,
    policy: Partial<aws.autoscaling.PolicyArgs>,
): aws.autoscaling.Policy {
    return new aws.autoscaling.Policy(
        `${name}-by-${role}`,
        { autoscalingGroupName: group.name, ...policy },
        // AWS counts requests of a target group only once something listens for it.
        { parent, dependsOn: balancer.listeners },
    );
}

/** Ahead of the load that is forecast, and never in the way of the targets: it only ever adds. */
function createForecast(scope: TierScope, parts: ScalingParts, targetValue: number): void {
    createPolicy(scope, parts, "forecast", {
        policyType: "PredictiveScaling",
        predictiveScalingConfiguration: {
            mode: "ForecastAndScale",
            // So that an instance serves, and not only boots, when the load comes.
            schedulingBufferTime: "300",
            metricSpecification: {
                targetValue,
                predefinedMetricPairSpecification: { predefinedMetricType: "ASGCPUUtilization" },
            },
        },
    });
}

/** A policy by steps has no alarm of its own, as targets have. Those who hear of scaling hear of this one too, and of its end. */
function createRush(scope: TierScope, parts: ScalingParts, percent: number): void {
    const { name, parent, tags, args } = scope;
    const policy = createPolicy(scope, parts, "rush", {
        policyType: "StepScaling",
        adjustmentType: "PercentChangeInCapacity",
        minAdjustmentMagnitude: 1,
        stepAdjustments: [{ scalingAdjustment: percent, metricIntervalLowerBound: "0" }],
    });
    createAlarms(name, {
        table: rushAlarms(percent),
        dimensions: { AutoScalingGroupName: parts.group.name },
        topicArn: args.alertTopics.scaling,
        policyArn: policy.arn,
        parent,
        tags,
        tunings: args.alarms,
    });
}

function createSchedules({ name, parent, args }: TierScope, { group }: ScalingParts): void {
    for (const [role, schedule] of Object.entries(args.scaling?.schedules ?? {})) {
        new aws.autoscaling.Schedule(
            `${name}-at-${role}`,
            {
                autoscalingGroupName: group.name,
                scheduledActionName: role,
                recurrence: schedule.recurrence,
                timeZone: schedule.timeZone ?? "Etc/UTC",
                minSize: schedule.minSize ?? unchanged,
                maxSize: schedule.maxSize ?? unchanged,
                desiredCapacity: schedule.desiredCapacity ?? unchanged,
            },
            { parent },
        );
    }
}

/** Tells the scaling topic when instances come, go, or fail to. */
function announceScaling({ name, parent, args }: TierScope, group: aws.autoscaling.Group): void {
    new aws.autoscaling.Notification(
        `${name}-scaling-events`,
        {
            groupNames: [group.name],
            topicArn: args.alertTopics.scaling,
            notifications: [
                "autoscaling:EC2_INSTANCE_LAUNCH",
                "autoscaling:EC2_INSTANCE_LAUNCH_ERROR",
                "autoscaling:EC2_INSTANCE_TERMINATE",
                "autoscaling:EC2_INSTANCE_TERMINATE_ERROR",
            ],
        },
        { parent },
    );
}
