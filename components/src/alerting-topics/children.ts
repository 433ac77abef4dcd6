import type * as aws from "@pulumi/aws";
import type { ChildRoles } from "../common/child-transforms.js";

/** What each child of AlertingTopics is made with, by its role: see `childTransforms`. */
export interface AlertingTopicsChildren {
    key: aws.kms.KeyArgs;
    keyAlias: aws.kms.AliasArgs;
    /** Each topic; the name ends with its purpose, that of a topic for notices with `_notice` behind it. */
    topics: aws.sns.TopicArgs;
    topicPolicies: aws.sns.TopicPolicyArgs;
    subscriptions: aws.sns.TopicSubscriptionArgs;
    undeliveredQueues: aws.sqs.QueueArgs;
    undeliveredQueuePolicies: aws.sqs.QueuePolicyArgs;
    /** What lets a topic call a subscribed function, or the one that pages, and the heartbeat call the latter. */
    functionPermissions: aws.lambda.PermissionArgs;
    /** Each alarm; the name ends with topic, subscription or function and its role. */
    alarms: aws.cloudwatch.MetricAlarmArgs;
    /** The function of each PagerDuty subscriber. */
    pagers: aws.lambda.FunctionArgs;
    pagerRoles: aws.iam.RoleArgs;
    pagerPermissions: aws.iam.RolePolicyArgs;
    pagerLogs: aws.cloudwatch.LogGroupArgs;
    /** What a topic calls, so that the function has a queue of undelivered messages for each of them. */
    pagerAliases: aws.lambda.AliasArgs;
    pagerFailures: aws.lambda.FunctionEventInvokeConfigArgs;
    /** What asks each of these functions, every few minutes, to prove that it could page. */
    pagerHeartbeats: aws.cloudwatch.EventRuleArgs;
    pagerHeartbeatTargets: aws.cloudwatch.EventTargetArgs;
    /** As which SNS writes down what became of deliveries. */
    deliveryStatusRole: aws.iam.RoleArgs;
    deliveryStatusPermission: aws.iam.RolePolicyArgs;
    /** Two for each topic, of which the one whose name ends with `_failure` is for what failed. */
    deliveryStatusLogs: aws.cloudwatch.LogGroupArgs;
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
    pagers: { type: "aws:lambda/function:Function", suffix: "page-*" },
    pagerRoles: { type: "aws:iam/role:Role", suffix: "page-*" },
    pagerPermissions: { type: "aws:iam/rolePolicy:RolePolicy", suffix: "page-*" },
    pagerLogs: { type: "aws:cloudwatch/logGroup:LogGroup", suffix: "page-*" },
    pagerAliases: { type: "aws:lambda/alias:Alias", suffix: "*" },
    pagerFailures: { type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", suffix: "*" },
    pagerHeartbeats: { type: "aws:cloudwatch/eventRule:EventRule", suffix: "page-*" },
    pagerHeartbeatTargets: { type: "aws:cloudwatch/eventTarget:EventTarget", suffix: "page-*" },
    deliveryStatusRole: { type: "aws:iam/role:Role", suffix: "delivery-status" },
    deliveryStatusPermission: { type: "aws:iam/rolePolicy:RolePolicy", suffix: "delivery-status" },
    deliveryStatusLogs: { type: "aws:cloudwatch/logGroup:LogGroup", suffix: "delivery-status-*" },
};
