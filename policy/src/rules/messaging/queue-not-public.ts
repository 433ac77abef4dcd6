import { documentIn } from "../../aws/attached-policies.js";
import { judgeUnreadable, openPolicy, reachOf } from "../../aws/policy-reach.js";
import { queuePolicyType, queueType } from "../../aws/queues.js";
import { read } from "../../core/reading.js";
import { noSettings } from "../../core/rule.js";
import { resourceRule } from "../../core/resource-rule.js";

/**
 * A policy that is made together with its queue names an ARN that is not known in the first preview, and so cannot be
 * decided then; the update judges it before it is made.
 */
export const queueNotPublic = resourceRule({
    name: "queue-not-public",
    title: "Queues are not open to anybody",
    description: "The policy of an SQS queue must not let anybody in.",
    severity: "medium",
    why: "Whoever may send can have your consumers do anything, and whoever may receive takes messages away from them.",
    fix: "Name the accounts or services that need the queue, or add a condition such as aws:SourceArn.",
    controls: { securityHub: ["SQS.3"], checkov: ["CKV_AWS_168", "CKV_AWS_387"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/sqs-controls.html#sqs-3",
    types: [queueType, queuePolicyType],
    readSettings: noSettings,
    check: ({ props }) => {
        const document = documentIn(read(props, "policy"));
        if (document.state !== "known") {
            return judgeUnreadable(document);
        }
        const isOpen = document.statements.some((one) => one.effect === "Allow" && reachOf(one).anybody);
        return isOpen ? [openPolicy] : [];
    },
});
