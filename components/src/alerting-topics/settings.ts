import { tuningFindings } from "../common/alarm-tuning.js";
import { nameLimits, nameTooLong, plainWord } from "../common/names.js";
import { listed, oneOf, rejectAll, repeated } from "../common/validation.js";
import { queueAlarms, topicAlarms } from "./alarms.js";
import { type AlertingTopicsArgs, type SubscriberArgs, SubscriberProtocol } from "./args.js";

/** What the component has decided: every default applied, nothing left to guess. */
export interface TopicSettings {
    topics: readonly TopicPlan[];
    subscriptions: readonly SubscriptionPlan[];
}

export interface TopicPlan {
    purpose: string;
    /** The topic that is told when this one does not get through. */
    watchedBy: string;
}

/** One subscriber on one topic. */
export interface SubscriptionPlan {
    /** The topic it subscribes to. */
    topic: TopicPlan;
    /** `${purpose}_${subscriber}`: no purpose or subscriber has an underscore, so that no two are alike. */
    key: string;
    subscriber: SubscriberArgs;
}

export const defaultPurposes = ["health", "scaling", "traffic", "database", "cost"];

/** What an endpoint that is known already must look like. A message never repeats it, because it may be a person's address. */
const endpointShapes: Record<SubscriberProtocol, { pattern: RegExp; meaning: string }> = {
    [SubscriberProtocol.Email]: { pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/, meaning: "an e-mail address" },
    [SubscriberProtocol.Sms]: { pattern: /^\+[1-9]\d{6,14}$/, meaning: "a phone number such as +441632960000" },
    [SubscriberProtocol.Https]: { pattern: /^https:\/\/\S+$/, meaning: "a URL that starts with https://" },
    [SubscriberProtocol.Lambda]: { pattern: /^arn:[\w-]+:lambda:/, meaning: "the ARN of a Lambda function" },
    [SubscriberProtocol.Queue]: { pattern: /^arn:[\w-]+:sqs:/, meaning: "the ARN of an SQS queue" },
};

/** Applies the defaults and reports everything that is wrong, before any resource exists. */
export function resolveSettings(name: string, args: AlertingTopicsArgs): TopicSettings {
    const purposes = args.purposes ?? defaultPurposes;
    const subscribers = Object.entries(args.subscribers ?? {});
    const topics = purposes.map((purpose) => ({ purpose, watchedBy: watcherOf(purpose, purposes) }));
    const subscriptions = subscribers.flatMap(([key, subscriber]) => subscriptionPlans(key, subscriber, topics));
    rejectAll("AlertingTopics", name, [
        ...purposeFindings(purposes),
        ...subscribers.flatMap(([key, subscriber]) => subscriberFindings(key, subscriber, purposes)),
        !/^[\w-]+$/.test(name) &&
            "the name becomes part of topic names; use letters, digits, dashes and underscores only.",
        ...subscriptions.map(({ key }) => nameTooLong(name, `undelivered-${key}`, nameLimits.queue)),
        ...tuningFindings(args.alarms, { ...topicAlarms, ...queueAlarms }),
    ]);
    return { topics, subscriptions };
}

/**
 * A topic that does not get through cannot say so itself. The first topic watches all others, and the second watches the first; a topic
 * that is alone has only its other subscribers to tell.
 */
function watcherOf(purpose: string, purposes: readonly string[]): string {
    return purposes.find((other) => other !== purpose) ?? purpose;
}

function subscriptionPlans(name: string, subscriber: SubscriberArgs, topics: readonly TopicPlan[]): SubscriptionPlan[] {
    const wanted = subscriber.purposes;
    return topics
        .filter(({ purpose }) => wanted === undefined || wanted.includes(purpose))
        .map((topic) => ({ topic, key: `${topic.purpose}_${name}`, subscriber }));
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

function subscriberFindings(
    key: string,
    { protocol, endpoint, purposes: wanted, messageFilter }: SubscriberArgs,
    purposes: readonly string[],
): (string | false)[] {
    const at = `subscribers.${key}`;
    const known = Object.values(SubscriberProtocol).includes(protocol);
    const shape = known ? endpointShapes[protocol] : undefined;
    const unknown = (wanted ?? []).filter((purpose) => !purposes.includes(purpose));
    const emptyFields = Object.entries(messageFilter ?? {}).filter(([, values]) => values.length === 0);
    return [
        !plainWord.test(key) &&
            `${at} is no name for a subscriber; use lower-case letters, digits and dashes, starting with a letter.`,
        !known && `${at}.protocol is "${protocol}"; use ${oneOf(SubscriberProtocol)}.`,
        shape !== undefined &&
            typeof endpoint === "string" &&
            !shape.pattern.test(endpoint) &&
            `${at}.endpoint is not ${shape.meaning}, as the protocol "${protocol}" needs.`,
        wanted?.length === 0 && `${at}.purposes is empty; name a topic, or leave it out to subscribe to all.`,
        unknown.length > 0 && `${at}.purposes has ${listed(unknown)}; use ${listed(purposes)}.`,
        messageFilter !== undefined &&
            Object.keys(messageFilter).length === 0 &&
            `${at}.messageFilter is empty; name a field, or leave it out to pass every message.`,
        ...emptyFields.map(([field]) => `${at}.messageFilter.${field} allows no value; list at least one.`),
    ];
}
