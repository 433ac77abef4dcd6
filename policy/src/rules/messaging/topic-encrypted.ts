import { topicType } from "../../aws/topics.js";
import { mustBeGiven } from "../../core/demands.js";
import { isComputed } from "../../core/references.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

const property = "kmsMasterKeyId";

export const topicEncrypted = stackRule({
    name: "topic-encrypted",
    title: "Topics are encrypted at rest",
    description: "An SNS topic must be encrypted with a KMS key.",
    severity: "medium",
    why: "SNS keeps messages on disk until they are delivered, in plain text unless the topic has a key.",
    fix: "Set kmsMasterKeyId to the ARN of a KMS key whose policy lets the senders use it.",
    controls: { securityHub: ["SNS.1"], checkov: ["CKV_AWS_26"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/sns-controls.html#sns-1",
    readSettings: noSettings,
    check: (stack) =>
        stack.ofType(topicType).map((resource) => ({
            resource,
            findings: mustBeGiven(resource.props, property, {
                isComputed: isComputed(resource, property),
                fix: "set it to the ARN of a KMS key",
            }),
        })),
});
