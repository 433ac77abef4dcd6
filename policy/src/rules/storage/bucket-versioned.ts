import { judgeBuckets, settingTypes } from "../../aws/bucket-settings.js";
import { mustBeOneOf, mustBeTrue } from "../../core/demands.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

export const bucketVersioned = stackRule({
    name: "bucket-versioned",
    title: "Buckets keep earlier versions",
    description: "An S3 bucket must have versioning enabled.",
    severity: "low",
    why: "Without versions, an object that was overwritten or deleted by mistake is gone.",
    fix: "Add an aws.s3.BucketVersioning for the bucket, with versioningConfiguration.status Enabled.",
    controls: { securityHub: ["S3.14"], checkov: ["CKV_AWS_21"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-14",
    readSettings: noSettings,
    check: (stack) =>
        judgeBuckets(stack, {
            types: settingTypes("bucketVersioning"),
            judgeOwn: ({ props }) => mustBeOneOf(props, "versioningConfiguration.status", ["Enabled"], "violates"),
            inline: ["versioning", "versionings"],
            judgeInline: ({ props }, property) => mustBeTrue(props, `${property}.enabled`, "violates"),
            problem: "keeps no earlier versions",
            fix: "give it an aws.s3.BucketVersioning with status Enabled",
        }),
});
