import { plainWord } from "../common/names.js";
import { listed, oneOf, repeated } from "../common/validation.js";
import { retryFindings } from "./https-retries.js";
import {
    type PagerDutyArgs,
    PagerDutyServiceRegion,
    Severity,
    type SubscriberArgs,
    SubscriberProtocol,
} from "./subscriber-args.js";

interface Shape {
    pattern: RegExp;
    meaning: string;
}

const address: Shape = { pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/, meaning: "an e-mail address" };

/** What an endpoint that is known already must look like. A message never repeats it, because it may be a person's address. */
const endpointShapes: Partial<Record<SubscriberProtocol, Shape>> = {
    [SubscriberProtocol.Email]: address,
    [SubscriberProtocol.EmailJson]: address,
    // E.164: https://docs.aws.amazon.com/sns/latest/dg/sms_publish-to-phone.html
    [SubscriberProtocol.Sms]: { pattern: /^\+[1-9]\d{6,14}$/, meaning: "a phone number such as +441632960000" },
    [SubscriberProtocol.Https]: { pattern: /^https:\/\/\S+$/, meaning: "a URL that starts with https://" },
    [SubscriberProtocol.Lambda]: { pattern: /^arn:[\w-]+:lambda:/, meaning: "the ARN of a Lambda function" },
    [SubscriberProtocol.Queue]: { pattern: /^arn:[\w-]+:sqs:/, meaning: "the ARN of an SQS queue" },
};
const secretArn = /^arn:[\w-]+:secretsmanager:[a-z0-9-]+:\d{12}:secret:\S+$/;
const keyArn = /^arn:[\w-]+:kms:[a-z0-9-]+:\d{12}:key\/\S+$/;
/** https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html */
const mostFields = 5;
const mostCombinations = 150;

/** What is wrong with one subscriber, whatever the others are. */
export function subscriberFindings(
    key: string,
    subscriber: SubscriberArgs,
    purposes: readonly string[],
    noticeTopics: boolean,
): (string | false)[] {
    const at = `subscribers.${key}`;
    const { protocol, retries } = subscriber;
    const known = Object.values(SubscriberProtocol).includes(protocol);
    return [
        !plainWord.test(key) &&
            `${at} is no name for a subscriber; use lower-case letters, digits and dashes, starting with a letter.`,
        !known && `${at}.protocol is "${protocol}"; use ${oneOf(SubscriberProtocol)}.`,
        ...(known ? endpointFindings(at, subscriber) : []),
        ...purposeFindings(at, subscriber.purposes, purposes),
        ...severityFindings(at, subscriber.severities, noticeTopics),
        ...filterFindings(at, subscriber.messageFilter),
        known &&
            retries !== undefined &&
            protocol !== SubscriberProtocol.Https &&
            `${at}.retries is for the protocol "https"; SNS decides by itself when it tries "${protocol}" again.`,
        ...(retries === undefined ? [] : retryFindings(`${at}.retries`, retries)),
    ];
}

function endpointFindings(at: string, { protocol, endpoint, pagerDuty }: SubscriberArgs): (string | false)[] {
    if (protocol === SubscriberProtocol.PagerDuty) {
        return [
            endpoint !== undefined &&
                `${at}.endpoint is given, and PagerDuty has none; leave it out and give pagerDuty.routingKeySecretArn.`,
            ...(pagerDuty === undefined
                ? [`${at}.pagerDuty is missing; give routingKeySecretArn, the ARN of the secret with the key.`]
                : pagerDutyFindings(`${at}.pagerDuty`, pagerDuty)),
        ];
    }
    const shape = endpointShapes[protocol];
    const misshapen = typeof endpoint === "string" && shape?.pattern.test(endpoint) === false;
    return [
        endpoint === undefined && `${at}.endpoint is missing; give ${shape?.meaning}.`,
        misshapen && `${at}.endpoint is not ${shape?.meaning}, as the protocol "${protocol}" needs.`,
        protocol === SubscriberProtocol.Queue &&
            typeof endpoint === "string" &&
            endpoint.endsWith(".fifo") &&
            `${at}.endpoint is a FIFO queue, to which these topics cannot deliver; use a standard queue.`,
        pagerDuty !== undefined && `${at}.pagerDuty is for the protocol "pagerduty"; leave it out with "${protocol}".`,
    ];
}

/** A value that is not an ARN may be the key itself, so it is not repeated. */
function pagerDutyFindings(at: string, args: PagerDutyArgs): (string | false)[] {
    const { routingKeySecretArn, secretKeyArn, serviceRegion } = args;
    return [
        (routingKeySecretArn === undefined ||
            (typeof routingKeySecretArn === "string" && !secretArn.test(routingKeySecretArn))) &&
            `${at}.routingKeySecretArn is not the ARN of a secret; put the key into Secrets Manager and give the secret's ARN.`,
        typeof secretKeyArn === "string" &&
            !keyArn.test(secretKeyArn) &&
            `${at}.secretKeyArn is not the ARN of a KMS key; give that of the secret's key, or leave it out.`,
        serviceRegion !== undefined &&
            !Object.values(PagerDutyServiceRegion).includes(serviceRegion) &&
            `${at}.serviceRegion is "${serviceRegion}"; use ${oneOf(PagerDutyServiceRegion)}.`,
    ];
}

function purposeFindings(at: string, wanted: string[] | undefined, purposes: readonly string[]): (string | false)[] {
    const unknown = (wanted ?? []).filter((purpose) => !purposes.includes(purpose));
    return [
        wanted?.length === 0 && `${at}.purposes is empty; name a topic, or leave it out to subscribe to all.`,
        unknown.length > 0 && `${at}.purposes has ${listed(unknown)}; use ${listed(purposes)}.`,
    ];
}

function severityFindings(at: string, severities: Severity[] | undefined, noticeTopics: boolean): (string | false)[] {
    const unknown = (severities ?? []).filter((severity) => !Object.values(Severity).includes(severity));
    const twice = repeated(severities ?? []);
    return [
        severities?.length === 0 && `${at}.severities is empty; use ${oneOf(Severity)}, or leave it out.`,
        unknown.length > 0 && `${at}.severities has ${listed(unknown)}; use ${oneOf(Severity)}.`,
        twice.length > 0 && `${at}.severities has ${listed(twice)} more than once; name each once.`,
        !noticeTopics &&
            severities?.includes(Severity.Notice) === true &&
            `${at}.severities has "notice", and noticeTopics is false; leave out the one or the other.`,
    ];
}

function filterFindings(at: string, filter: Record<string, string[]> | undefined): (string | false)[] {
    if (filter === undefined) return [];
    const fields = Object.entries(filter);
    const empty = fields.filter(([, values]) => values.length === 0);
    const combinations = fields.reduce((product, [, values]) => product * values.length, 1);
    return [
        fields.length === 0 && `${at}.messageFilter is empty; name a field, or leave it out to pass every message.`,
        ...empty.map(([field]) => `${at}.messageFilter.${field} allows no value; list at least one.`),
        fields.length > mostFields &&
            `${at}.messageFilter has ${fields.length} fields; SNS takes at most ${mostFields}.`,
        combinations > mostCombinations &&
            `${at}.messageFilter has ${combinations} combinations of values; SNS takes at most ${mostCombinations}.`,
    ];
}
