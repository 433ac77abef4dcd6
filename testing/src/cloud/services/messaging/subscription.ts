import type { Inputs } from "../../inputs.js";
import type { Cloud, Json, Refusals, ServiceModel } from "../../model.js";
import { isArnOf, parseArn } from "../shared/arn.js";
import { absent, only, outside, refuseIf, unlisted } from "../shared/checks.js";
import { uuid } from "../shared/made-up.js";
import { fact } from "../shared/placement.js";
import { isMap, parse } from "../shared/policies.js";
import { queueType } from "./queue.js";
import { topicType } from "./topic.js";

const invalid = "InvalidParameter";

/** What an endpoint of each protocol looks like. */
const endpoints: Readonly<Record<string, { readonly fits: (endpoint: string) => boolean; readonly rule: string }>> = {
    email: { fits: isAddress, rule: "an e-mail address" },
    "email-json": { fits: isAddress, rule: "an e-mail address" },
    sms: { fits: (endpoint) => /^\+?[1-9]\d{6,14}$/.test(endpoint), rule: "a number such as +491711234567" },
    http: { fits: (endpoint) => /^http:\/\/\S+$/.test(endpoint), rule: "an address that begins with http://" },
    https: { fits: (endpoint) => /^https:\/\/\S+$/.test(endpoint), rule: "an address that begins with https://" },
    sqs: { fits: (endpoint) => isArnOf("sqs", endpoint), rule: "the ARN of a queue" },
    lambda: { fits: (endpoint) => isArnOf("lambda", endpoint), rule: "the ARN of a function" },
    firehose: { fits: (endpoint) => isArnOf("firehose", endpoint), rule: "the ARN of a delivery stream" },
    application: { fits: (endpoint) => isArnOf("sns", endpoint), rule: "the ARN of a platform endpoint" },
};

function isAddress(endpoint: string): boolean {
    return /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(endpoint);
}

// https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
function refuse(inputs: Inputs): Refusals {
    const protocol = inputs.text("protocol");
    const endpoint = inputs.text("endpoint");
    const form = endpoints[protocol ?? ""];
    const queueLike = ["sqs", "http", "https", "firehose"];
    return [
        unlisted(inputs, "protocol", Object.keys(endpoints), invalid),
        // The endpoint may be a secret address and is not shown.
        refuseIf(
            form !== undefined && endpoint !== undefined && !form.fits(endpoint),
            invalid,
            `Invalid parameter: endpoint does not fit the protocol ${protocol}; use ${form?.rule}.`,
        ),
        protocol === "firehose" && absent(inputs, "subscriptionRoleArn", invalid, "a firehose subscription needs it"),
        protocol !== undefined &&
            inputs.flag("rawMessageDelivery") === true &&
            only(
                inputs,
                "rawMessageDelivery",
                queueLike.includes(protocol),
                "with sqs, http, https or firehose",
                invalid,
            ),
        outside(inputs, "confirmationTimeoutInMinutes", 1, 60, invalid),
        unlisted(inputs, "filterPolicyScope", ["MessageAttributes", "MessageBody"], invalid),
        ...filterFaults(inputs),
        ...redriveFaults(inputs),
        ...deliveryFaults(inputs),
    ];
}

// https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
function filterFaults(inputs: Inputs): Refusals {
    const text = inputs.text("filterPolicy");
    const policy = text === undefined ? undefined : parse(text);
    const keys = isMap(policy) ? Object.keys(policy).length : 0;
    const flat = (inputs.text("filterPolicyScope") ?? "MessageAttributes") === "MessageAttributes";
    const loose = isMap(policy) && flat && Object.values(policy).some((value: Json) => !Array.isArray(value));
    const lists = isMap(policy) ? Object.values(policy).filter((value) => Array.isArray(value)) : [];
    const combinations = lists.reduce((product, values) => product * values.length, 1);
    return [
        refuseIf(
            text !== undefined && text !== "" && !isMap(policy),
            invalid,
            'filterPolicy is not a JSON object; write one, such as {"severity":["high"]}.',
        ),
        refuseIf(keys > 5, "FilterPolicyLimitExceeded", `filterPolicy has ${keys} keys; use at most 5.`),
        refuseIf(
            combinations > 150,
            invalid,
            `Invalid parameter: FilterPolicy: Filter policy is too complex: ${combinations} combinations of values; use at most 150.`,
        ),
        refuseIf(loose, invalid, 'filterPolicy: a value is no list; write {"key":["value"]}.'),
    ];
}

// https://docs.aws.amazon.com/sns/latest/dg/sns-configure-dead-letter-queue.html
function redriveFaults(inputs: Inputs): Refusals {
    const text = inputs.text("redrivePolicy");
    const policy = text === undefined ? undefined : parse(text);
    const target = isMap(policy) ? policy.deadLetterTargetArn : undefined;
    const bad = text !== undefined && (typeof target !== "string" || !isArnOf("sqs", target));
    return [
        refuseIf(
            bad,
            invalid,
            'redrivePolicy does not name a queue; write {"deadLetterTargetArn":"<ARN of an SQS queue>"}.',
        ),
    ];
}

/** No more seconds may pass over all retries to a web address. */
const longestRetries = 3_600;

// https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html#creating-delivery-policy
function deliveryFaults(inputs: Inputs): Refusals {
    const text = inputs.text("deliveryPolicy");
    if (text === undefined) return [];
    const policy = parse(text);
    const given = isMap(policy) ? policy.healthyRetryPolicy : undefined;
    const retries = isMap(given) ? given : {};
    const number = (name: string, otherwise: number): number => Number(retries[name] ?? otherwise);
    const [count, shortest, longest] = [
        number("numRetries", 3),
        number("minDelayTarget", 20),
        number("maxDelayTarget", 20),
    ];
    const growth = retries.backoffFunction ?? "linear";
    const protocol = inputs.text("protocol");
    const refusal = (bad: boolean, what: string): Refusals[number] =>
        refuseIf(bad, invalid, `Invalid parameter: DeliveryPolicy: ${what}`);
    return [
        protocol !== undefined &&
            only(inputs, "deliveryPolicy", ["http", "https"].includes(protocol), "with http or https", invalid),
        refusal(!isMap(policy), 'it is no JSON object; write {"healthyRetryPolicy":{"numRetries":5}}.'),
        refusal(!(count >= 0 && count <= 100), `numRetries is ${count}; use 0 to 100.`),
        refusal(!(shortest >= 1 && shortest <= longest), `minDelayTarget is ${shortest}; use 1 to ${longest}.`),
        refusal(longest > longestRetries, `maxDelayTarget is ${longest}; use at most ${longestRetries}.`),
        refusal(
            count * shortest > longestRetries,
            `${count} retries at least ${shortest} seconds apart take too long; use at most ${longestRetries} seconds in all.`,
        ),
        refusal(
            !["linear", "arithmetic", "geometric", "exponential"].includes(String(growth)),
            `backoffFunction is "${String(growth)}"; use linear, arithmetic, geometric or exponential.`,
        ),
    ];
}

/** What the subscription delivers to has to be there, and of the same kind as the topic. */
function refuseWith(inputs: Inputs, cloud: Cloud): Refusals {
    const redrive = parse(inputs.text("redrivePolicy") ?? "");
    const deadLetters =
        isMap(redrive) && typeof redrive.deadLetterTargetArn === "string" ? redrive.deadLetterTargetArn : undefined;
    const endpoint = inputs.text("endpoint") ?? "";
    const queues = cloud.all(queueType);
    const queue = queues.find((each) => fact(each, "arn") === endpoint);
    const topic = cloud.find(topicType, inputs.text("topic") ?? "");
    const account = parseArn(topic?.id ?? "")?.account;
    const foreign = parseArn(deadLetters ?? "")?.account !== account;
    const mixed = topic?.facts.fifoTopic !== true && queue?.facts.fifoQueue === true;
    return [
        refuseIf(
            deadLetters !== undefined && !foreign && !queues.some((each) => fact(each, "arn") === deadLetters),
            invalid,
            `redrivePolicy names ${deadLetters}, which does not exist; name a queue of this account and region.`,
        ),
        refuseIf(
            mixed,
            invalid,
            "a standard topic cannot deliver to a FIFO queue; use a FIFO topic or a standard queue.",
        ),
    ];
}

/** These are told to a person, who must agree before anything is delivered. */
const confirmedByHand = ["email", "email-json", "http", "https"];

const subscription: ServiceModel = {
    type: "aws:sns/topicSubscription:TopicSubscription",
    immutable: ["endpoint", "protocol", "topic"],
    defaults: { confirmationTimeoutInMinutes: 1, endpointAutoConfirms: false, rawMessageDelivery: false },
    references: [{ property: "topic", to: [topicType], by: "arn", missing: "NotFound" }],
    refuse,
    refuseWith,
    id: (inputs, place) => `${inputs.text("topic") ?? ""}:${uuid(place)}`,
    outputs: (inputs, place) => ({
        arn: place.id,
        confirmationWasAuthenticated: !confirmedByHand.includes(inputs.text("protocol") ?? ""),
        filterPolicyScope: inputs.has("filterPolicy") ? "MessageAttributes" : "",
        ownerId: place.account,
        pendingConfirmation: confirmedByHand.includes(inputs.text("protocol") ?? ""),
    }),
};

export const models: readonly ServiceModel[] = [subscription];
