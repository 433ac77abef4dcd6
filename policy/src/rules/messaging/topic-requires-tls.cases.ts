import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties, type WireValue } from "../../testing/wire.js";

const topicType = "aws:sns/topic:Topic";
const policyType = "aws:sns/topicPolicy:TopicPolicy";
const fix = "deny sns:Publish where aws:SecureTransport is false";
const open = `policy lets messages be published without TLS; ${fix}`;

const arn = "arn:aws:sns:eu-central-1:123456789012:orders";
const topic = (props: WireProperties = {}): TestResource => ({
    type: topicType,
    name: "orders",
    props: { arn: unknown, policy: unknown, ...props },
});
const policy = (value: WireValue, dependsOn: TestResource["dependsOn"] = { arn: ["orders"] }): TestResource => ({
    type: policyType,
    name: "orders-policy",
    props: { arn: unknown, policy: value },
    dependsOn,
});
const json = (...statements: WireProperties[]): string =>
    JSON.stringify({ Version: "2012-10-17", Statement: statements });
const publish = {
    Effect: "Allow",
    Principal: { Service: "events.amazonaws.com" },
    Action: "sns:Publish",
    Resource: arn,
};
const deny = {
    Effect: "Deny",
    Principal: "*",
    Action: "sns:Publish",
    Resource: arn,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const overTls = { Bool: { "aws:SecureTransport": "true" } };

export const cases: RuleCases = {
    good: complies(topic(), policy(json(publish, deny))),
    bad: violates(`${policyType} "orders-policy": ${open}.`, topic(), policy(json(publish))),
    unknown: undecided(
        `${policyType} "orders-policy": policy is not known yet; ${fix}.`,
        topic(),
        policy(unknown, { arn: ["orders"], policy: ["orders"] }),
    ),
    secret: complies(topic(), policy(secret(json(publish, deny)))),
    missing: violates(`${topicType} "orders": policy is not set; ${fix}.`, topic()),
    more: {
        "takes a policy within the topic": complies(topic({ policy: json(deny) })),
        "takes a policy that is an object": complies(topic(), policy({ Version: "2012-10-17", Statement: [deny] })),
        "takes a policy that allows over TLS only": complies(topic(), policy(json({ ...publish, Condition: overTls }))),
        "does not take a policy that allows one thing over TLS and another without": violates(
            `${policyType} "orders-policy": ${open}.`,
            topic(),
            policy(json({ ...publish, Condition: overTls }, publish)),
        ),
        "does not take a denial to some": violates(
            `${policyType} "orders-policy": ${open}.`,
            topic(),
            policy(json({ ...deny, Principal: { AWS: "arn:aws:iam::123456789012:root" } })),
        ),
        "does not take a denial under a further condition": violates(
            `${policyType} "orders-policy": ${open}.`,
            topic(),
            policy(json({ ...deny, Condition: { ...deny.Condition, StringEquals: { "aws:PrincipalOrgID": "o-1" } } })),
        ),
        "does not take a denial of something else": violates(
            `${policyType} "orders-policy": ${open}.`,
            topic(),
            policy(json({ ...deny, Action: "sns:Subscribe" })),
        ),
        "judges the policy that AWS gives a topic": violates(
            `${topicType} "orders": ${open}.`,
            topic({
                arn,
                policy: json({
                    ...publish,
                    Principal: { AWS: "*" },
                    Condition: { StringEquals: { "AWS:SourceOwner": "123456789012" } },
                }),
            }),
        ),
        "refuses a policy that is none": violates(
            `${policyType} "orders-policy": policy is no policy document; ${fix}.`,
            topic(),
            policy("allow all"),
        ),
        "cannot tell what a policy is for that comes from nowhere": undecided(
            `${topicType} "orders": policy may be set by "orders-policy", which is not known yet; ${fix}.`,
            topic(),
            policy(json(deny), { arn: [] }),
        ),
    },
};
