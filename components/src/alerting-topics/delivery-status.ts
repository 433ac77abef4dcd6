import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Location } from "../common/location.js";
import { createPermission } from "../common/permission.js";
import { policyDocument, serviceTrust } from "../common/policy.js";
import type { ChildScope } from "../common/scope.js";
import { type DeliveryStatusSettings, feedbackOf, type SubscriptionPlan, type TopicPlan } from "./settings.js";

/** What became of deliveries, written down by SNS as a role of the account. */
export interface DeliveryStatus {
    settings: DeliveryStatusSettings;
    role: aws.iam.Role;
    subscriptions: readonly SubscriptionPlan[];
}

/** A role that may do nothing yet: what it may write to has the names of topics, and topics are made with the role. */
export function createDeliveryStatus(
    { name, parent, tags }: ChildScope,
    settings: DeliveryStatusSettings | undefined,
    subscriptions: readonly SubscriptionPlan[],
    permissionsBoundaryArn: pulumi.Input<string> | undefined,
): DeliveryStatus | undefined {
    if (settings === undefined) return undefined;
    const role = new aws.iam.Role(
        `${name}-delivery-status`,
        {
            description: `SNS writes down what became of alerts of ${name}`,
            // SNS documents no condition that it would satisfy, and one that it does not would end the log silently.
            assumeRolePolicy: serviceTrust("sns.amazonaws.com"),
            permissionsBoundary: permissionsBoundaryArn,
            tags,
        },
        { parent },
    );
    return { settings, role, subscriptions };
}

/** Whether a topic has deliveries that SNS reports. */
function kindsOf(topic: TopicPlan, subscriptions: readonly SubscriptionPlan[]): Set<string> {
    const kinds = subscriptions
        .filter((plan) => plan.topic === topic)
        .map((plan) => feedbackOf[plan.subscriber.protocol]);
    return new Set(kinds.filter((kind) => kind !== undefined));
}

/** The properties of a topic by which SNS writes down deliveries of the protocols that its subscribers have. */
export function feedbackArgs(status: DeliveryStatus | undefined, topic: TopicPlan): aws.sns.TopicArgs {
    if (status === undefined) return {};
    const kinds = kindsOf(topic, status.subscriptions);
    const arn = status.role.arn;
    const rate = status.settings.successPercent;
    return {
        ...(kinds.has("http") && {
            httpSuccessFeedbackRoleArn: arn,
            httpFailureFeedbackRoleArn: arn,
            httpSuccessFeedbackSampleRate: rate,
        }),
        ...(kinds.has("lambda") && {
            lambdaSuccessFeedbackRoleArn: arn,
            lambdaFailureFeedbackRoleArn: arn,
            lambdaSuccessFeedbackSampleRate: rate,
        }),
        ...(kinds.has("sqs") && {
            sqsSuccessFeedbackRoleArn: arn,
            sqsFailureFeedbackRoleArn: arn,
            sqsSuccessFeedbackSampleRate: rate,
        }),
    };
}

/**
 * The logs, under the names that SNS gives them, so that they expire and go with the topics, and the permission to write there. The permission
 * comes last: before it, SNS cannot make a log of that name by itself.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/topics-attrib-prereq.html
 */
export function createDeliveryLogs(
    scope: ChildScope,
    status: DeliveryStatus | undefined,
    location: Location,
    topics: readonly (readonly [TopicPlan, pulumi.Output<string>])[],
): void {
    if (status === undefined) return;
    const { name, parent, tags } = scope;
    const { region, account } = location;
    const retentionInDays = status.settings.logRetentionDays;
    const groups = topics
        .filter(([topic]) => kindsOf(topic, status.subscriptions).size > 0)
        .flatMap(([topic, topicName]) => {
            const log = pulumi.interpolate`sns/${region}/${account}/${topicName}`;
            const failures = pulumi.interpolate`${log}/Failure`;
            const role = `${name}-delivery-status-${topic.key}`;
            return [
                new aws.cloudwatch.LogGroup(role, { name: log, retentionInDays, tags }, { parent }),
                new aws.cloudwatch.LogGroup(`${role}_failure`, { name: failures, retentionInDays, tags }, { parent }),
            ];
        });
    const policy = policyDocument([
        {
            Effect: "Allow",
            // The first is for logs that are there already, but SNS asks before it knows.
            Action: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
            Resource: groups.flatMap(({ arn }) => [arn, pulumi.interpolate`${arn}:*`]),
        },
    ]);
    createPermission(`${name}-delivery-status`, { role: status.role.name, policy }, parent);
}
