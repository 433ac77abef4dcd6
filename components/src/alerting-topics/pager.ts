import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createAlarms } from "../common/alarms.js";
import { createFunction } from "../common/function.js";
import type { PolicyStatement } from "../common/policy.js";
import type { ChildScope } from "../common/scope.js";
import { heartbeatMinutes, pagerAlarms } from "./alarms.js";
import { required } from "./required.js";
import type { PagerPlan, SubscriptionPlan } from "./settings.js";
import { type PagerDutyArgs, PagerDutyServiceRegion, Severity } from "./subscriber-args.js";

/** https://support.pagerduty.com/main/docs/service-regions */
const eventsUrls: Record<PagerDutyServiceRegion, string> = {
    [PagerDutyServiceRegion.UnitedStates]: "https://events.pagerduty.com/v2/enqueue",
    [PagerDutyServiceRegion.Europe]: "https://events.eu.pagerduty.com/v2/enqueue",
};
/** Seconds that PagerDuty may take to answer. */
const answerSeconds = 10;
/** Milliseconds before the second attempt of a call; it is doubled for each one after. */
const retryMilliseconds = 500;
/** Seconds after which a page that Lambda could not even begin is reported by other means. */
const oldestPageSeconds = 15 * 60;

/** What a function that pages needs from its siblings. */
export interface PagerParts {
    /** ARN of a topic by its key. */
    topicArn: (key: string) => pulumi.Output<string>;
    /** The queue of undelivered messages of each subscription, by its key. */
    undelivered: ReadonlyMap<string, aws.sqs.Queue>;
    /** The key of the topics, for the function's variables too. */
    keyArn: pulumi.Output<string>;
    logRetentionDays: number;
    permissionsBoundaryArn: pulumi.Input<string> | undefined;
}

/** What a topic calls, by the key of the subscription. */
export type PagerAliases = ReadonlyMap<string, aws.lambda.Alias>;

/**
 * A function for one subscriber. SNS subscribes a function to a topic once, so two subscribers cannot share one; and so each reads its own secret
 * and no other.
 *
 * Of each subscription the function has an alias. When Lambda has tried in vain, an alert goes to the queue of the alias through which it came:
 * that of its subscription, where also what SNS could not hand over waits.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
export function createPager(scope: ChildScope, pager: PagerPlan, parts: PagerParts): PagerAliases {
    const { name, parent, tags, tunings } = scope;
    const queues = pager.subscriptions.map(({ key }) => required(parts.undelivered, key));
    const made = createFunction(scope, {
        role: `page-${pager.name}`,
        description: `Pages ${pager.name} through PagerDuty`,
        file: "alerting-topics/functions/page.mjs",
        modules: ["read-alert.mjs"],
        timeoutSeconds: 30,
        environment: environmentOf(pager, parts),
        kmsKeyArn: parts.keyArn,
        logRetentionDays: parts.logRetentionDays,
        statements: [
            ...readSecret(pager.pagerDuty),
            { Effect: "Allow", Action: "sqs:SendMessage", Resource: queues.map(({ arn }) => arn) },
        ],
        permissionsBoundaryArn: parts.permissionsBoundaryArn,
    }).function;
    createHeartbeat(scope, pager, made);
    createAlarms(`${name}-page-${pager.name}`, {
        table: pagerAlarms,
        dimensions: { FunctionName: made.name },
        topicArn: parts.topicArn(pager.watchedBy),
        parent,
        tags,
        tunings,
    });
    return new Map(
        pager.subscriptions.map((plan) => [
            plan.key,
            createAlias(scope, plan, made, required(parts.undelivered, plan.key)),
        ]),
    );
}

/**
 * Asks the function every few minutes to prove that it could page. An alert that is not paged is too late to learn that the key was taken away.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-run-lambda-schedule.html
 */
function createHeartbeat({ name, parent, tags }: ChildScope, pager: PagerPlan, made: aws.lambda.Function): void {
    const heartbeat = `${name}-page-${pager.name}`;
    const rule = new aws.cloudwatch.EventRule(
        heartbeat,
        {
            description: `Asks whether ${pager.name} could be paged through PagerDuty`,
            scheduleExpression: `rate(${heartbeatMinutes} minutes)`,
            tags,
        },
        { parent },
    );
    const permission = new aws.lambda.Permission(
        heartbeat,
        {
            action: "lambda:InvokeFunction",
            principal: "events.amazonaws.com",
            function: made.name,
            sourceArn: rule.arn,
        },
        { parent },
    );
    new aws.cloudwatch.EventTarget(
        heartbeat,
        { rule: rule.name, arn: made.arn, input: JSON.stringify({ heartbeat: true }) },
        { parent, dependsOn: permission },
    );
}

function createAlias(
    { name, parent }: ChildScope,
    { key }: SubscriptionPlan,
    made: aws.lambda.Function,
    queue: aws.sqs.Queue,
): aws.lambda.Alias {
    const alias = new aws.lambda.Alias(
        `${name}-${key}`,
        { name: key, functionName: made.name, functionVersion: "$LATEST" },
        { parent },
    );
    new aws.lambda.FunctionEventInvokeConfig(
        `${name}-${key}`,
        {
            functionName: made.name,
            qualifier: alias.name,
            maximumRetryAttempts: 2,
            maximumEventAgeInSeconds: oldestPageSeconds,
            destinationConfig: { onFailure: { destination: queue.arn } },
        },
        { parent },
    );
    return alias;
}

/** In the words of `page.mjs`. */
function environmentOf(
    { pagerDuty, subscriptions }: PagerPlan,
    { topicArn }: PagerParts,
): Record<string, pulumi.Input<string>> {
    const notices = subscriptions.filter(({ topic }) => topic.severity === Severity.Notice);
    const noticeArns = pulumi.all(notices.map(({ topic }) => topicArn(topic.key)));
    return {
        ROUTING_KEY_SECRET_ARN: pagerDuty.routingKeySecretArn,
        EVENTS_URL: eventsUrls[pagerDuty.serviceRegion ?? PagerDutyServiceRegion.UnitedStates],
        ANSWER_MILLISECONDS: String(1000 * answerSeconds),
        RETRY_MILLISECONDS: String(retryMilliseconds),
        ...(notices.length > 0 && { NOTICE_TOPIC_ARNS: noticeArns.apply((arns) => arns.join()) }),
    };
}

function readSecret({ routingKeySecretArn, secretKeyArn }: PagerDutyArgs): PolicyStatement[] {
    const read: PolicyStatement = {
        Effect: "Allow",
        Action: "secretsmanager:GetSecretValue",
        Resource: routingKeySecretArn,
    };
    return secretKeyArn === undefined
        ? [read]
        : [
              read,
              {
                  Effect: "Allow",
                  Action: "kms:Decrypt",
                  Resource: secretKeyArn,
                  Condition: { StringEquals: { "kms:EncryptionContext:SecretARN": routingKeySecretArn } },
              },
          ];
}
