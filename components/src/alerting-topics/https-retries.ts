import { isOutside, oneOf } from "../common/validation.js";
import { type HttpsRetryArgs, RetryBackoff } from "./subscriber-args.js";

/** SNS takes no waits that are longer together. */
const longestWaits = 3600;

interface HttpsRetries {
    count: number;
    minDelay: number;
    maxDelay: number;
    backoff: RetryBackoff;
}

function resolve({ count, minDelaySeconds, maxDelaySeconds, backoff }: HttpsRetryArgs): HttpsRetries {
    const minDelay = minDelaySeconds ?? 20;
    return {
        count: count ?? 3,
        minDelay,
        maxDelay: maxDelaySeconds ?? Math.max(20, minDelay),
        backoff: backoff ?? RetryBackoff.Linear,
    };
}

/**
 * A delivery policy in the words of SNS.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
 */
export function deliveryPolicy(args: HttpsRetryArgs): string {
    const { count, minDelay, maxDelay, backoff } = resolve(args);
    return JSON.stringify({
        healthyRetryPolicy: {
            numRetries: count,
            minDelayTarget: minDelay,
            maxDelayTarget: maxDelay,
            backoffFunction: backoff,
        },
    });
}

/** What SNS would refuse in retries that are given at `place`. */
export function retryFindings(place: string, args: HttpsRetryArgs): (string | false)[] {
    const { count, minDelay, maxDelay, backoff } = resolve(args);
    // Linear growth waits longest of all; the others bend below it.
    const waits = (count * (minDelay + maxDelay)) / 2;
    return [
        isOutside(count, 0, 100) && `${place}.count is ${count}; use 0 to 100.`,
        isOutside(minDelay, 1, longestWaits) &&
            `${place}.minDelaySeconds is ${minDelay}; use 1 to ${longestWaits}, in whole seconds.`,
        isOutside(maxDelay, minDelay, longestWaits) &&
            `${place}.maxDelaySeconds is ${maxDelay}; use ${minDelay}, its minDelaySeconds, to ${longestWaits}, in whole seconds.`,
        !Object.values(RetryBackoff).includes(backoff) &&
            `${place}.backoff is "${backoff}"; use ${oneOf(RetryBackoff)}.`,
        waits > longestWaits &&
            `${place} would wait up to ${waits} seconds in all, and SNS takes ${longestWaits}; lower count or delays.`,
    ];
}
