import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties, type WireValue } from "../../testing/wire.js";

const type = "aws:sns/topicPolicy:TopicPolicy";
const isOpen = `${type} "orders": policy lets anybody in; name who needs it, or add a condition on an account, an organisation or a source.`;
const isForeign = `${type} "orders": policy lets another account in; take it out, or name it in the rule's setting accounts.`;

const arn = "arn:aws:sns:eu-central-1:123456789012:orders";
const orders = (policy: WireValue): TestResource => ({ type, name: "orders", props: { arn: unknown, policy } });
const statement = (more: WireProperties): WireProperties => ({
    Effect: "Allow",
    Principal: "*",
    Action: "sns:Publish",
    Resource: arn,
    ...more,
});
const json = (...statements: WireProperties[]): string =>
    JSON.stringify({ Version: "2012-10-17", Statement: statements });
const ownOnly = json(statement({ Principal: { AWS: "arn:aws:iam::123456789012:root" } }));
const when = (operator: string, key: string, value: WireValue): string =>
    json(statement({ Condition: { [operator]: { [key]: value } } }));

export const cases: RuleCases = {
    good: complies(orders(ownOnly)),
    bad: violates(isOpen, orders(json(statement({ Principal: { AWS: "*" } })))),
    unknown: undecided(
        `${type} "orders": policy is not known yet; the update judges it again before it is made.`,
        orders(unknown),
    ),
    secret: complies(orders(secret(ownOnly))),
    missing: complies({ type: "aws:sns/topic:Topic", name: "orders", props: {} }),
    more: {
        "does not take everybody but some": violates(
            isOpen,
            orders(json({ Effect: "Allow", NotPrincipal: { AWS: "123456789012" }, Action: "*", Resource: arn })),
        ),
        "takes a service": complies(orders(json(statement({ Principal: { Service: "events.amazonaws.com" } })))),
        "takes a denial to everybody": complies(orders(json(statement({ Effect: "Deny" })))),
        "takes a condition on the own account": complies(
            orders(when("StringEquals", "AWS:SourceOwner", "123456789012")),
        ),
        "takes a condition on an organisation": complies(orders(when("StringEquals", "aws:PrincipalOrgID", "o-1"))),
        "takes a condition on a source": complies(orders(when("ArnLike", "aws:SourceArn", "arn:aws:s3:::uploads-*"))),
        "does not take a condition on any source": violates(
            isOpen,
            orders(when("ArnLike", "aws:SourceArn", "arn:aws:s3:::*")),
        ),
        "does not take a condition that strangers meet": violates(
            isOpen,
            orders(when("StringEqualsIfExists", "aws:PrincipalOrgID", "o-1")),
        ),
        "does not take a condition on something else": violates(
            isOpen,
            orders(when("StringEquals", "sns:Protocol", "https")),
        ),
        "does not take another account": violates(
            isForeign,
            orders(json(statement({ Principal: { AWS: ["arn:aws:iam::123456789012:root", "999999999999"] } }))),
        ),
        "does not take a condition on another account": violates(
            isForeign,
            orders(when("StringEquals", "aws:SourceAccount", "999999999999")),
        ),
        "cannot tell whose account it is where nothing says": undecided(
            `${type} "orders": policy lets an account in that may be another one; name the accounts that may, the own one too, in the rule's setting accounts.`,
            orders(json(statement({ Principal: { AWS: "123456789012" }, Resource: "*" }))),
        ),
        "judges a policy within the topic": violates(
            `aws:sns/topic:Topic "orders": policy lets anybody in; name who needs it, or add a condition on an account, an organisation or a source.`,
            { type: "aws:sns/topic:Topic", name: "orders", props: { policy: json(statement({})) } },
        ),
        "takes a policy that is an object": complies(
            orders({
                Version: "2012-10-17",
                Statement: {
                    Effect: "Allow",
                    Principal: { AWS: "123456789012" },
                    Action: ["sns:Publish"],
                    Resource: [arn],
                },
            }),
        ),
        "refuses a policy that is none": violates(
            `${type} "orders": policy is no policy document; write it as JSON with a list of statements.`,
            orders("allow all"),
        ),
    },
};
