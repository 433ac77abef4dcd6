import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { after } from "../common/after.js";
import { createAlarms } from "../common/alarms.js";
import type { Location } from "../common/location.js";
import { denyWithoutTls, policyDocument } from "../common/policy.js";
import type { ChildScope } from "../common/scope.js";
import { topicAlarms } from "./alarms.js";
import { keyStatements, topicStatements } from "./publishers.js";
import type { TopicPlan } from "./settings.js";

/** What topics are made with. */
export interface TopicParts {
    key: aws.kms.Key;
    location: Location;
    /** What makes SNS write down deliveries; empty where it does not. */
    feedback: aws.sns.TopicArgs;
}

export interface ReadyTopic {
    name: pulumi.Output<string>;
    /** Known when the topic's policy is in place. */
    arn: pulumi.Output<string>;
}

export function createKey(
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

export function createTopic({ name, parent, tags }: ChildScope, plan: TopicPlan, parts: TopicParts): ReadyTopic {
    const { key, location, feedback } = parts;
    const topic = new aws.sns.Topic(
        `${name}-${plan.key}`,
        // Version 2 signs deliveries with SHA-256; the default is SHA-1.
        { kmsMasterKeyId: key.arn, signatureVersion: 2, tags, ...feedback },
        { parent },
    );
    const policy = new aws.sns.TopicPolicy(
        `${name}-${plan.key}`,
        {
            arn: topic.arn,
            policy: policyDocument([...topicStatements(topic.arn, location), denyWithoutTls("sns:Publish", topic.arn)]),
        },
        { parent },
    );
    return { name: topic.name, arn: after([policy], topic.arn) };
}

/** Reports what a topic could not deliver on another one. */
export function watch(
    { name, parent, tags, tunings }: ChildScope,
    plan: TopicPlan,
    topicName: pulumi.Output<string>,
    watcherArn: pulumi.Output<string>,
): void {
    createAlarms(`${name}-${plan.key}`, {
        table: topicAlarms,
        dimensions: { TopicName: topicName },
        topicArn: watcherArn,
        parent,
        tags,
        tunings,
    });
}
