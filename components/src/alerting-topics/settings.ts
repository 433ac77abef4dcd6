import { tuningFindings } from "../common/alarm-tuning.js";
import { retentionFinding } from "../common/log-retention.js";
import { nameLimits, nameTooLong, plainWord } from "../common/names.js";
import { isOutside, listed, rejectAll, repeated } from "../common/validation.js";
import { pagerAlarms, queueAlarms, topicAlarms } from "./alarms.js";
import type { AlertingTopicsArgs } from "./args.js";
import { type PagerDutyArgs, Severity, type SubscriberArgs, SubscriberProtocol } from "./subscriber-args.js";
import { subscriberFindings } from "./subscriber-findings.js";

/** What the component has decided: every default applied, nothing left to guess. */
export interface TopicSettings {
    topics: readonly TopicPlan[];
    subscriptions: readonly SubscriptionPlan[];
    pagers: readonly PagerPlan[];
    /** Of the functions that page. */
    logRetentionDays: number;
    /** Undefined where nothing is written down. */
    deliveryStatus: DeliveryStatusSettings | undefined;
}

export interface TopicPlan {
    purpose: string;
    severity: Severity;
    /** The purpose, that of a topic for notices with `_notice` behind it: no purpose has an underscore. */
    key: string;
    /** Key of the topic that is told when this one does not get through. */
    watchedBy: string;
}

/** One subscriber on one topic. */
export interface SubscriptionPlan {
    /** The topic it subscribes to. */
    topic: TopicPlan;
    /** `${topic}_${name}`: no purpose or subscriber has an underscore, so that no two are alike. */
    key: string;
    /** Name of the subscriber. */
    name: string;
    subscriber: SubscriberArgs;
}

/** A subscriber that is paged, with everything it hears. */
export interface PagerPlan {
    name: string;
    pagerDuty: PagerDutyArgs;
    subscriptions: readonly SubscriptionPlan[];
    /** Key of the topic that is told when a page fails; somebody listens there who is told by other means. */
    watchedBy: string;
}

export interface DeliveryStatusSettings {
    successPercent: number;
    logRetentionDays: number;
}

export const defaultPurposes = ["health", "scaling", "traffic", "database", "cost"];

/** Applies the defaults and reports everything that is wrong, before any resource exists. */
export function resolveSettings(name: string, args: AlertingTopicsArgs): TopicSettings {
    const purposes = args.purposes ?? defaultPurposes;
    const noticeTopics = args.noticeTopics ?? true;
    const logRetentionDays = args.logRetentionDays ?? 30;
    const subscribers = Object.entries(args.subscribers ?? {});
    const topics = topicPlans(purposes, noticeTopics);
    const subscriptions = subscribers.flatMap(([key, subscriber]) => subscriptionPlans(key, subscriber, topics));
    const pagers = subscribers.flatMap(([key, subscriber]) => pagerPlans(key, subscriber, subscriptions));
    rejectAll("AlertingTopics", name, [
        ...purposeFindings(purposes),
        ...subscribers.flatMap(([key, subscriber]) => subscriberFindings(key, subscriber, purposes, noticeTopics)),
        !/^[\w-]+$/.test(name) &&
            "the name becomes part of topic names; use letters, digits, dashes and underscores only.",
        ...subscriptions.map(({ key }) => nameTooLong(name, `undelivered-${key}`, nameLimits.queue)),
        ...pagers.map((pager) => nameTooLong(name, `page-${pager.name}`, nameLimits.role)),
        ...pagers.map((pager) => unheard(pager, subscriptions)),
        retentionFinding("logRetentionDays", logRetentionDays),
        args.logRetentionDays !== undefined &&
            pagers.length === 0 &&
            "logRetentionDays is of the logs of functions that page, and nobody is paged; leave it out.",
        ...toldTwice(subscriptions),
        ...deliveryStatusFindings(name, args, subscriptions),
        ...tuningFindings(args.alarms, { ...topicAlarms, ...queueAlarms, ...pagerAlarms }),
    ]);
    return { topics, subscriptions, pagers, deliveryStatus: deliveryStatusOf(args), logRetentionDays };
}

function topicPlans(purposes: readonly string[], noticeTopics: boolean): TopicPlan[] {
    const [first = ""] = purposes;
    const pages = purposes.map((purpose) => ({
        purpose,
        severity: Severity.Page,
        key: purpose,
        watchedBy: watcherOf(purpose, purposes),
    }));
    const notices = purposes.map((purpose) => ({
        purpose,
        severity: Severity.Notice,
        key: `${purpose}_${Severity.Notice}`,
        watchedBy: first,
    }));
    return noticeTopics ? [...pages, ...notices] : pages;
}

/**
 * A topic that does not get through cannot say so itself. The first topic watches all others, and the second watches the first; a topic
 * that is alone has only its other subscribers to tell.
 */
function watcherOf(purpose: string, purposes: readonly string[]): string {
    return purposes.find((other) => other !== purpose) ?? purpose;
}

function subscriptionPlans(name: string, subscriber: SubscriberArgs, topics: readonly TopicPlan[]): SubscriptionPlan[] {
    const severities = subscriber.severities ?? defaultSeverities(subscriber.protocol);
    return topics
        .filter(({ purpose }) => subscriber.purposes === undefined || subscriber.purposes.includes(purpose))
        .filter(({ severity }) => severities.includes(severity))
        .map((topic) => ({ topic, key: `${topic.key}_${name}`, name, subscriber }));
}

/** Whoever says nothing hears everything, so that no alert is lost by an oversight; only a pager is there to wake. */
function defaultSeverities(protocol: SubscriberProtocol): Severity[] {
    return protocol === SubscriberProtocol.PagerDuty ? [Severity.Page] : Object.values(Severity);
}

function pagerPlans(
    name: string,
    { protocol, pagerDuty }: SubscriberArgs,
    subscriptions: readonly SubscriptionPlan[],
): PagerPlan[] {
    const own = subscriptions.filter((plan) => plan.name === name);
    const [first] = own;
    return protocol !== SubscriberProtocol.PagerDuty || pagerDuty === undefined || first === undefined
        ? []
        : [{ name, pagerDuty, subscriptions: own, watchedBy: first.topic.watchedBy }];
}

/**
 * SNS has one subscription of an address to a topic. A second one, with a queue of its own for what is not delivered, it refuses.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
 */
function toldTwice(subscriptions: readonly SubscriptionPlan[]): string[] {
    const first = new Map<string, SubscriptionPlan>();
    return subscriptions.flatMap((plan) => {
        const { protocol, endpoint } = plan.subscriber;
        if (typeof endpoint !== "string") return [];
        const place = JSON.stringify([plan.topic.key, protocol, endpoint]);
        const other = first.get(place);
        first.set(place, other ?? plan);
        return other === undefined
            ? []
            : [
                  `subscribers.${plan.name} has the endpoint of subscribers.${other.name}, and both hear ${plan.topic.key}; give the one or the other, or other purposes and severities.`,
              ];
    });
}

/** A page that fails is an alert like any other. Told to PagerDuty alone, it would fail the same way. */
function unheard(pager: PagerPlan, subscriptions: readonly SubscriptionPlan[]): string | false {
    const watchers = [...new Set(pager.subscriptions.map(({ topic }) => topic.watchedBy))];
    const deaf = watchers.filter(
        (watcher) =>
            !subscriptions.some(
                ({ topic, subscriber }) =>
                    topic.key === watcher && subscriber.protocol !== SubscriberProtocol.PagerDuty,
            ),
    );
    return (
        deaf.length > 0 &&
        `subscribers.${pager.name} is paged, and a page that fails is reported on ${listed(deaf)}, where only PagerDuty listens; let a subscriber of another protocol, such as e-mail, hear pages of ${listed(deaf)}.`
    );
}

function deliveryStatusOf({ deliveryStatus }: AlertingTopicsArgs): DeliveryStatusSettings | undefined {
    return (
        deliveryStatus && {
            successPercent: deliveryStatus.successPercent ?? 100,
            logRetentionDays: deliveryStatus.logRetentionDays ?? 30,
        }
    );
}

/** Protocols whose deliveries SNS reports, by the prefix of the topic's properties. */
export const feedbackOf: Partial<Record<SubscriberProtocol, "http" | "lambda" | "sqs">> = {
    [SubscriberProtocol.Https]: "http",
    [SubscriberProtocol.Lambda]: "lambda",
    [SubscriberProtocol.PagerDuty]: "lambda",
    [SubscriberProtocol.Queue]: "sqs",
};

function deliveryStatusFindings(
    name: string,
    args: AlertingTopicsArgs,
    subscriptions: readonly SubscriptionPlan[],
): (string | false)[] {
    const settings = deliveryStatusOf(args);
    if (settings === undefined) return [];
    return [
        !subscriptions.some(({ subscriber }) => feedbackOf[subscriber.protocol] !== undefined) &&
            `deliveryStatus would write down nothing, because no subscriber has the protocol ${listed(Object.keys(feedbackOf))}; leave it out.`,
        isOutside(settings.successPercent, 0, 100) &&
            `deliveryStatus.successPercent is ${settings.successPercent}; use 0 to 100.`,
        retentionFinding("deliveryStatus.logRetentionDays", settings.logRetentionDays),
        nameTooLong(name, "delivery-status", nameLimits.role),
    ];
}

function purposeFindings(purposes: readonly string[]): (string | false)[] {
    const misnamed = purposes.filter((purpose) => !plainWord.test(purpose));
    const twice = repeated(purposes);
    return [
        purposes.length === 0 &&
            `purposes is empty; name at least one, or leave it out for ${listed(defaultPurposes)}.`,
        misnamed.length > 0 &&
            `purposes has ${listed(misnamed)}; use lower-case letters, digits and dashes, starting with a letter.`,
        twice.length > 0 && `purposes has ${listed(twice)} more than once; name each once.`,
    ];
}
