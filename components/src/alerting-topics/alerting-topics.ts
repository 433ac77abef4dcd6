import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { after } from "../common/after.js";
import { createAlarms } from "../common/alarms.js";
import { type Location, locationOf } from "../common/location.js";
import { denyWithoutTls, policyDocument } from "../common/policy.js";
import type { ChildScope } from "../common/scope.js";
import { type ComponentOptions, withChildTransforms } from "../common/child-transforms.js";
import { topicAlarms } from "./alarms.js";
import type { AlertingTopicsArgs } from "./args.js";
import { alertingTopicsChildren, type AlertingTopicsChildren } from "./children.js";
import { autoScalingRole, keyStatements, topicStatements } from "./publishers.js";
import { resolveSettings, type TopicPlan } from "./settings.js";
import { createSubscription } from "./subscriptions.js";

/**
 * Topics that alerts are sent to, one for each purpose, encrypted with a key that AWS services may use to publish.
 *
 * What cannot be delivered is kept in a queue for each subscriber. A topic that does not get through is reported on another one: the
 * first topic watches all others, the second watches the first.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html
 */
export class AlertingTopics extends pulumi.ComponentResource {
    /** ARN by purpose, known only when the topic's policy is in place, so that nothing is published in vain. */
    public readonly topicArns: Record<string, pulumi.Output<string>>;
    /** The key of all topics. Who publishes as a role of the account needs `kms:GenerateDataKey*` and `kms:Decrypt` on it. */
    public readonly keyArn: pulumi.Output<string>;

    /** @throws a `RunError` that lists everything wrong with `args`, before anything is created */
    constructor(name: string, args: AlertingTopicsArgs, opts?: ComponentOptions<AlertingTopicsChildren>) {
        const transformed = withChildTransforms("AlertingTopics", name, alertingTopicsChildren, opts);
        // No inputs of its own: a component waits for all its inputs, and its children wait for the component.
        super("evenkeel:index:AlertingTopics", name, {}, transformed.options);
        const settings = resolveSettings(name, args);
        const scope: ChildScope = { name, parent: this, tags: args.tags, tunings: args.alarms };
        const location = locationOf(this);

        const key = createKey(scope, location, args.autoScalingRoleArn ?? autoScalingRole(location));
        const topics = new Map(
            settings.topics.map(({ purpose }) => [purpose, createTopic(scope, purpose, key, location)]),
        );
        const arnOf = (purpose: string) => requireTopic(topics, purpose).arn;
        for (const plan of settings.topics) {
            watch(scope, plan, requireTopic(topics, plan.purpose).name, arnOf(plan.watchedBy));
        }
        for (const plan of settings.subscriptions) {
            const { purpose, watchedBy } = plan.topic;
            createSubscription(scope, plan, { topicArn: arnOf(purpose), watcherArn: arnOf(watchedBy) });
        }

        this.topicArns = Object.fromEntries([...topics].map(([purpose, { arn }]) => [purpose, arn]));
        this.keyArn = key.arn;
        transformed.assertUsed();
        this.registerOutputs({ topicArns: this.topicArns, keyArn: this.keyArn });
    }

    /**
     * The topic of one purpose: what a component takes as its `alarmTopicArn`.
     *
     * @throws a `RunError` that lists the purposes there are, when there is none for this one
     */
    public topicArn(purpose: string): pulumi.Output<string> {
        const arn = this.topicArns[purpose];
        if (arn === undefined) {
            throw new pulumi.RunError(
                `AlertingTopics has no topic for "${purpose}", only for ${Object.keys(this.topicArns).join(", ")}. Add it to purposes.`,
            );
        }
        return arn;
    }
}

interface ReadyTopic {
    name: pulumi.Output<string>;
    /** Known when the topic's policy is in place. */
    arn: pulumi.Output<string>;
}

function createKey(
    { name, parent, tags }: ChildScope,
    location: Location,
    autoScalingRoleArn: pulumi.Input<string>,
): aws.kms.Key {
    const key = new aws.kms.Key(
        `${name}-key`,
        {
            description: `Alerts of ${name}`,
            enableKeyRotation: true,
            policy: policyDocument(keyStatements(location, autoScalingRoleArn)),
            tags,
        },
        { parent },
    );
    new aws.kms.Alias(`${name}-key`, { targetKeyId: key.keyId }, { parent });
    return key;
}

function createTopic(
    { name, parent, tags }: ChildScope,
    purpose: string,
    key: aws.kms.Key,
    location: Location,
): ReadyTopic {
    const topic = new aws.sns.Topic(
        `${name}-${purpose}`,
        // Version 2 signs deliveries with SHA-256; the default is SHA-1.
        { kmsMasterKeyId: key.arn, signatureVersion: 2, tags },
        { parent },
    );
    const policy = new aws.sns.TopicPolicy(
        `${name}-${purpose}`,
        {
            arn: topic.arn,
            policy: policyDocument([...topicStatements(topic.arn, location), denyWithoutTls("sns:Publish", topic.arn)]),
        },
        { parent },
    );
    return { name: topic.name, arn: after([policy], topic.arn) };
}

function watch(
    { name, parent, tags, tunings }: ChildScope,
    { purpose }: TopicPlan,
    topicName: pulumi.Output<string>,
    watcherArn: pulumi.Output<string>,
): void {
    createAlarms(`${name}-${purpose}`, {
        table: topicAlarms,
        dimensions: { TopicName: topicName },
        topicArn: watcherArn,
        parent,
        tags,
        tunings,
    });
}

function requireTopic(topics: ReadonlyMap<string, ReadyTopic>, purpose: string): ReadyTopic {
    const topic = topics.get(purpose);
    if (topic === undefined) {
        throw new Error(`There is no topic "${purpose}".`);
    }
    return topic;
}
