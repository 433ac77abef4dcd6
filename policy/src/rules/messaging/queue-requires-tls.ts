import { judgePolicies } from "../../aws/attached-policies.js";
import { demandsTls } from "../../aws/policy-transport.js";
import { queuePolicyType, queueSettings, queueType } from "../../aws/queues.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

export const queueRequiresTls = stackRule({
    name: "queue-requires-tls",
    title: "Queues are reached over TLS only",
    description: "The policy of an SQS queue must refuse to send and to receive without TLS.",
    severity: "medium",
    // A policy that is made together with its queue names an ARN that no first preview knows: to stop for it would stop
    // every new queue. It is reported, and judged once it is made.
    onUnknown: "advisory",
    why: "SQS also answers plain HTTP, where everybody on the way can read a message or change it.",
    fix: 'Add a statement to the policy that denies sqs:* to everybody where aws:SecureTransport is "false".',
    controls: { cdkNag: ["SQS4"] },
    url: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html#enforce-encryption-data-in-transit",
    readSettings: noSettings,
    check: (stack) =>
        judgePolicies(stack.ofType(queueType), {
            policies: queueSettings(stack, queuePolicyType),
            holds: (statements) => demandsTls(statements, ["sqs:SendMessage", "sqs:ReceiveMessage"]),
            problem: "lets messages be sent or received without TLS",
            fix: "deny sqs:* where aws:SecureTransport is false",
        }),
});
