import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { denyWithoutTls, policyDocument, type PolicyStatement } from "../common/policy.js";
import type { ChildScope } from "../common/scope.js";

const fourteenDays = 14 * 24 * 60 * 60;

/** Who sends to the queue besides the function, and on whose behalf. */
export interface Sender {
    /** In the statement's name. */
    role: string;
    /** Such as `sns.amazonaws.com`. */
    service: string;
    sourceArns: pulumi.Input<string>[];
}

/** Keeps the events that the function never managed, and those that it could not be called with. */
export function createUndelivered({ name, parent, tags }: ChildScope): aws.sqs.Queue {
    return new aws.sqs.Queue(
        `${name}-undelivered`,
        { messageRetentionSeconds: fourteenDays, sqsManagedSseEnabled: true, tags },
        { parent },
    );
}

/** Lambda sends as the function's role, which needs no leave here. */
export function admitSenders(
    { name, parent }: ChildScope,
    queue: aws.sqs.Queue,
    senders: readonly Sender[],
): aws.sqs.QueuePolicy {
    const statements = senders.map(({ role, service, sourceArns }): PolicyStatement => {
        return {
            Sid: role,
            Effect: "Allow",
            Principal: { Service: service },
            Action: "sqs:SendMessage",
            Resource: queue.arn,
            Condition: { ArnEquals: { "aws:SourceArn": sourceArns } },
        };
    });
    return new aws.sqs.QueuePolicy(
        `${name}-undelivered`,
        { queueUrl: queue.url, policy: policyDocument([denyWithoutTls("sqs:*", queue.arn), ...statements]) },
        { parent },
    );
}
