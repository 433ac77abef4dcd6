import type { CacheAutoscalerEnvironment } from "@evenkeel/app-runtime";
import { EventFunction, type ScalableWebTier, Severity } from "@evenkeel/components";
import type * as pulumi from "@pulumi/pulumi";
import { groupArn, publish, writeMetrics, type Statement } from "../permissions.js";
import {
    calledEveryMinute,
    commonArgs,
    permitting,
    stateOf,
    type DeployedVariables,
    type OperationsScope,
} from "./scope.js";

/** Says how many nodes there are to be, by the miss rate of their caches, and has the group keep as many. */
export function createCacheAutoscaler(scope: OperationsScope): EventFunction {
    const { configuration, bundles, images, alerts, options } = scope;
    const { tier, channel } = images;
    const { minSize } = configuration.web;
    // Nobody has to get up because more nodes help no more, or because nobody asks whether they do.
    const alertTopicArn = alerts.topicArn("scaling", Severity.Notice);
    return new EventFunction(
        "cache-autoscaler",
        {
            ...commonArgs(scope, {
                ENVIRONMENT_NAME: configuration.environment,
                CACHE_CONFIGURATION_PARAMETER: channel.parameter.name,
                METRICS_NAMESPACE: channel.namespace,
                AUTO_SCALING_GROUP: tier.autoScalingGroupName,
                AUTO_SCALING_GROUP_MIN_SIZE: String(minSize),
                ALERT_TOPIC_ARN: alertTopicArn,
            } satisfies DeployedVariables<CacheAutoscalerEnvironment<pulumi.Input<string>>>),
            alarmTopicArn: alertTopicArn,
            description: "Says how many nodes there are to be, by the miss rate of their caches",
            codePath: bundles["cache-autoscaler"].path,
            ...calledEveryMinute,
            state: stateOf(scope),
            permissions: permitting(
                { action: ["ssm:GetParameter", "ssm:PutParameter"], resource: channel.parameter.arn },
                writeMetrics(channel.namespace),
                // AWS knows no resource for reading metrics and looking at groups.
                { action: ["cloudwatch:GetMetricData", "autoscaling:DescribeAutoScalingGroups"], resource: "*" },
                raiseMinimum(tier, minSize),
                ...publish(alertTopicArn, alerts.keyArn),
            ),
        },
        options,
    );
}

/**
 * To change the group's minimum, not below what was deployed. Without `ec2:RunInstances` no template can be changed by the same action; the other properties of a group that say what runs
 * where, and how much, must not be in the request.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2autoscaling.html
 */
function raiseMinimum(tier: ScalableWebTier, leastNodes: number): Statement {
    return {
        action: "autoscaling:UpdateAutoScalingGroup",
        resource: groupArn(tier),
        condition: {
            NumericGreaterThanEquals: { "autoscaling:MinSize": String(leastNodes) },
            Null: {
                "autoscaling:MaxSize": "true",
                "autoscaling:LaunchConfigurationName": "true",
                "autoscaling:VPCZoneIdentifiers": "true",
            },
        },
    };
}
