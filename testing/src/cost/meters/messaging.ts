import { meter, textOr, usage } from "../drafts.js";
import type { Meter } from "../model.js";

/** Deliveries that are paid; those to queues, functions and Firehose of AWS are not, or are paid there. */
const deliveries: ReadonlyMap<string, readonly [what: string, price: string]> = new Map([
    ["email", ["deliveries by e-mail", "sns.email"]],
    ["email-json", ["deliveries by e-mail", "sns.email"]],
    ["http", ["deliveries by HTTP", "sns.http"]],
    ["https", ["deliveries by HTTP", "sns.http"]],
    ["sms", ["text messages, by country", "sns.sms"]],
]);

/** @see https://aws.amazon.com/sns/pricing/ and https://aws.amazon.com/sqs/pricing/ */
export const messagingMeters: readonly Meter[] = [
    meter("aws:sns/topic:Topic", () => [usage("publications", "sns.requests")]),
    meter("aws:sns/topicSubscription:TopicSubscription", ({ inputs }) => {
        const found = deliveries.get(textOr(inputs, "protocol", undefined) ?? "");
        return found === undefined ? [] : [usage(...found)];
    }),
    meter("aws:sqs/queue:Queue", ({ inputs }) => [
        inputs.flag("fifoQueue") === true
            ? usage("requests to a FIFO queue", "sqs.requests-fifo")
            : usage("requests", "sqs.requests"),
    ]),
];
