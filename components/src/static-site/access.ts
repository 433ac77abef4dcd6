import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { denyWithoutTls, type PolicyStatement } from "../common/policy.js";

/**
 * What the policy of the bucket says: nobody without TLS, and nobody at all but this one distribution.
 *
 * Listing the bucket is allowed so that S3 says what is missing. It lists nothing to visitors: CloudFront asks for the index page where they ask
 * for the root, and passes on nothing that they write behind "?".
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
 */
export function originStatements(bucket: aws.s3.Bucket, distribution: aws.cloudfront.Distribution): PolicyStatement[] {
    const files = pulumi.interpolate`${bucket.arn}/*`;
    const byDistribution = {
        Effect: "Allow",
        Principal: { Service: "cloudfront.amazonaws.com" },
        Condition: { StringEquals: { "aws:SourceArn": distribution.arn } },
    } as const;
    return [
        denyWithoutTls("s3:*", [bucket.arn, files]),
        { Sid: "ReadByDistribution", ...byDistribution, Action: "s3:GetObject", Resource: files },
        { Sid: "MissingToDistribution", ...byDistribution, Action: "s3:ListBucket", Resource: bucket.arn },
    ];
}
