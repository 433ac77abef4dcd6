import { judgeBuckets, judgeSome, settingTypes } from "../../aws/bucket-settings.js";
import type { Finding } from "../../core/finding.js";
import { booleanOf, member, numberOf, type Reading, read, textOf } from "../../core/reading.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

const fix = "give it a lifecycle rule for all objects with abortIncompleteMultipartUpload";

export const bucketAbortsIncompleteUploads = stackRule({
    name: "bucket-aborts-incomplete-uploads",
    title: "Buckets throw away unfinished uploads",
    description: "An S3 bucket must have a lifecycle rule for all of its objects that aborts incomplete uploads.",
    severity: "low",
    why: "The parts of an upload that broke off are paid for until they are deleted, and no listing of objects shows them.",
    fix: "Add a rule with abortIncompleteMultipartUpload.daysAfterInitiation and no prefix to the bucket's aws.s3.BucketLifecycleConfiguration.",
    controls: { checkov: ["CKV_AWS_300"] },
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpu-abort-incomplete-mpu-lifecycle-config.html",
    readSettings: noSettings,
    check: (stack) =>
        judgeBuckets(stack, {
            types: settingTypes("bucketLifecycleConfiguration"),
            judgeOwn: ({ props }) => judgeRules(read(props, "rules"), "rules", aborts),
            inline: ["lifecycleRules"],
            judgeInline: ({ props }, property) => judgeRules(read(props, property), property, abortsInline),
            problem: "keeps the parts of unfinished uploads",
            fix,
        }),
});

function judgeRules(rules: Reading, property: string, complies: (rule: Reading) => boolean | undefined): Finding[] {
    return judgeSome(rules, property, {
        complies,
        problem: "aborts incomplete uploads nowhere, or not everywhere",
        fix,
    });
}

function aborts(rule: Reading): boolean | undefined {
    const status = member(rule, "status");
    const days = member(member(rule, "abortIncompleteMultipartUpload"), "daysAfterInitiation");
    const filter = member(rule, "filter");
    const prefixes = [member(rule, "prefix"), member(filter, "prefix"), member(member(filter, "and"), "prefix")];
    return all(isWord(status, "Enabled"), isPositive(days), ...prefixes.map(isEmpty));
}

/** Within a bucket, the same goes by other names. */
function abortsInline(rule: Reading): boolean | undefined {
    const enabled = member(rule, "enabled");
    return all(
        enabled.state === "unknown" ? undefined : booleanOf(enabled) === true,
        isPositive(member(rule, "abortIncompleteMultipartUploadDays")),
        isEmpty(member(rule, "prefix")),
    );
}

/** One that does not hold settles it, whatever the others will be. */
function all(...answers: readonly (boolean | undefined)[]): boolean | undefined {
    return answers.includes(false) ? false : answers.includes(undefined) ? undefined : true;
}

function isWord(reading: Reading, word: string): boolean | undefined {
    return reading.state === "unknown" ? undefined : textOf(reading) === word;
}

function isPositive(reading: Reading): boolean | undefined {
    return reading.state === "unknown" ? undefined : (numberOf(reading) ?? 0) > 0;
}

function isEmpty(reading: Reading): boolean | undefined {
    return reading.state === "unknown" ? undefined : (textOf(reading) ?? "") === "";
}
