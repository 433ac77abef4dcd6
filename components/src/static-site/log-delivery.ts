import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { edgeRegion } from "../common/region.js";
import type { SiteScope } from "./distribution.js";

/**
 * Delivers the log of visits to the bucket that was given, by way of CloudWatch: CloudFront's older way wants access control lists, which a
 * private bucket has switched off. All parts are in CloudFront's region; the bucket may be in any.
 *
 * The path in the bucket is chosen with the bucket. A path given to the delivery itself is another one after an update than after a creation.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/46328
 */
export function deliverLogs({ name, parent, tags, args }: SiteScope, distribution: aws.cloudfront.Distribution): void {
    const { accessLogBucketArn } = args;
    if (accessLogBucketArn === undefined) return;
    const region = edgeRegion;
    const source = new aws.cloudwatch.LogDeliverySource(
        `${name}-log-source`,
        { logType: "ACCESS_LOGS", resourceArn: distribution.arn, region, tags },
        // AWS takes one source for each distribution.
        { parent, deleteBeforeReplace: true },
    );
    const target = new aws.cloudwatch.LogDeliveryDestination(
        `${name}-log-target`,
        {
            deliveryDestinationConfiguration: {
                destinationResourceArn: pulumi.interpolate`${accessLogBucketArn}/${name}`,
            },
            outputFormat: "w3c",
            region,
            tags,
        },
        { parent },
    );
    new aws.cloudwatch.LogDelivery(
        `${name}-log-delivery`,
        { deliverySourceName: source.name, deliveryDestinationArn: target.arn, region, tags },
        { parent },
    );
}
