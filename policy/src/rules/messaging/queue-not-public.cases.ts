import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties, type WireValue } from "../../testing/wire.js";

const type = "aws:sqs/queuePolicy:QueuePolicy";
const isOpen = `${type} "orders": policy lets anybody in; name who needs it, or add a condition on an account, an organisation or a source.`;

const orders = (policy: WireValue): TestResource => ({ type, name: "orders", props: { queueUrl: unknown, policy } });
const json = (more: WireProperties): string =>
    JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Principal: "*",
                Action: "sqs:SendMessage",
                Resource: "arn:aws:sqs:eu-central-1:123456789012:orders",
                ...more,
            },
        ],
    });
const fromTopic = { ArnEquals: { "aws:SourceArn": "arn:aws:sns:eu-central-1:123456789012:orders" } };

export const cases: RuleCases = {
    good: complies(orders(json({ Condition: fromTopic }))),
    bad: violates(isOpen, orders(json({}))),
    unknown: undecided(
        `${type} "orders": policy is not known yet; the update judges it again before it is made.`,
        orders(unknown),
    ),
    secret: complies(orders(secret(json({ Condition: fromTopic })))),
    missing: complies({ type: "aws:sqs/queue:Queue", name: "orders", props: {} }),
    more: {
        "takes another account, which is somebody": complies(orders(json({ Principal: { AWS: "999999999999" } }))),
        "takes a service": complies(orders(json({ Principal: { Service: "sns.amazonaws.com" } }))),
        "does not take a condition on addresses that are all": violates(
            isOpen,
            orders(json({ Condition: { IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "0.0.0.0/0"] } } })),
        ),
        "does not take anybody in a list of principals": violates(
            isOpen,
            orders(json({ Principal: { AWS: ["123456789012", "*"] } })),
        ),
        "judges a policy within the queue": violates(
            `aws:sqs/queue:Queue "orders": policy lets anybody in; name who needs it, or add a condition on an account, an organisation or a source.`,
            { type: "aws:sqs/queue:Queue", name: "orders", props: { policy: json({}) } },
        ),
        "cannot tell what an object with an unknown part says": undecided(
            `${type} "orders": policy is not known yet; the update judges it again before it is made.`,
            orders({ Statement: [{ Effect: "Allow", Principal: "*", Action: "sqs:*", Resource: unknown }] }),
        ),
        "does not take addresses that are all together all": violates(
            isOpen,
            orders(json({ Condition: { IpAddress: { "aws:SourceIp": ["0.0.0.0/1", "128.0.0.0/1"] } } })),
        ),
    },
};
