import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createAlarms } from "../common/alarms.js";
import { denyWithoutTls, policyDocument } from "../common/policy.js";
import type { ChildScope } from "../common/scope.js";
import { queueAlarms } from "./alarms.js";
import { type SubscriberArgs, SubscriberProtocol } from "./args.js";
import type { SubscriptionPlan } from "./settings.js";

const fourteenDays = 14 * 24 * 60 * 60;

/** The ARNs of the topics that a subscription has to do with. */
export interface SubscriptionTopics {
    topicArn: pulumi.Input<string>;
    /** Told when messages stay undelivered. */
    watcherArn: pulumi.Input<string>;
}

/** Subscribes, and keeps what cannot be delivered: SNS forgets a message for which a subscriber has no such queue. */
export function createSubscription(scope: ChildScope, plan: SubscriptionPlan, topics: SubscriptionTopics): void {
    const { name, parent } = scope;
    const { subscriber, key } = plan;
    const { topicArn, watcherArn } = topics;
    const undelivered = createUndeliveredQueue(scope, key, topicArn);
    createAlarms(`${name}-${key}`, {
        table: queueAlarms,
        dimensions: { QueueName: undelivered.name },
        topicArn: watcherArn,
        parent,
        tags: scope.tags,
        tunings: scope.tunings,
    });
    new aws.sns.TopicSubscription(
        `${name}-${key}`,
        {
            topic: topicArn,
            protocol: subscriber.protocol,
            endpoint: subscriber.endpoint,
            redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: undelivered.arn }),
            ...filterOf(subscriber),
        },
        { parent, dependsOn: allowDelivery(scope, plan, topicArn) },
    );
}

/** Alarms and events are JSON in the body of a message and carry no attributes, so the body is what can be filtered. */
function filterOf({
    messageFilter,
}: SubscriberArgs): Pick<aws.sns.TopicSubscriptionArgs, "filterPolicy" | "filterPolicyScope"> {
    return messageFilter === undefined
        ? {}
        : { filterPolicy: JSON.stringify(messageFilter), filterPolicyScope: "MessageBody" };
}

function createUndeliveredQueue(
    { name, parent, tags }: ChildScope,
    key: string,
    topicArn: pulumi.Input<string>,
): aws.sqs.Queue {
    const queue = new aws.sqs.Queue(
        `${name}-undelivered-${key}`,
        { messageRetentionSeconds: fourteenDays, sqsManagedSseEnabled: true, tags },
        { parent },
    );
    new aws.sqs.QueuePolicy(
        `${name}-undelivered-${key}`,
        {
            queueUrl: queue.url,
            policy: policyDocument([
                denyWithoutTls("sqs:*", queue.arn),
                {
                    Sid: "Topic",
                    Effect: "Allow",
                    Principal: { Service: "sns.amazonaws.com" },
                    Action: "sqs:SendMessage",
                    Resource: queue.arn,
                    Condition: { ArnEquals: { "aws:SourceArn": topicArn } },
                },
            ]),
        },
        { parent },
    );
    return queue;
}

/** A function must allow the topic to call it; other endpoints confirm by themselves or have a policy of their owner. */
function allowDelivery(
    { name, parent }: ChildScope,
    { key, subscriber }: SubscriptionPlan,
    topicArn: pulumi.Input<string>,
): pulumi.Resource[] {
    if (subscriber.protocol !== SubscriberProtocol.Lambda) {
        return [];
    }
    return [
        new aws.lambda.Permission(
            `${name}-${key}`,
            {
                action: "lambda:InvokeFunction",
                principal: "sns.amazonaws.com",
                function: subscriber.endpoint,
                sourceArn: topicArn,
            },
            { parent },
        ),
    ];
}
