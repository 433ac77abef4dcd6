import { judgePolicies } from "../../aws/attached-policies.js";
import { demandsTls } from "../../aws/policy-transport.js";
import { topicPolicies, topicType } from "../../aws/topics.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

export const topicRequiresTls = stackRule({
    name: "topic-requires-tls",
    title: "Topics take messages over TLS only",
    description: "The policy of an SNS topic must refuse what is published without TLS.",
    severity: "medium",
    // A policy that is made together with its topic names an ARN that no first preview knows: to stop for it would stop
    // every new topic. It is reported, and judged once it is made.
    onUnknown: "advisory",
    why: "SNS also answers plain HTTP, where everybody on the way can read a message or change it.",
    fix: 'Add a statement to the policy that denies sns:Publish to everybody where aws:SecureTransport is "false".',
    controls: { cdkNag: ["SNS3"] },
    url: "https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html#enforce-encryption-data-in-transit",
    readSettings: noSettings,
    check: (stack) =>
        judgePolicies(stack.ofType(topicType), {
            policies: topicPolicies(stack),
            holds: (statements) => demandsTls(statements, ["sns:Publish"]),
            problem: "lets messages be published without TLS",
            fix: "deny sns:Publish where aws:SecureTransport is false",
        }),
});
