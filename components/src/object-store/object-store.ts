import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { after } from "../common/after.js";
import type { Grantee } from "../common/grants.js";
import { Internals } from "../common/internals.js";
import { policyDocument } from "../common/policy.js";
import { type ComponentOptions, withChildTransforms } from "../common/child-transforms.js";
import type { ObjectStoreArgs } from "./args.js";
import { objectStoreChildren, type ObjectStoreChildren } from "./children.js";
import { bucketStatements } from "./bucket-policy.js";
import { grantAccess, readAccess, readWriteAccess, type StoreFacts } from "./grants.js";
import { lifecycleRules } from "./lifecycle.js";
import { type ObjectStoreSettings, resolveSettings } from "./settings.js";

const internals = new Internals<ObjectStore, StoreFacts>();

/**
 * A private place for objects: encrypted, versioned, closed to the public, reachable over TLS only and by roles that were granted it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
export class ObjectStore extends pulumi.ComponentResource {
    /** Known only when the bucket's policy is in place, so that whoever delivers logs to it finds itself allowed. */
    public readonly bucketName: pulumi.Output<string>;
    /** Known only when the bucket's policy is in place. */
    public readonly bucketArn: pulumi.Output<string>;

    /** @throws a `RunError` that lists everything wrong with `args`, before anything is created */
    constructor(name: string, args: ObjectStoreArgs, opts?: ComponentOptions<ObjectStoreChildren>) {
        const transformed = withChildTransforms("ObjectStore", name, objectStoreChildren, opts);
        // No inputs of its own: a component waits for all its inputs, and its children wait for the component.
        super("evenkeel:index:ObjectStore", name, {}, transformed.options);
        const settings = resolveSettings(name, args);
        const child: pulumi.CustomResourceOptions = { parent: this };

        const bucket = new aws.s3.Bucket(
            `${name}-bucket`,
            { forceDestroy: settings.forceDestroy, tags: args.tags },
            child,
        );
        const publicAccessBlock = closeToThePublic(name, bucket, child);
        encrypt(name, bucket, args.kmsKeyArn, child);
        createLifecycle(name, bucket, settings, child);
        logRequests(name, bucket, args.accessLogBucketName, child);
        const policy = new aws.s3.BucketPolicy(
            `${name}-policy`,
            {
                bucket: bucket.bucket,
                policy: policyDocument(bucketStatements(bucket.arn, settings.logSources, this)),
            },
            // S3 answers "conflicting operation" when both change at once.
            { ...child, dependsOn: [publicAccessBlock] },
        );

        // AWS tests the policy at the moment in which logging to a bucket is switched on.
        this.bucketName = after([policy], bucket.bucket);
        this.bucketArn = after([policy], bucket.arn);
        internals.keep(this, {
            name,
            bucketName: this.bucketName,
            bucketArn: this.bucketArn,
            kmsKeyArn: args.kmsKeyArn,
        });
        transformed.assertUsed();
        this.registerOutputs({ bucketName: this.bucketName, bucketArn: this.bucketArn });
    }

    /**
     * Lets `grantee` list and read objects. Its software finds the bucket in the environment variable `<NAME>_BUCKET`.
     *
     * @param prefix folder to which the grant is limited, such as `uploads/`, then in `<NAME>_PREFIX`; @default the whole store
     */
    public grantRead(grantee: Grantee, prefix?: string): void {
        grantAccess(this, internals.of(this), readAccess, grantee, prefix);
    }

    /** {@link grantRead}, and lets `grantee` write and delete objects. Deleted ones can be restored while old versions are kept. */
    public grantReadWrite(grantee: Grantee, prefix?: string): void {
        grantAccess(this, internals.of(this), readWriteAccess, grantee, prefix);
    }
}

function closeToThePublic(
    name: string,
    bucket: aws.s3.Bucket,
    child: pulumi.CustomResourceOptions,
): aws.s3.BucketPublicAccessBlock {
    new aws.s3.BucketOwnershipControls(
        `${name}-ownership`,
        { bucket: bucket.bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
        child,
    );
    return new aws.s3.BucketPublicAccessBlock(
        `${name}-public-access-block`,
        {
            bucket: bucket.bucket,
            blockPublicAcls: true,
            blockPublicPolicy: true,
            ignorePublicAcls: true,
            restrictPublicBuckets: true,
        },
        child,
    );
}

function encrypt(
    name: string,
    bucket: aws.s3.Bucket,
    kmsKeyArn: pulumi.Input<string> | undefined,
    child: pulumi.CustomResourceOptions,
): void {
    const byDefault =
        kmsKeyArn === undefined ? { sseAlgorithm: "AES256" } : { sseAlgorithm: "aws:kms", kmsMasterKeyId: kmsKeyArn };
    new aws.s3.BucketServerSideEncryptionConfiguration(
        `${name}-encryption`,
        {
            bucket: bucket.bucket,
            // A key per bucket instead of one per object: the same protection for a hundredth of the calls to KMS.
            rules: [{ applyServerSideEncryptionByDefault: byDefault, bucketKeyEnabled: kmsKeyArn !== undefined }],
        },
        child,
    );
}

function createLifecycle(
    name: string,
    bucket: aws.s3.Bucket,
    settings: ObjectStoreSettings,
    child: pulumi.CustomResourceOptions,
): void {
    const versioning = new aws.s3.BucketVersioning(
        `${name}-versioning`,
        { bucket: bucket.bucket, versioningConfiguration: { status: "Enabled" } },
        child,
    );
    new aws.s3.BucketLifecycleConfiguration(
        `${name}-lifecycle`,
        { bucket: bucket.bucket, rules: lifecycleRules(settings.lifecycle) },
        // Rules for old versions mean nothing to S3 before there are any.
        { ...child, dependsOn: [versioning] },
    );
}

function logRequests(
    name: string,
    bucket: aws.s3.Bucket,
    targetBucket: pulumi.Input<string> | undefined,
    child: pulumi.CustomResourceOptions,
): void {
    if (targetBucket !== undefined) {
        new aws.s3.BucketLogging(
            `${name}-request-log`,
            { bucket: bucket.bucket, targetBucket, targetPrefix: `${name}/` },
            child,
        );
    }
}
