import { judgeBuckets, judgeSome, settingTypes } from "../../aws/bucket-settings.js";
import type { Finding } from "../../core/finding.js";
import { booleanOf, member, type Reading, read, textOf } from "../../core/reading.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

const fix = "give it an aws.s3.BucketLifecycleConfiguration with a rule that is Enabled";

export const bucketHasLifecycle = stackRule({
    name: "bucket-has-lifecycle",
    title: "Buckets say how long objects stay",
    description: "An S3 bucket must have a lifecycle rule that is enabled.",
    severity: "low",
    why: "Objects and their earlier versions that nobody deletes are kept, paid for and a liability for ever.",
    fix: "Add an aws.s3.BucketLifecycleConfiguration for the bucket, with a rule that expires or moves what is old.",
    controls: { securityHub: ["S3.10", "S3.13"], checkov: ["CKV2_AWS_61"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-13",
    readSettings: noSettings,
    check: (stack) =>
        judgeBuckets(stack, {
            types: settingTypes("bucketLifecycleConfiguration"),
            judgeOwn: ({ props }) => judgeRules(props, "rules"),
            inline: ["lifecycleRules"],
            judgeInline: ({ props }, property) => judgeRules(props, property),
            problem: "has no lifecycle rule",
            fix,
        }),
});

function judgeRules(props: Readonly<Record<string, unknown>>, property: string): Finding[] {
    return judgeSome(read(props, property), property, {
        complies: isEnabled,
        problem: "has no rule that is enabled",
        fix: "enable a rule",
    });
}

/** A rule of its own resource has a status, one within a bucket a switch. */
function isEnabled(rule: Reading): boolean | undefined {
    const [status, enabled] = [member(rule, "status"), member(rule, "enabled")];
    if (status.state === "unknown" || enabled.state === "unknown") {
        return undefined;
    }
    return textOf(status) === "Enabled" || booleanOf(enabled) === true;
}
