import type * as aws from "@pulumi/aws";
import type { ChildRoles } from "../common/child-transforms.js";

/** What each child of AlertingTopics is made with, by its role: see `childTransforms`. */
export interface AlertingTopicsChildren {
    key: aws.kms.KeyArgs;
    keyAlias: aws.kms.AliasArgs;
    /** Each topic; the name ends with its purpose. */
    topics: aws.sns.TopicArgs;
    topicPolicies: aws.sns.TopicPolicyArgs;
    subscriptions: aws.sns.TopicSubscriptionArgs;
    undeliveredQueues: aws.sqs.QueueArgs;
    undeliveredQueuePolicies: aws.sqs.QueuePolicyArgs;
    /** What lets a topic call a subscribed function. */
    functionPermissions: aws.lambda.PermissionArgs;
    /** Each alarm; the name ends with topic or subscription and its role. */
    alarms: aws.cloudwatch.MetricAlarmArgs;
}

export const alertingTopicsChildren: ChildRoles<AlertingTopicsChildren> = {
    key: { type: "aws:kms/key:Key", suffix: "key" },
    keyAlias: { type: "aws:kms/alias:Alias", suffix: "key" },
    topics: { type: "aws:sns/topic:Topic", suffix: "*" },
    topicPolicies: { type: "aws:sns/topicPolicy:TopicPolicy", suffix: "*" },
    subscriptions: { type: "aws:sns/topicSubscription:TopicSubscription", suffix: "*" },
    undeliveredQueues: { type: "aws:sqs/queue:Queue", suffix: "undelivered-*" },
    undeliveredQueuePolicies: { type: "aws:sqs/queuePolicy:QueuePolicy", suffix: "undelivered-*" },
    functionPermissions: { type: "aws:lambda/permission:Permission", suffix: "*" },
    alarms: { type: "aws:cloudwatch/metricAlarm:MetricAlarm", suffix: "*" },
};
