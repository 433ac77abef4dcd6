import type * as aws from "@pulumi/aws";
import type { ChildRoles } from "../common/child-transforms.js";

/** What each child of an ObjectStore is made with, by its role: see `childTransforms`. */
export interface ObjectStoreChildren {
    bucket: aws.s3.BucketArgs;
    encryption: aws.s3.BucketServerSideEncryptionConfigurationArgs;
    lifecycle: aws.s3.BucketLifecycleConfigurationArgs;
    ownership: aws.s3.BucketOwnershipControlsArgs;
    policy: aws.s3.BucketPolicyArgs;
    publicAccessBlock: aws.s3.BucketPublicAccessBlockArgs;
    requestLog: aws.s3.BucketLoggingArgs;
    requestMetrics: aws.s3.BucketMetricArgs;
    versioning: aws.s3.BucketVersioningArgs;
    /** Each alarm; the name ends with its role. */
    alarms: aws.cloudwatch.MetricAlarmArgs;
    /** Permissions of those who were granted access. */
    grants: aws.iam.RolePolicyArgs;
}

export const objectStoreChildren: ChildRoles<ObjectStoreChildren> = {
    bucket: { type: "aws:s3/bucket:Bucket", suffix: "bucket" },
    encryption: {
        type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        suffix: "encryption",
    },
    lifecycle: { type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", suffix: "lifecycle" },
    ownership: { type: "aws:s3/bucketOwnershipControls:BucketOwnershipControls", suffix: "ownership" },
    policy: { type: "aws:s3/bucketPolicy:BucketPolicy", suffix: "policy" },
    publicAccessBlock: {
        type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        suffix: "public-access-block",
    },
    requestLog: { type: "aws:s3/bucketLogging:BucketLogging", suffix: "request-log" },
    requestMetrics: { type: "aws:s3/bucketMetric:BucketMetric", suffix: "request-metrics" },
    versioning: { type: "aws:s3/bucketVersioning:BucketVersioning", suffix: "versioning" },
    alarms: { type: "aws:cloudwatch/metricAlarm:MetricAlarm", suffix: "*" },
    grants: { type: "aws:iam/rolePolicy:RolePolicy", suffix: "*", later: true },
};
