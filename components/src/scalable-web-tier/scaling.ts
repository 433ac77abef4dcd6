import * as aws from "@pulumi/aws";
import type { TierScope } from "./scope.js";
import { agentNamespace, memoryMetric } from "./user-data/index.js";

/** Per cent of processor or memory at which the group grows. */
const targetPercent = 75;

/**
 * Grows and shrinks the group by processor and by memory; of the two, the one that asks for more instances wins.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html
 */
export function createScaling(scope: TierScope, group: aws.autoscaling.Group): void {
    const { name, parent } = scope;
    const track = (role: string, metric: Omit<TargetTracking, "targetValue">) =>
        new aws.autoscaling.Policy(
            `${name}-by-${role}`,
            {
                autoscalingGroupName: group.name,
                policyType: "TargetTrackingScaling",
                targetTrackingConfiguration: { ...metric, targetValue: targetPercent },
            },
            { parent },
        );
    track("cpu", { predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" } });
    // EC2 cannot see into an instance; the agent reports its memory.
    track("memory", {
        customizedMetricSpecification: {
            namespace: agentNamespace,
            metricName: memoryMetric,
            statistic: "Average",
            metricDimensions: [{ name: "AutoScalingGroupName", value: group.name }],
        },
    });
    announceScaling(scope, group);
}

type TargetTracking = aws.types.input.autoscaling.PolicyTargetTrackingConfiguration;

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
