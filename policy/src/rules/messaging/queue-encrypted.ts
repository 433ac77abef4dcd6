import type { PolicyResource } from "@pulumi/policy";
import { queueType } from "../../aws/queues.js";
import { mustBeGiven, mustBeTrue } from "../../core/demands.js";
import type { Finding } from "../../core/finding.js";
import { isComputed, isGiven } from "../../core/references.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

const key = "kmsMasterKeyId";
const managed = "sqsManagedSseEnabled";

export const queueEncrypted = stackRule({
    name: "queue-encrypted",
    title: "Queues are encrypted at rest",
    description: "An SQS queue must be encrypted, with SQS's own keys or with a KMS key.",
    severity: "medium",
    why: "SQS keeps messages on disk for up to two weeks, in plain text where encryption is switched off.",
    fix: "Leave sqsManagedSseEnabled out, because it is on by default, or set kmsMasterKeyId to the ARN of a KMS key.",
    controls: { securityHub: ["SQS.1"], cdkNag: ["SQS2"], checkov: ["CKV_AWS_27"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/sqs-controls.html#sqs-1",
    readSettings: noSettings,
    check: (stack) => stack.ofType(queueType).map((resource) => ({ resource, findings: judgeQueue(resource) })),
});

function judgeQueue(queue: PolicyResource): Finding[] {
    const withoutKey = mustBeGiven(queue.props, key, {
        isComputed: isComputed(queue, key),
        fix: "set it to the ARN of a KMS key",
    });
    // Where the program leaves it out, a preview does not know what AWS will show, which is that it is on.
    const unmanaged = isGiven(queue, managed) ? mustBeTrue(queue.props, managed, "complies") : [];
    if (withoutKey.length === 0 || unmanaged.length === 0) {
        return [];
    }
    const mayHaveKey = isGiven(queue, key) && withoutKey.some(({ kind }) => kind === "undecidable");
    return mayHaveKey ? withoutKey : unmanaged;
}
