import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { alarmArnsOf } from "../common/alarms.js";
import { type ComponentOptions, withChildTransforms } from "../common/child-transforms.js";
import { type Location, locationOf } from "../common/location.js";
import type { ChildScope } from "../common/scope.js";
import type { AlertingTopicsArgs } from "./args.js";
import { alertingTopicsChildren, type AlertingTopicsChildren } from "./children.js";
import { createDeliveryLogs, createDeliveryStatus, feedbackArgs } from "./delivery-status.js";
import { createPager } from "./pager.js";
import { autoScalingRole } from "./publishers.js";
import { required } from "./required.js";
import { resolveSettings, type TopicPlan, type TopicSettings } from "./settings.js";
import { Severity } from "./subscriber-args.js";
import { createSubscription, createUndelivered } from "./subscriptions.js";
import { createKey, createTopic, type ReadyTopic, watch } from "./topics.js";

/**
 * Topics that alerts are sent to, one for each purpose and severity, encrypted with a key that AWS services may use to publish.
 *
 * The topic of a purpose wakes people; its second topic is for notices, which are read in the morning. Both are there from the beginning, and a
 * subscriber who does not choose hears both, so that an alert which is moved from the one to the other still reaches somebody. Which alert goes
 * where is decided where it is raised: a component sends all of its alarms to its `alarmTopicArn`, and its `alarms` move one,
 * `alarms: { "cpu-notice": { topicArn: alerts.topicArn("scaling", Severity.Notice) } }`.
 *
 * What cannot be delivered is kept in a queue for each subscriber. A topic that does not get through is reported on another one: the
 * first topic watches all others, the second watches the first.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html
 */
export class AlertingTopics extends pulumi.ComponentResource {
    /** ARN by purpose, known only when the topic's policy is in place, so that nothing is published in vain. */
    public readonly topicArns: Record<string, pulumi.Output<string>>;
    /** The same of the topics for notices; empty without them. */
    public readonly noticeTopicArns: Record<string, pulumi.Output<string>>;
    /** The key of all topics. Who publishes as a role of the account needs `kms:GenerateDataKey*` and `kms:Decrypt` on it. */
    public readonly keyArn: pulumi.Output<string>;
    /** ARNs of the alarms by role, such as `health-failed`, for the `alarmArns` of a dashboard. */
    public readonly alarmArns: Record<string, pulumi.Output<string>>;

    /** @throws a `RunError` that lists everything wrong with `args`, before anything is created */
    constructor(name: string, args: AlertingTopicsArgs, opts?: ComponentOptions<AlertingTopicsChildren>) {
        const transformed = withChildTransforms("AlertingTopics", name, alertingTopicsChildren, opts);
        // No inputs of its own: a component waits for all its inputs, and its children wait for the component.
        super("evenkeel:index:AlertingTopics", name, {}, transformed.options);
        const settings = resolveSettings(name, args);
        const scope: ChildScope = { name, parent: this, tags: args.tags, tunings: args.alarms };
        const location = locationOf(this);

        const key = createKey(scope, location, args.autoScalingRoleArn ?? autoScalingRole(location));
        const topics = createTopics(scope, settings, { args, key, location });
        subscribe(scope, settings, { topics, keyArn: key.arn, permissionsBoundaryArn: args.permissionsBoundaryArn });

        this.topicArns = arnsOf(settings.topics, topics, Severity.Page);
        this.noticeTopicArns = arnsOf(settings.topics, topics, Severity.Notice);
        this.keyArn = key.arn;
        this.alarmArns = alarmArnsOf(this, name);
        transformed.assertUsed();
        this.registerOutputs({
            topicArns: this.topicArns,
            noticeTopicArns: this.noticeTopicArns,
            keyArn: this.keyArn,
            alarmArns: this.alarmArns,
        });
    }

    /**
     * The topic of one purpose: what a component takes as its `alarmTopicArn`. Without a severity it is the one that wakes people, so that an alert is
     * a notice only where somebody said so.
     *
     * @throws a `RunError` that lists the purposes there are, when there is none for this one
     */
    public topicArn(purpose: string, severity: Severity = Severity.Page): pulumi.Output<string> {
        const page = this.topicArns[purpose];
        if (page === undefined) {
            throw new pulumi.RunError(
                `AlertingTopics has no topic for "${purpose}", only for ${Object.keys(this.topicArns).join(", ")}. Add it to purposes.`,
            );
        }
        const arn = severity === Severity.Notice ? this.noticeTopicArns[purpose] : page;
        if (arn === undefined) {
            throw new pulumi.RunError(
                `AlertingTopics has no topic for notices of "${purpose}", because noticeTopics is false. Leave that out, or take the topic for pages.`,
            );
        }
        return arn;
    }
}

type Topics = ReadonlyMap<string, ReadyTopic>;

function createTopics(
    scope: ChildScope,
    { topics, subscriptions, deliveryStatus }: TopicSettings,
    { args, key, location }: { args: AlertingTopicsArgs; key: aws.kms.Key; location: Location },
): Topics {
    const status = createDeliveryStatus(scope, deliveryStatus, subscriptions, args.permissionsBoundaryArn);
    const ready = new Map(
        topics.map((plan) => [
            plan.key,
            createTopic(scope, plan, { key, location, feedback: feedbackArgs(status, plan) }),
        ]),
    );
    for (const plan of topics) {
        watch(scope, plan, required(ready, plan.key).name, required(ready, plan.watchedBy).arn);
    }
    const names = topics.map((plan) => [plan, required(ready, plan.key).name] as const);
    createDeliveryLogs(scope, status, location, names);
    return ready;
}

/** What subscriptions need from their siblings. */
interface SubscriptionParts {
    topics: Topics;
    keyArn: pulumi.Output<string>;
    permissionsBoundaryArn: pulumi.Input<string> | undefined;
}

function subscribe(
    scope: ChildScope,
    { subscriptions, pagers, logRetentionDays }: TopicSettings,
    { topics, keyArn, permissionsBoundaryArn }: SubscriptionParts,
): void {
    const topicArn = (key: string): pulumi.Output<string> => required(topics, key).arn;
    const undelivered = new Map(
        subscriptions.map((plan) => {
            const { key, watchedBy } = plan.topic;
            const arns = { topicArn: topicArn(key), watcherArn: topicArn(watchedBy) };
            return [plan.key, createUndelivered(scope, plan, arns)];
        }),
    );
    const parts = { topicArn, undelivered, keyArn, logRetentionDays, permissionsBoundaryArn };
    const aliases = new Map(pagers.flatMap((pager) => [...createPager(scope, pager, parts)]));
    for (const plan of subscriptions) {
        createSubscription(scope, plan, {
            topicArn: topicArn(plan.topic.key),
            undelivered: required(undelivered, plan.key),
            pager: aliases.get(plan.key),
        });
    }
}

function arnsOf(plans: readonly TopicPlan[], topics: Topics, wanted: Severity): Record<string, pulumi.Output<string>> {
    const some = plans.filter(({ severity }) => severity === wanted);
    return Object.fromEntries(some.map(({ purpose, key }) => [purpose, required(topics, key).arn]));
}
