import type { PolicyResource } from "@pulumi/policy";
import { judgeBuckets, settingTypes } from "../../aws/bucket-settings.js";
import { LogBuckets } from "../../aws/log-buckets.js";
import { mustBeOneOf } from "../../core/demands.js";
import type { Finding } from "../../core/finding.js";
import { sourcesOf } from "../../core/references.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

const fix = "give it an aws.s3.BucketServerSideEncryptionConfiguration with sseAlgorithm aws:kms";
const keyTypes = new Set([
    "aws:kms/key:Key",
    "aws:kms/alias:Alias",
    "aws:kms/replicaKey:ReplicaKey",
    "aws:kms/externalKey:ExternalKey",
]);

/** Buckets for the access logs of S3 and of load balancers are left out: AWS cannot write into them with a key. */
export const bucketEncryptedByKey = stackRule({
    name: "bucket-encrypted-by-key",
    title: "Buckets are encrypted by a key of the account",
    description: "An S3 bucket must be encrypted with a KMS key by default, unless it takes access logs.",
    severity: "medium",
    why: "What S3 encrypts by itself, it decrypts for everybody who may read the object. The use of a KMS key is allowed and logged by itself.",
    fix: "Add an aws.s3.BucketServerSideEncryptionConfiguration for the bucket, with sseAlgorithm aws:kms.",
    controls: { securityHub: ["S3.17"], checkov: ["CKV_AWS_145"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-17",
    readSettings: noSettings,
    check: (stack) =>
        judgeBuckets(stack, {
            types: settingTypes("bucketServerSideEncryptionConfiguration"),
            judgeOwn: (encryption) =>
                judgeAlgorithm(encryption, "rules.applyServerSideEncryptionByDefault.sseAlgorithm"),
            inline: ["serverSideEncryptionConfiguration", "serverSideEncryptionConfigurations"],
            judgeInline: (bucket, property) =>
                judgeAlgorithm(
                    bucket,
                    property === "serverSideEncryptionConfiguration"
                        ? `${property}.rule.applyServerSideEncryptionByDefault.sseAlgorithm`
                        : `${property}.rules.applyServerSideEncryptionByDefaults.sseAlgorithm`,
                ),
            problem: "is encrypted by S3 alone",
            fix,
            needless: new LogBuckets(stack),
        }),
});

/** A key that is not known yet can hide the algorithm beside it, but AWS takes a key only with this algorithm. */
function judgeAlgorithm(holder: PolicyResource, path: string): Finding[] {
    const findings = mustBeOneOf(holder.props, path, ["aws:kms", "aws:kms:dsse"], "violates");
    const isByKey = sourcesOf(holder, path, keyTypes).length > 0;
    return isByKey ? findings.filter(({ kind }) => kind === "violation") : findings;
}
