import type { PolicyResource } from "@pulumi/policy";
import { DeadLetterQueues, deadLetterTarget } from "../../aws/dead-letter-queues.js";
import { queueSettings, queueType } from "../../aws/queues.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { read, textOf } from "../../core/reading.js";
import { isComputed, isGiven } from "../../core/references.js";
import type { Candidates } from "../../core/referrers.js";
import { noSettings } from "../../core/rule.js";
import { type ResourceFindings, stackRule } from "../../core/stack-rule.js";

const property = "redrivePolicy";
const fix = "name a second queue in it as deadLetterTargetArn";

export const queueHasDeadLetterQueue = stackRule({
    name: "queue-has-dead-letter-queue",
    title: "Queues put aside what cannot be handled",
    description: "An SQS queue must have a dead-letter queue, unless it is one.",
    severity: "medium",
    why: "A message that no consumer can handle comes back again and again, holds up the others, and is gone after the retention time.",
    fix: "Set redrivePolicy, or add an aws.sqs.RedrivePolicy, with the ARN of a second queue as deadLetterTargetArn.",
    controls: { cdkNag: ["SQS3"] },
    url: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
    readSettings: noSettings,
    check: (stack) => {
        const deadLetterQueues = new DeadLetterQueues(stack);
        const policies = queueSettings(stack, "aws:sqs/redrivePolicy:RedrivePolicy");
        return stack
            .ofType(queueType)
            .map((queue) => judgeQueue(queue, policies.of(queue), deadLetterQueues.sendersTo(queue)));
    },
});

function judgeQueue(queue: PolicyResource, policies: Candidates, senders: Candidates): ResourceFindings {
    const holder = policies.certain[0] ?? (isGiven(queue, property) && !isEmpty(queue) ? queue : undefined);
    const findings = holder === undefined ? [violation(property, "is not set", fix)] : judgePolicy(holder);
    if (findings.length === 0 || senders.certain.length > 0) {
        return { resource: queue, findings: [] };
    }
    if (holder !== undefined) {
        return { resource: holder, findings };
    }
    const [doubtful] = [...policies.possible, ...senders.possible];
    const may =
        doubtful && undecidable(property, `may be needless or set by "${doubtful.name}", which is not known yet`, fix);
    return { resource: queue, findings: may === undefined ? findings : [may] };
}

/** AWS shows an empty text where there is no policy. */
function isEmpty({ props }: PolicyResource): boolean {
    return textOf(read(props, property)) === "";
}

/** In a first preview, the ARN in the policy is not known, but what it was computed from is. */
function judgePolicy(queue: PolicyResource): Finding[] {
    const policy = read(queue.props, property);
    if (policy.state === "unknown") {
        return isComputed(queue, property) ? [] : [undecidable(property, "is not known yet", fix)];
    }
    return deadLetterTarget(policy).state === "known" ? [] : [violation(property, "names no dead-letter queue", fix)];
}
