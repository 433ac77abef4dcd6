import type * as aws from "@pulumi/aws";
import type { ChildRoles } from "../common/child-transforms.js";

/** What each child of an EventFunction is made with, by its role: see `childTransforms`. */
export interface EventFunctionChildren {
    function: aws.lambda.FunctionArgs;
    logGroup: aws.cloudwatch.LogGroupArgs;
    role: aws.iam.RoleArgs;
    permissions: aws.iam.RolePolicyArgs;
    /** Of the variables, without `kmsKeyArn`. */
    key: aws.kms.KeyArgs;
    /** How often AWS tries, and where an event goes that the function never manages. */
    attempts: aws.lambda.FunctionEventInvokeConfigArgs;
    undelivered: aws.sqs.QueueArgs;
    undeliveredPolicy: aws.sqs.QueuePolicyArgs;
    /** With `schedule`. */
    schedule: aws.cloudwatch.EventRuleArgs;
    /** That the schedule calls the function. */
    scheduleTarget: aws.cloudwatch.EventTargetArgs;
    /** With `objects`. */
    notification: aws.s3.BucketNotificationArgs;
    /** With `topicArns`; the name ends with that of the topic. */
    subscriptions: aws.sns.TopicSubscriptionArgs;
    /** What lets schedule, bucket and each topic call the function. */
    callers: aws.lambda.PermissionArgs;
    /** With `state`. */
    stateTable: aws.dynamodb.TableArgs;
    /** With `network`. */
    securityGroup: aws.ec2.SecurityGroupArgs;
    /** With `network`: to it, and to `https`. */
    egressRules: aws.vpc.SecurityGroupEgressRuleArgs;
    /** Each alarm; the name ends with its role. */
    alarms: aws.cloudwatch.MetricAlarmArgs;
}

export const eventFunctionChildren: ChildRoles<EventFunctionChildren> = {
    function: { type: "aws:lambda/function:Function", suffix: "function" },
    logGroup: { type: "aws:cloudwatch/logGroup:LogGroup", suffix: "function-log" },
    role: { type: "aws:iam/role:Role", suffix: "function" },
    permissions: { type: "aws:iam/rolePolicy:RolePolicy", suffix: "function" },
    key: { type: "aws:kms/key:Key", suffix: "key" },
    attempts: { type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", suffix: "function" },
    undelivered: { type: "aws:sqs/queue:Queue", suffix: "undelivered" },
    undeliveredPolicy: { type: "aws:sqs/queuePolicy:QueuePolicy", suffix: "undelivered" },
    schedule: { type: "aws:cloudwatch/eventRule:EventRule", suffix: "schedule" },
    scheduleTarget: { type: "aws:cloudwatch/eventTarget:EventTarget", suffix: "schedule" },
    notification: { type: "aws:s3/bucketNotification:BucketNotification", suffix: "objects" },
    subscriptions: { type: "aws:sns/topicSubscription:TopicSubscription", suffix: "topic-*" },
    callers: { type: "aws:lambda/permission:Permission", suffix: "*" },
    stateTable: { type: "aws:dynamodb/table:Table", suffix: "state" },
    securityGroup: { type: "aws:ec2/securityGroup:SecurityGroup", suffix: "function" },
    egressRules: { type: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", suffix: "to-*" },
    alarms: { type: "aws:cloudwatch/metricAlarm:MetricAlarm", suffix: "*" },
};
