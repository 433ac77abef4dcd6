import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type PolicyStatement, policyDocument } from "../common/policy.js";
import type { ChildScope } from "../common/scope.js";
import { lifecycleRules } from "./lifecycle.js";
import type { LifecycleSettings } from "./settings.js";

/** What is decided about a bucket: part of the settings of every component that has one. */
export interface BucketSettings {
    lifecycle: LifecycleSettings;
    forceDestroy: boolean;
}

/** A bucket that is closed already and has no policy yet. */
export interface PrivateBucket {
    bucket: aws.s3.Bucket;
    publicAccessBlock: aws.s3.BucketPublicAccessBlock;
}

/**
 * A bucket as every component of this package has it: closed to the public, encrypted, versioned. Whose policy needs to know what the bucket
 * is used by makes that before {@link attachPolicy}.
 */
export function createPrivateBucket(
    scope: ChildScope,
    settings: BucketSettings,
    kmsKeyArn?: pulumi.Input<string>,
): PrivateBucket {
    const { name, parent, tags } = scope;
    const bucket = new aws.s3.Bucket(`${name}-bucket`, { forceDestroy: settings.forceDestroy, tags }, { parent });
    const publicAccessBlock = closeToThePublic(scope, bucket);
    encrypt(scope, bucket, kmsKeyArn);
    createLifecycle(scope, bucket, settings.lifecycle);
    return { bucket, publicAccessBlock };
}

/** The one policy that a bucket can have. */
export function attachPolicy(
    { name, parent }: ChildScope,
    { bucket, publicAccessBlock }: PrivateBucket,
    statements: PolicyStatement[],
): aws.s3.BucketPolicy {
    return new aws.s3.BucketPolicy(
        `${name}-policy`,
        { bucket: bucket.bucket, policy: policyDocument(statements) },
        // S3 answers "conflicting operation" when both change at once.
        { parent, dependsOn: [publicAccessBlock] },
    );
}

function closeToThePublic({ name, parent }: ChildScope, { bucket }: aws.s3.Bucket): aws.s3.BucketPublicAccessBlock {
    new aws.s3.BucketOwnershipControls(
        `${name}-ownership`,
        { bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
        { parent },
    );
    return new aws.s3.BucketPublicAccessBlock(
        `${name}-public-access-block`,
        {
            bucket,
            blockPublicAcls: true,
            blockPublicPolicy: true,
            ignorePublicAcls: true,
            restrictPublicBuckets: true,
        },
        { parent },
    );
}

function encrypt(
    { name, parent }: ChildScope,
    { bucket }: aws.s3.Bucket,
    kmsKeyArn: pulumi.Input<string> | undefined,
): void {
    const byDefault =
        kmsKeyArn === undefined ? { sseAlgorithm: "AES256" } : { sseAlgorithm: "aws:kms", kmsMasterKeyId: kmsKeyArn };
    new aws.s3.BucketServerSideEncryptionConfiguration(
        `${name}-encryption`,
        {
            bucket,
            // A key per bucket instead of one per object: the same protection for a hundredth of the calls to KMS.
            rules: [{ applyServerSideEncryptionByDefault: byDefault, bucketKeyEnabled: kmsKeyArn !== undefined }],
        },
        { parent },
    );
}

function createLifecycle({ name, parent }: ChildScope, { bucket }: aws.s3.Bucket, lifecycle: LifecycleSettings): void {
    const versioning = new aws.s3.BucketVersioning(
        `${name}-versioning`,
        { bucket, versioningConfiguration: { status: "Enabled" } },
        { parent },
    );
    new aws.s3.BucketLifecycleConfiguration(
        `${name}-lifecycle`,
        { bucket, rules: lifecycleRules(lifecycle) },
        // Rules for old versions mean nothing to S3 before there are any.
        { parent, dependsOn: [versioning] },
    );
}
