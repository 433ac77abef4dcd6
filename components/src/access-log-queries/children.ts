import type * as aws from "@pulumi/aws";
import type { ChildRoles } from "../common/child-transforms.js";

/** What each child of an AccessLogQueries is made with, by its role: see `childTransforms`. */
export interface AccessLogQueriesChildren {
    workgroup: aws.athena.WorkgroupArgs;
    database: aws.glue.CatalogDatabaseArgs;
    table: aws.glue.CatalogTableArgs;
    /** Each saved query; the name ends with its role. */
    queries: aws.athena.NamedQueryArgs;
    /** Where the results are: what an ObjectStore has. */
    resultsBucket: aws.s3.BucketArgs;
    resultsEncryption: aws.s3.BucketServerSideEncryptionConfigurationArgs;
    resultsLifecycle: aws.s3.BucketLifecycleConfigurationArgs;
    resultsOwnership: aws.s3.BucketOwnershipControlsArgs;
    resultsPolicy: aws.s3.BucketPolicyArgs;
    resultsPublicAccessBlock: aws.s3.BucketPublicAccessBlockArgs;
    /** With `accessLogBucketName`. */
    resultsRequestLog: aws.s3.BucketLoggingArgs;
    resultsVersioning: aws.s3.BucketVersioningArgs;
    /** Each alarm; the name ends with its role. */
    alarms: aws.cloudwatch.MetricAlarmArgs;
    /** Permissions of those who were granted queries. */
    grants: aws.iam.RolePolicyArgs;
}

export const accessLogQueriesChildren: ChildRoles<AccessLogQueriesChildren> = {
    workgroup: { type: "aws:athena/workgroup:Workgroup", suffix: "workgroup" },
    database: { type: "aws:glue/catalogDatabase:CatalogDatabase", suffix: "database" },
    table: { type: "aws:glue/catalogTable:CatalogTable", suffix: "table" },
    queries: { type: "aws:athena/namedQuery:NamedQuery", suffix: "*" },
    resultsBucket: { type: "aws:s3/bucket:Bucket", suffix: "results-bucket" },
    resultsEncryption: {
        type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        suffix: "results-encryption",
    },
    resultsLifecycle: {
        type: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
        suffix: "results-lifecycle",
    },
    resultsOwnership: {
        type: "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
        suffix: "results-ownership",
    },
    resultsPolicy: { type: "aws:s3/bucketPolicy:BucketPolicy", suffix: "results-policy" },
    resultsPublicAccessBlock: {
        type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        suffix: "results-public-access-block",
    },
    resultsRequestLog: { type: "aws:s3/bucketLogging:BucketLogging", suffix: "results-request-log" },
    resultsVersioning: { type: "aws:s3/bucketVersioning:BucketVersioning", suffix: "results-versioning" },
    alarms: { type: "aws:cloudwatch/metricAlarm:MetricAlarm", suffix: "*" },
    grants: { type: "aws:iam/rolePolicy:RolePolicy", suffix: "*", later: true },
};
