import type { PolicyResource } from "@pulumi/policy";
import { judgeBuckets, settingTypes } from "../../aws/bucket-settings.js";
import { LogBuckets } from "../../aws/log-buckets.js";
import { mustBeGiven } from "../../core/demands.js";
import type { Finding } from "../../core/finding.js";
import { isComputed } from "../../core/references.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

const fix = "give it an aws.s3.BucketLogging with a targetBucket";

/** A bucket that takes access logs needs none of its own: they would be logs about logs without end. */
export const bucketLogsAccess = stackRule({
    name: "bucket-logs-access",
    title: "Buckets log who reaches them",
    description: "An S3 bucket must write access logs, unless it takes such logs itself.",
    severity: "medium",
    why: "Without access logs, nobody can tell afterwards who read or deleted which object.",
    fix: "Add an aws.s3.BucketLogging for the bucket, with another bucket as targetBucket.",
    controls: { securityHub: ["S3.9"], cdkNag: ["S1"], checkov: ["CKV_AWS_18"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-9",
    readSettings: noSettings,
    check: (stack) =>
        judgeBuckets(stack, {
            types: settingTypes("bucketLogging"),
            judgeOwn: (logging) => judgeTarget(logging, "targetBucket"),
            inline: ["logging", "loggings"],
            judgeInline: (bucket, property) => judgeTarget(bucket, `${property}.targetBucket`),
            problem: "has no access logs",
            fix,
            needless: new LogBuckets(stack),
        }),
});

/** In a first preview, the name of the bucket for the logs is not known, but what it was computed from is. */
function judgeTarget(bucket: PolicyResource, path: string): Finding[] {
    return mustBeGiven(bucket.props, path, {
        isComputed: isComputed(bucket, path),
        fix: "name the bucket for the logs",
    });
}
