import { judgeBuckets } from "../../aws/bucket-settings.js";
import { mustBeOneOf } from "../../core/demands.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

/**
 * New buckets have it so without a word. The rule wants the word, because buckets from before April 2023 do not, and
 * because a bucket falls back to ACLs when the resource is taken out of the program.
 */
export const bucketAclsDisabled = stackRule({
    name: "bucket-acls-disabled",
    title: "Buckets have no access lists",
    description: "An S3 bucket must have its access lists (ACLs) disabled.",
    severity: "medium",
    why: "With ACLs, every object can be opened to others by whoever writes it, and its owner may be a stranger.",
    fix: "Add an aws.s3.BucketOwnershipControls for the bucket, with rule.objectOwnership BucketOwnerEnforced.",
    controls: { securityHub: ["S3.12"], checkov: ["CKV2_AWS_65"] },
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html",
    readSettings: noSettings,
    check: (stack) =>
        judgeBuckets(stack, {
            types: ["aws:s3/bucketOwnershipControls:BucketOwnershipControls"],
            judgeOwn: ({ props }) => mustBeOneOf(props, "rule.objectOwnership", ["BucketOwnerEnforced"], "violates"),
            inline: [],
            judgeInline: () => [],
            problem: "does not say that it has no ACLs",
            fix: "give it an aws.s3.BucketOwnershipControls with BucketOwnerEnforced",
        }),
});
