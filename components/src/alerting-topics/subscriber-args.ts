import type * as pulumi from "@pulumi/pulumi";

/** How soon somebody has to look. */
export const Severity = {
    /** Now: it wakes somebody. */
    Page: "page",
    /** Some time: it is read in the morning. */
    Notice: "notice",
} as const;
export type Severity = (typeof Severity)[keyof typeof Severity];

/** Ways to reach a subscriber. */
export const SubscriberProtocol = {
    /** A person confirms by a link that is valid for two days. */
    Email: "email",
    /** As `email`, for a mailbox that a program reads: the mail is SNS's JSON with topic, time and signature. */
    EmailJson: "email-json",
    /** A new account reaches only numbers that were verified, until AWS lifts the limit. */
    Sms: "sms",
    /** A web hook, such as that of a paging service; it confirms by itself. */
    Https: "https",
    Lambda: "lambda",
    /** An SQS queue, whose own policy lets the topic send. It is a standard queue: these topics cannot deliver to a FIFO queue. */
    Queue: "sqs",
    /** Incidents of PagerDuty, opened by an alarm and resolved with it. A heartbeat shows that it could be paged; that it could not is told to everybody else. */
    PagerDuty: "pagerduty",
} as const;
export type SubscriberProtocol = (typeof SubscriberProtocol)[keyof typeof SubscriberProtocol];

/** Somebody or something that wants to be told. */
export interface SubscriberArgs {
    /** How it is told. A change is another subscription, with `endpoint` below. */
    protocol: SubscriberProtocol;

    /**
     * An e-mail address, a phone number such as `+441632960000`, an https URL, or the ARN of a function or queue. May be a secret. Another one is another
     * subscription, and the old one goes in the same deploy: a person who has yet to confirm is told nothing meanwhile, so add a subscriber under another
     * name and take the old one away when it is confirmed.
     * @default none, for the protocol `pagerduty`; every other one needs it
     */
    endpoint?: pulumi.Input<string>;

    /**
     * For the protocol `pagerduty`: where the incidents are opened.
     * @default none
     */
    pagerDuty?: PagerDutyArgs;

    /**
     * Topics to subscribe to.
     * @default all of them
     */
    purposes?: string[];

    /**
     * Of these, which severities it is told of.
     * @default all of them; for `pagerduty` only `page`, because it is there to wake somebody
     */
    severities?: Severity[];

    /**
     * Only messages whose fields have one of these values, such as `{ NewStateValue: ["ALARM"] }` to hear of alarms but not of their end. With
     * `pagerduty` let their end pass too: it resolves the incident. SNS takes at most 5 fields, and 150 combinations of values.
     * @default every message
     * @see https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
     */
    messageFilter?: Record<string, string[]>;

    /**
     * For the protocol `https`: how often and when SNS tries again. What it gives up on waits in the queue of undelivered messages.
     * @default 3 more times, 20 seconds apart
     * @see https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
     */
    retries?: HttpsRetryArgs;
}

/** PagerDuty's service regions: an account belongs to one of them, which its web address shows. */
export const PagerDutyServiceRegion = {
    UnitedStates: "us",
    /** Accounts at `eu.pagerduty.com`. */
    Europe: "eu",
} as const;
export type PagerDutyServiceRegion = (typeof PagerDutyServiceRegion)[keyof typeof PagerDutyServiceRegion];

/**
 * A service of PagerDuty with an integration of the kind "Events API v2".
 *
 * @see https://developer.pagerduty.com/docs/events-api-v2-overview
 */
export interface PagerDutyArgs {
    /**
     * ARN of the Secrets Manager secret that holds the integration key, alone or as `routingKey` of a JSON object. It is read for every page, so a new
     * key counts at once. The key itself is in no program and no state.
     */
    routingKeySecretArn: pulumi.Input<string>;

    /**
     * ARN of the KMS key of that secret.
     * @default the key that AWS manages for secrets, which needs no permission
     */
    secretKeyArn?: pulumi.Input<string>;

    /**
     * Where the account is.
     * @default us
     * @see https://support.pagerduty.com/main/docs/service-regions
     */
    serviceRegion?: PagerDutyServiceRegion;
}

/** How waits between tries grow from the shortest to the longest. */
export const RetryBackoff = {
    Linear: "linear",
    Arithmetic: "arithmetic",
    Geometric: "geometric",
    Exponential: "exponential",
} as const;
export type RetryBackoff = (typeof RetryBackoff)[keyof typeof RetryBackoff];

/** When SNS tries a web hook again. All waits together are at most an hour. */
export interface HttpsRetryArgs {
    /**
     * Tries after the first, 0 to 100.
     * @default 3
     */
    count?: number;

    /**
     * Seconds before the first of them, from 1.
     * @default 20
     */
    minDelaySeconds?: number;

    /**
     * Seconds before the last of them, to 3600.
     * @default 20, or `minDelaySeconds` where that is more
     */
    maxDelaySeconds?: number;

    /**
     * How the wait grows from the one to the other.
     * @default linear
     */
    backoff?: RetryBackoff;
}
