import { Referrers } from "../core/referrers.js";
import type { Stack } from "../core/stack.js";

/** An SNS topic. */
export const topicType = "aws:sns/topic:Topic";
export const topicPolicyType = "aws:sns/topicPolicy:TopicPolicy";

export function topicPolicies(stack: Stack): Referrers {
    return new Referrers(stack, { from: [topicPolicyType], property: "arn", to: new Set([topicType]) });
}
