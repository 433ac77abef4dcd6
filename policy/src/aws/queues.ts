import type { Stack } from "../core/stack.js";
import { TextReferrers } from "./text-referrers.js";

/** An SQS queue. */
export const queueType = "aws:sqs/queue:Queue";
export const queueTypes: ReadonlySet<string> = new Set([queueType]);
export const queuePolicyType = "aws:sqs/queuePolicy:QueuePolicy";

/** The settings of queues that are resources of their own, which name the queue by its URL. */
export function queueSettings(stack: Stack, ...types: readonly string[]): TextReferrers {
    return new TextReferrers(stack, { from: types, property: "queueUrl", to: queueTypes });
}
