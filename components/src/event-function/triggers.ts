import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { locationOf } from "../common/location.js";
import type { Called, FunctionScope } from "./scope.js";
import { admitSenders, type Sender } from "./undelivered.js";

/** Lets each of what the arguments name call the function, and has it call. */
export function createTriggers(scope: FunctionScope, called: Called): aws.cloudwatch.EventRule | undefined {
    const { topicArns = {} } = scope.args;
    const rule = createRule(scope);
    const senders: Sender[] = [
        ...(rule === undefined ? [] : [{ role: "Schedule", service: "events.amazonaws.com", sourceArns: [rule.arn] }]),
        ...(Object.keys(topicArns).length === 0
            ? []
            : [{ role: "Topics", service: "sns.amazonaws.com", sourceArns: Object.values(topicArns) }]),
    ];
    const admission = admitSenders(scope, called.undelivered, senders);
    if (rule !== undefined) callOnSchedule(scope, called, rule, admission);
    callForObjects(scope, called);
    for (const [key, arn] of Object.entries(topicArns)) callForMessages(scope, called, { key, arn, admission });
    return rule;
}

function createRule({ name, parent, tags, args }: FunctionScope): aws.cloudwatch.EventRule | undefined {
    if (args.schedule === undefined) return undefined;
    return new aws.cloudwatch.EventRule(
        `${name}-schedule`,
        { description: `Calls ${name}: ${args.description}`, scheduleExpression: args.schedule, tags },
        { parent },
    );
}

function callOnSchedule(
    scope: FunctionScope,
    called: Called,
    rule: aws.cloudwatch.EventRule,
    admission: aws.sqs.QueuePolicy,
): void {
    const { name, parent, args, settings } = scope;
    const permission = letIn(scope, called, "schedule", { service: "events.amazonaws.com", sourceArn: rule.arn });
    new aws.cloudwatch.EventTarget(
        `${name}-schedule`,
        {
            rule: rule.name,
            arn: called.function.arn,
            input: args.scheduleInput === undefined ? undefined : JSON.stringify(args.scheduleInput),
            // Where Lambda does not even take the event.
            retryPolicy: { maximumEventAgeInSeconds: settings.maximumAgeSeconds, maximumRetryAttempts: mostAttempts },
            deadLetterConfig: { arn: called.undelivered.arn },
        },
        { parent, dependsOn: [permission, called.ready, admission] },
    );
}

/** As many as EventBridge makes, until the event is too old. */
const mostAttempts = 185;

/** S3 tries for a long time by itself, and has no queue for what it could not hand over. */
function callForObjects(scope: FunctionScope, called: Called): void {
    const { name, parent, args } = scope;
    const { objects } = args;
    if (objects === undefined) return;
    const permission = letIn(scope, called, "objects", {
        service: "s3.amazonaws.com",
        sourceArn: objects.bucketArn,
        // An ARN of a bucket names no account, and a name that is given up may be somebody else's tomorrow.
        sourceAccount: locationOf(parent).account,
    });
    new aws.s3.BucketNotification(
        `${name}-objects`,
        {
            bucket: objects.bucketName,
            lambdaFunctions: [
                {
                    lambdaFunctionArn: called.function.arn,
                    events: ["s3:ObjectCreated:*"],
                    filterPrefix: objects.prefix,
                    filterSuffix: objects.suffix,
                },
            ],
        },
        { parent, dependsOn: [permission, called.ready] },
    );
}

/** A topic that calls the function. */
interface CallingTopic {
    key: string;
    arn: pulumi.Input<string>;
    admission: aws.sqs.QueuePolicy;
}

function callForMessages(scope: FunctionScope, called: Called, { key, arn, admission }: CallingTopic): void {
    const { name, parent } = scope;
    const permission = letIn(scope, called, `topic-${key}`, { service: "sns.amazonaws.com", sourceArn: arn });
    new aws.sns.TopicSubscription(
        `${name}-topic-${key}`,
        {
            topic: arn,
            protocol: "lambda",
            endpoint: called.function.arn,
            redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: called.undelivered.arn }),
        },
        { parent, dependsOn: [permission, called.ready, admission] },
    );
}

/** Who may call, and on whose behalf. */
interface Caller {
    service: string;
    sourceArn: pulumi.Input<string>;
    sourceAccount?: pulumi.Input<string>;
}

function letIn(
    { name, parent }: FunctionScope,
    called: Called,
    role: string,
    { service, ...source }: Caller,
): aws.lambda.Permission {
    return new aws.lambda.Permission(
        `${name}-${role}`,
        { function: called.function.name, action: "lambda:InvokeFunction", principal: service, ...source },
        { parent },
    );
}
