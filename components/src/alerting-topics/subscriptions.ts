import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createAlarms } from "../common/alarms.js";
import { denyWithoutTls, policyDocument } from "../common/policy.js";
import type { ChildScope } from "../common/scope.js";
import { queueAlarms } from "./alarms.js";
import { deliveryPolicy } from "./https-retries.js";
import type { SubscriptionPlan } from "./settings.js";
import { type SubscriberArgs, SubscriberProtocol } from "./subscriber-args.js";

const fourteenDays = 14 * 24 * 60 * 60;

/** The ARNs of the topics that a subscription has to do with. */
export interface SubscriptionTopics {
    topicArn: pulumi.Input<string>;
    /** Told when messages stay undelivered. */
    watcherArn: pulumi.Input<string>;
}

/** What a subscription is made with. */
export interface SubscriptionParts {
    topicArn: pulumi.Input<string>;
    undelivered: aws.sqs.Queue;
    /** What pages, for a subscriber of PagerDuty. */
    pager: aws.lambda.Alias | undefined;
}

/** Keeps what cannot be delivered, and reports it: SNS forgets a message for which a subscriber has no such queue. */
export function createUndelivered(
    scope: ChildScope,
    { key }: SubscriptionPlan,
    { topicArn, watcherArn }: SubscriptionTopics,
): aws.sqs.Queue {
    const { name, parent } = scope;
    const undelivered = createUndeliveredQueue(scope, key, topicArn);
    createAlarms(`${name}-${key}`, {
        table: queueAlarms,
        dimensions: { QueueName: undelivered.name },
        topicArn: watcherArn,
        parent,
        tags: scope.tags,
        tunings: scope.tunings,
    });
    return undelivered;
}

export function createSubscription(scope: ChildScope, plan: SubscriptionPlan, parts: SubscriptionParts): void {
    const { name, parent } = scope;
    const { subscriber, key } = plan;
    new aws.sns.TopicSubscription(
        `${name}-${key}`,
        {
            topic: parts.topicArn,
            // To SNS, PagerDuty is a function.
            protocol: parts.pager === undefined ? subscriber.protocol : SubscriberProtocol.Lambda,
            endpoint: parts.pager === undefined ? endpointOf(plan) : parts.pager.arn,
            redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: parts.undelivered.arn }),
            ...filterOf(subscriber),
            ...(subscriber.retries && { deliveryPolicy: deliveryPolicy(subscriber.retries) }),
        },
        { parent, dependsOn: allowDelivery(scope, plan, parts) },
    );
}

/** Every protocol but PagerDuty's has one: the settings have refused a subscriber without. */
function endpointOf({ key, subscriber }: SubscriptionPlan): pulumi.Input<string> {
    if (subscriber.endpoint === undefined) {
        throw new Error(`There is no endpoint for "${key}".`);
    }
    return subscriber.endpoint;
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
    plan: SubscriptionPlan,
    { topicArn, pager }: SubscriptionParts,
): pulumi.Resource[] {
    if (pager === undefined && plan.subscriber.protocol !== SubscriberProtocol.Lambda) {
        return [];
    }
    const called =
        pager === undefined ? { function: endpointOf(plan) } : { function: pager.functionName, qualifier: pager.name };
    return [
        new aws.lambda.Permission(
            `${name}-${plan.key}`,
            {
                action: "lambda:InvokeFunction",
                principal: "sns.amazonaws.com",
                ...called,
                sourceArn: topicArn,
            },
            { parent },
        ),
    ];
}
