import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties, type WireValue } from "../../testing/wire.js";

const queueType = "aws:sqs/queue:Queue";
const policyType = "aws:sqs/queuePolicy:QueuePolicy";
const fix = "deny sqs:* where aws:SecureTransport is false";
const open = `policy lets messages be sent or received without TLS; ${fix}`;

const arn = "arn:aws:sqs:eu-central-1:123456789012:orders";
const url = "https://sqs.eu-central-1.amazonaws.com/123456789012/orders";
const queue = (props: WireProperties = {}): TestResource => ({
    type: queueType,
    name: "orders",
    props: { name: "orders", arn: unknown, url: unknown, policy: unknown, ...props },
});
const policy = (
    value: WireValue,
    dependsOn: TestResource["dependsOn"] = { queueUrl: ["orders"] },
    queueUrl = unknown,
): TestResource => ({ type: policyType, name: "orders-policy", props: { queueUrl, policy: value }, dependsOn });
const json = (...statements: WireProperties[]): string =>
    JSON.stringify({ Version: "2012-10-17", Statement: statements });
const send = { Effect: "Allow", Principal: { Service: "sns.amazonaws.com" }, Action: "sqs:SendMessage", Resource: arn };
const deny = {
    Effect: "Deny",
    Principal: "*",
    Action: "sqs:*",
    Resource: arn,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
};

export const cases: RuleCases = {
    good: complies(queue(), policy(json(send, deny))),
    bad: violates(`${policyType} "orders-policy": ${open}.`, queue(), policy(json(send))),
    unknown: undecided(
        `${policyType} "orders-policy": policy is not known yet; ${fix}.`,
        queue(),
        policy(unknown, { queueUrl: ["orders"], policy: ["orders"] }),
    ),
    secret: complies(queue(), policy(secret(json(send, deny)))),
    missing: violates(`${queueType} "orders": policy is not set; ${fix}.`, queue()),
    more: {
        "finds the policy by the queue's known URL": complies(queue({ arn, url }), policy(json(deny), {}, url)),
        "finds the policy by the queue's name in the URL": complies(queue(), policy(json(deny), {}, url)),
        "does not take the policy of another queue": violates(
            `${queueType} "orders": policy is not set; ${fix}.`,
            queue({ arn, url }),
            policy(json(deny), {}, `${url}-dead`),
        ),
        "takes a policy within the queue": complies(queue({ policy: json(deny) })),
        "takes an empty text for no policy": violates(
            `${queueType} "orders": policy is not set; ${fix}.`,
            queue({ policy: "" }),
        ),
        "takes sending and receiving by name": complies(
            queue(),
            policy(json({ ...deny, Action: ["sqs:SendMessage", "SQS:ReceiveMessage"] })),
        ),
        "does not take a denial of sending alone": violates(
            `${policyType} "orders-policy": ${open}.`,
            queue(),
            policy(json({ ...deny, Action: "sqs:SendMessage" })),
        ),
        "takes a condition that is a boolean": complies(
            queue(),
            policy({ Statement: [{ ...deny, Condition: { Bool: { "aws:SecureTransport": false } } }] }),
        ),
        "cannot tell what a policy is for that comes from nowhere": undecided(
            `${queueType} "orders": policy may be set by "orders-policy", which is not known yet; ${fix}.`,
            queue(),
            policy(json(deny), { queueUrl: [] }),
        ),
    },
};
