import { AlertingTopics, Severity, type SubscriberArgs, SubscriberProtocol } from "@evenkeel/components";
import type { Configuration } from "./configuration/index.js";
import { noticesSuffix, pagerDutyName } from "./configuration/rules.js";
import type { Scope } from "./scope.js";

/** What every environment is told of. */
export const commonPurposes = ["health", "scaling", "traffic", "database", "cost"] as const;

/** The topics, and who is told by them. */
export function createAlerts({ configuration, options }: Scope): AlertingTopics {
    const { pagerDuty } = configuration;
    const purposes = purposesOf(configuration);
    return new AlertingTopics(
        "alerts",
        {
            purposes,
            subscribers: subscribersOf(configuration, purposes),
            ...(pagerDuty === undefined ? {} : { logRetentionDays: configuration.logRetentionDays }),
        },
        options,
    );
}

function purposesOf({ notices, newRelic }: Configuration): string[] {
    return [
        ...commonPurposes,
        // Where a function says in words what happens to the group, people have a topic for that.
        ...(notices === undefined ? [] : ["administrators"]),
        // Where a function hears all that every environment is told of, its own failures are told where it does not hear them.
        ...(newRelic === undefined ? [] : ["monitoring"]),
    ];
}

function subscribersOf(
    { alertEmails, alertPhones, pagerDuty, notices }: Configuration,
    purposes: readonly string[],
): Record<string, SubscriberArgs> {
    const subscribers: Record<string, SubscriberArgs> = {};
    for (const [name, endpoint] of Object.entries(alertEmails)) {
        const mailbox = { protocol: SubscriberProtocol.Email, endpoint };
        if (notices === undefined) {
            subscribers[name] = mailbox;
        } else {
            // What is said in words is not read a second time in AWS's own: the notices of scaling.
            const read = purposes.filter((each) => each !== "scaling");
            subscribers[name] = { ...mailbox, severities: [Severity.Page] };
            subscribers[`${name}${noticesSuffix}`] = { ...mailbox, purposes: read, severities: [Severity.Notice] };
        }
    }
    for (const [name, endpoint] of Object.entries(alertPhones)) {
        // Nobody wants a message at night that can be read in the morning.
        subscribers[name] = { protocol: SubscriberProtocol.Sms, endpoint, severities: [Severity.Page] };
    }
    if (pagerDuty !== undefined) {
        const { routingKeySecretArn, region: serviceRegion } = pagerDuty;
        subscribers[pagerDutyName] = {
            protocol: SubscriberProtocol.PagerDuty,
            pagerDuty: { routingKeySecretArn, serviceRegion },
        };
    }
    return subscribers;
}
