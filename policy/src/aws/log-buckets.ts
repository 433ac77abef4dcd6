import type { PolicyResource } from "@pulumi/policy";
import { type Candidates, Referrers } from "../core/referrers.js";
import type { Stack } from "../core/stack.js";
import { settingTypes } from "./bucket-settings.js";
import { bucketTypes } from "./buckets.js";

/**
 * Who writes logs into which bucket. They write only where S3 encrypts by itself, without a KMS key. A network load
 * balancer could do with a key, but not the application load balancer that may share its bucket.
 */
const ways: Readonly<Record<string, readonly string[]>> = {
    targetBucket: settingTypes("bucketLogging"),
    "logging.targetBucket": ["aws:s3/bucket:Bucket"],
    "loggings.targetBucket": ["aws:s3/bucketV2:BucketV2"],
    "accessLogs.bucket": [
        "aws:lb/loadBalancer:LoadBalancer",
        "aws:alb/loadBalancer:LoadBalancer",
        "aws:elb/loadBalancer:LoadBalancer",
    ],
    "connectionLogs.bucket": ["aws:lb/loadBalancer:LoadBalancer", "aws:alb/loadBalancer:LoadBalancer"],
};

/**
 * The buckets that S3 and load balancers write access logs into.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
export class LogBuckets {
    private readonly writers: readonly Referrers[];

    constructor(stack: Stack) {
        this.writers = Object.entries(ways).map(
            ([property, from]) => new Referrers(stack, { from, property, to: bucketTypes }),
        );
    }

    /** What writes logs into a bucket. */
    public of(bucket: PolicyResource): Candidates {
        const candidates = this.writers.map((writers) => writers.of(bucket));
        return {
            certain: candidates.flatMap(({ certain }) => certain),
            possible: candidates.flatMap(({ possible }) => possible),
        };
    }
}
