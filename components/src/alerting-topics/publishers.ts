import * as pulumi from "@pulumi/pulumi";
import type { Location } from "../common/location.js";
import type { PolicyStatement } from "../common/policy.js";

/** An AWS service that publishes to topics, and how it identifies itself when it does. */
export interface Publisher {
    /** Names its statements in policies. */
    sid: string;
    principal: string;
    /** What it can be held to. A condition on something that a service does not send would drop its messages silently. */
    condition: PolicyStatement["Condition"] | undefined;
}

/**
 * Everything in AWS that reports by topic.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 */
export function publishers({ partition, account, region }: Location): Publisher[] {
    const fromThisAccount = { StringEquals: { "aws:SourceAccount": account } };
    return [
        {
            sid: "CloudWatchAlarms",
            principal: "cloudwatch.amazonaws.com",
            condition: {
                ...fromThisAccount,
                ArnLike: {
                    "aws:SourceArn": pulumi.interpolate`arn:${partition}:cloudwatch:${region}:${account}:alarm:*`,
                },
            },
        },
        // EventBridge says nothing of where an event came from, neither to SNS nor to KMS.
        { sid: "EventBridgeRules", principal: "events.amazonaws.com", condition: undefined },
        { sid: "BucketEvents", principal: "s3.amazonaws.com", condition: fromThisAccount },
        { sid: "DatabaseEvents", principal: "events.rds.amazonaws.com", condition: fromThisAccount },
        { sid: "Budgets", principal: "budgets.amazonaws.com", condition: fromThisAccount },
        { sid: "CostAnomalies", principal: "costalerts.amazonaws.com", condition: fromThisAccount },
    ];
}

/** Whether a statement has a condition, it says so by having the property at all. */
function withCondition({ condition }: Publisher): Pick<PolicyStatement, "Condition"> {
    return condition === undefined ? {} : { Condition: condition };
}

/**
 * Who may use the key. With the key that AWS manages for SNS, whose policy nobody can change, none of these services could publish, and
 * alarms would be dropped without a trace.
 */
export function keyStatements(location: Location, autoScalingRoleArn: pulumi.Input<string>): PolicyStatement[] {
    const Action = ["kms:GenerateDataKey*", "kms:Decrypt"];
    return [
        // Leaves the rest to IAM policies of the account, such as that of a function that publishes.
        { Sid: "Account", Effect: "Allow", Principal: { AWS: rootOf(location) }, Action: "kms:*", Resource: "*" },
        ...publishers(location).map((publisher): PolicyStatement => ({
            Sid: publisher.sid,
            Effect: "Allow",
            Principal: { Service: publisher.principal },
            Action,
            Resource: "*",
            ...withCondition(publisher),
        })),
        // Auto Scaling publishes as a role of the account and not as a service.
        { Sid: "AutoScaling", Effect: "Allow", Principal: { AWS: autoScalingRoleArn }, Action, Resource: "*" },
    ];
}

/** Who may publish to a topic. A policy of one's own replaces the one that comes with a topic, so the owner is named again. */
export function topicStatements(topicArn: pulumi.Output<string>, location: Location): PolicyStatement[] {
    return [
        {
            Sid: "Owner",
            Effect: "Allow",
            Principal: { AWS: rootOf(location) },
            Action: [
                "sns:GetTopicAttributes",
                "sns:SetTopicAttributes",
                "sns:AddPermission",
                "sns:RemovePermission",
                "sns:DeleteTopic",
                "sns:Subscribe",
                "sns:ListSubscriptionsByTopic",
                "sns:Publish",
            ],
            Resource: topicArn,
        },
        ...publishers(location).map((publisher): PolicyStatement => ({
            Sid: publisher.sid,
            Effect: "Allow",
            Principal: { Service: publisher.principal },
            Action: "sns:Publish",
            Resource: topicArn,
            ...withCondition(publisher),
        })),
    ];
}

/** The role that AWS makes for Auto Scaling in every account that uses it. */
export function autoScalingRole({ partition, account }: Location): pulumi.Output<string> {
    return pulumi.interpolate`arn:${partition}:iam::${account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`;
}

function rootOf({ partition, account }: Location): pulumi.Output<string> {
    return pulumi.interpolate`arn:${partition}:iam::${account}:root`;
}
