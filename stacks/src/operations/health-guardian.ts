import type { HealthGuardianEnvironment } from "@evenkeel/app-runtime";
import { EventFunction, type ScalableWebTier } from "@evenkeel/components";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { everybody } from "../configuration/ranges.js";
import { arnBeside, groupArn, publish, type Statement } from "../permissions.js";
import {
    calledEveryMinute,
    commonArgs,
    permitting,
    siteAddress,
    stateOf,
    type DeployedVariables,
    type OperationsScope,
} from "./scope.js";

/** Replaces instances of the web tier that fail their health checks, after their disks were kept. */
export function createHealthGuardian(scope: OperationsScope): EventFunction {
    const { configuration, bundles, images, network, alerts, options } = scope;
    const { tier } = images;
    const isOpen = configuration.allowFrom.includes(everybody);
    const alertTopicArn = alerts.topicArn("health");
    const guardian = new EventFunction(
        "health-guardian",
        {
            ...commonArgs(scope, {
                ENVIRONMENT_NAME: configuration.environment,
                ALERT_TOPIC_ARN: alertTopicArn,
                AUTO_SCALING_GROUP: tier.autoScalingGroupName,
                TARGET_GROUP_ARN: tier.targetGroupArn,
                LOAD_BALANCER_ARN: tier.loadBalancerArn,
                PROBE_URL: pulumi.interpolate`${siteAddress(scope, tier)}/ready`,
                DRY_RUN: configuration.guardianDryRun ? "yes" : "no",
            } satisfies DeployedVariables<HealthGuardianEnvironment<pulumi.Input<string>>>),
            description: "Replaces instances of the web tier that fail their health checks, with their disks kept",
            codePath: bundles["health-guardian"].path,
            ...calledEveryMinute,
            state: stateOf(scope),
            // A site that lets in known addresses only lets in those of the network's way out, which the function takes then.
            network: isOpen ? undefined : network,
            permissions: permitting(...statementsOf(scope), ...publish(alertTopicArn, alerts.keyArn)),
        },
        options,
    );
    if (!isOpen) letThrough(scope, guardian);
    return guardian;
}

/** From the function out of the network, and from there to the load balancer. */
function letThrough({ configuration, images: { tier }, network }: OperationsScope, guardian: EventFunction): void {
    const port = configuration.certificateArn === undefined ? 80 : 443;
    const tcp = { ipProtocol: "tcp", fromPort: port, toPort: port };
    const { securityGroupId } = guardian;
    // A function in a network may go out on 443 as it is.
    if (port !== 443 && securityGroupId !== undefined) {
        new aws.vpc.SecurityGroupEgressRule(
            "health-guardian-to-site",
            { securityGroupId, cidrIpv4: everybody, ...tcp, description: "The site, by its public addresses" },
            { parent: guardian },
        );
    }
    for (const [zone, address] of Object.entries(network.natAddresses)) {
        new aws.vpc.SecurityGroupIngressRule(
            `health-guardian-from-${zone}`,
            {
                securityGroupId: tier.balancerSecurityGroupId,
                cidrIpv4: pulumi.interpolate`${address}/32`,
                ...tcp,
                description: `The health guardian, by the way out of ${zone}`,
            },
            { parent: tier },
        );
    }
}

/**
 * What may be snapshotted is what the group started: instances by the tag that Auto Scaling gives them, disks by the tags of this environment.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
function statementsOf({ images: { tier }, tags }: OperationsScope): Statement[] {
    const ofGroup = { StringEquals: { "aws:ResourceTag/aws:autoscaling:groupName": tier.autoScalingGroupName } };
    const ofEnvironment = Object.fromEntries(
        ["Project", "Stack"].map((key) => [`aws:ResourceTag/${key}`, tags[key] ?? ""]),
    );
    return [
        // AWS knows no resource for looking at these.
        {
            action: [
                "autoscaling:DescribeAutoScalingGroups",
                "elasticloadbalancing:DescribeTargetHealth",
                "ec2:DescribeSnapshots",
                "cloudwatch:GetMetricData",
            ],
            resource: "*",
        },
        {
            action: ["autoscaling:TerminateInstanceInAutoScalingGroup", "autoscaling:DetachInstances"],
            resource: groupArn(tier),
        },
        { action: "ec2:CreateSnapshots", resource: arnBeside(tier, "ec2", "instance/*"), condition: ofGroup },
        {
            action: "ec2:CreateSnapshots",
            resource: arnBeside(tier, "ec2", "volume/*"),
            condition: { StringEquals: ofEnvironment },
        },
        { action: "ec2:CreateSnapshots", resource: snapshotArn(tier) },
        {
            action: "ec2:CreateTags",
            resource: snapshotArn(tier),
            condition: { StringEquals: { "ec2:CreateAction": "CreateSnapshots" } },
        },
        { action: "ec2:CreateTags", resource: arnBeside(tier, "ec2", "instance/*"), condition: ofGroup },
    ];
}

/** Of snapshots that are being made AWS names no account. */
function snapshotArn({ loadBalancerArn }: ScalableWebTier): pulumi.Output<string> {
    return loadBalancerArn.apply((arn) => {
        const [, partition, , region] = arn.split(":");
        return `arn:${partition}:ec2:${region}::snapshot/*`;
    });
}
