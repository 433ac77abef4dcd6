import type { PolicyResource } from "@pulumi/policy";
import { member, type Reading, read, textOf } from "../core/reading.js";
import { isGiven } from "../core/references.js";
import type { Candidates } from "../core/referrers.js";
import type { Stack } from "../core/stack.js";
import { queueSettings, queueType, queueTypes } from "./queues.js";
import { TextReferrers } from "./text-referrers.js";

/** Where other resources name the queue that takes what they could not handle. */
const arnProperties = {
    "aws:lambda/function:Function": "deadLetterConfig.targetArn",
    "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": "destinationConfig.onFailure.destination",
    "aws:lambda/eventSourceMapping:EventSourceMapping": "destinationConfig.onFailure.destinationArn",
    "aws:cloudwatch/eventTarget:EventTarget": "deadLetterConfig.arn",
    "aws:scheduler/schedule:Schedule": "target.deadLetterConfig.arn",
};
const redriveTypes = [queueType, "aws:sqs/redrivePolicy:RedrivePolicy", "aws:sns/topicSubscription:TopicSubscription"];

/** Which queues of a stack take the messages that others could not handle. */
export class DeadLetterQueues {
    private readonly referrers: readonly TextReferrers[];
    private readonly allowing: TextReferrers;

    constructor(stack: Stack) {
        const redrive = { from: redriveTypes, property: "redrivePolicy", to: queueTypes };
        this.referrers = [
            new TextReferrers(stack, redrive, (text) => textOf(deadLetterTarget({ state: "known", value: text }))),
            ...Object.entries(arnProperties).map(
                ([type, property]) => new TextReferrers(stack, { from: [type], property, to: queueTypes }),
            ),
        ];
        this.allowing = queueSettings(stack, "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy");
    }

    /** The resources that send a queue what they could not handle, or say that others do. */
    public sendersTo(queue: PolicyResource): Candidates {
        const senders = this.referrers.map((referrers) => referrers.of(queue));
        const allowing = this.allowing.of(queue);
        const saying = [queue, ...allowing.certain].filter(isForOthers);
        return {
            certain: [...saying, ...senders.flatMap(({ certain }) => certain)],
            possible: [...allowing.possible, ...senders.flatMap(({ possible }) => possible)],
        };
    }
}

/** The ARN of the dead-letter queue in a redrive policy, which is JSON. */
export function deadLetterTarget(policy: Reading): Reading {
    return memberOfJson(policy, "deadLetterTargetArn");
}

/**
 * Whether a resource says which queues may send a queue what they could not handle. What is not known yet names queues,
 * because to refuse them all takes no name.
 */
function isForOthers(resource: PolicyResource): boolean {
    const policy = read(resource.props, "redriveAllowPolicy");
    const permission = textOf(memberOfJson(policy, "redrivePermission"));
    return isGiven(resource, "redriveAllowPolicy") && (policy.state === "unknown" || isOpen(permission));
}

function isOpen(permission: string | undefined): boolean {
    return permission === "byQueue" || permission === "allowAll";
}

function memberOfJson(json: Reading, name: string): Reading {
    const text = textOf(json);
    if (text === undefined) {
        return { state: "absent" };
    }
    try {
        const value: unknown = JSON.parse(text);
        return member({ state: "known", value }, name);
    } catch {
        return { state: "absent" };
    }
}
