import { AlertingTopics, Severity, type SubscriberArgs, SubscriberProtocol } from "@evenkeel/components";
import type { Configuration } from "./configuration/index.js";
import { pagerDutyName } from "./configuration/rules.js";
import type { Scope } from "./scope.js";

const purposes = ["health", "scaling", "traffic", "database", "cost"];

/** The topics, and who is told by them. */
export function createAlerts({ configuration, options }: Scope): AlertingTopics {
    const { notices } = configuration;
    // Where a function says in words what happens to the group, people hear of it from there, and not from AWS too.
    const spoken = notices === undefined ? [] : ["administrators"];
    const heard = notices === undefined ? undefined : [...purposes.filter((each) => each !== "scaling"), ...spoken];
    return new AlertingTopics(
        "alerts",
        { purposes: [...purposes, ...spoken], subscribers: subscribersOf(configuration, heard) },
        options,
    );
}

function subscribersOf(
    { alertEmails, alertPhones, pagerDuty }: Configuration,
    heard: string[] | undefined,
): Record<string, SubscriberArgs> {
    const subscribers: Record<string, SubscriberArgs> = {};
    for (const [name, endpoint] of Object.entries(alertEmails)) {
        subscribers[name] = { protocol: SubscriberProtocol.Email, endpoint, purposes: heard };
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
