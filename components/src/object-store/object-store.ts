import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { after } from "../common/after.js";
import { alarmArnsOf } from "../common/alarms.js";
import type { Grantee } from "../common/grants.js";
import { Internals } from "../common/internals.js";
import type { ChildScope } from "../common/scope.js";
import { type ComponentOptions, withChildTransforms } from "../common/child-transforms.js";
import { watchRequests } from "./alarms.js";
import type { ObjectStoreArgs } from "./args.js";
import { objectStoreChildren, type ObjectStoreChildren } from "./children.js";
import { attachPolicy, createPrivateBucket } from "./bucket.js";
import { bucketStatements } from "./bucket-policy.js";
import { grantAccess, readAccess, readWriteAccess, type StoreFacts } from "./grants.js";
import { resolveSettings } from "./settings.js";

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
    /** ARNs of the alarms by role, such as `failed-requests`, for the `alarmArns` of a dashboard; empty without `alarmTopicArn`. */
    public readonly alarmArns: Record<string, pulumi.Output<string>>;

    /** @throws a `RunError` that lists everything wrong with `args`, before anything is created */
    constructor(name: string, args: ObjectStoreArgs, opts?: ComponentOptions<ObjectStoreChildren>) {
        const transformed = withChildTransforms("ObjectStore", name, objectStoreChildren, opts);
        // No inputs of its own: a component waits for all its inputs, and its children wait for the component.
        super("evenkeel:index:ObjectStore", name, {}, transformed.options);
        const settings = resolveSettings(name, args);
        const scope: ChildScope = { name, parent: this, tags: args.tags, tunings: args.alarms };

        const created = createPrivateBucket(scope, settings, args.kmsKeyArn);
        const { bucket } = created;
        logRequests(scope, bucket, args.accessLogBucketName);
        if (args.alarmTopicArn !== undefined) watchRequests(scope, bucket, args.alarmTopicArn);
        const policy = attachPolicy(scope, created, bucketStatements(bucket.arn, settings.logSources, this));

        // AWS tests the policy at the moment in which logging to a bucket is switched on.
        this.bucketName = after([policy], bucket.bucket);
        this.bucketArn = after([policy], bucket.arn);
        this.alarmArns = alarmArnsOf(this, name);
        internals.keep(this, {
            name,
            bucketName: this.bucketName,
            bucketArn: this.bucketArn,
            kmsKeyArn: args.kmsKeyArn,
        });
        transformed.assertUsed();
        this.registerOutputs({
            bucketName: this.bucketName,
            bucketArn: this.bucketArn,
            alarmArns: this.alarmArns,
        });
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

function logRequests(
    { name, parent }: ChildScope,
    bucket: aws.s3.Bucket,
    targetBucket: pulumi.Input<string> | undefined,
): void {
    if (targetBucket !== undefined) {
        new aws.s3.BucketLogging(
            `${name}-request-log`,
            { bucket: bucket.bucket, targetBucket, targetPrefix: `${name}/` },
            { parent },
        );
    }
}
