import * as pulumi from "@pulumi/pulumi";
import { type Location, locationOf } from "../common/location.js";
import { edgeRegion } from "../common/region.js";
import { denyWithoutTls, type PolicyStatement } from "../common/policy.js";
import { LogSource } from "./args.js";

/** What the policy of a bucket says: nobody without TLS, and the log services that the store takes logs from. */
export function bucketStatements(
    bucketArn: pulumi.Output<string>,
    logSources: readonly LogSource[],
    parent: pulumi.Resource,
): PolicyStatement[] {
    const tlsOnly = denyWithoutTls("s3:*", [bucketArn, pulumi.interpolate`${bucketArn}/*`]);
    if (logSources.length === 0) {
        return [tlsOnly];
    }
    const location = locationOf(parent);
    return [tlsOnly, ...logSources.flatMap((source) => deliveryStatements[source](bucketArn, location))];
}

type Delivery = (bucketArn: pulumi.Output<string>, location: Location) => PolicyStatement[];

const deliveryStatements: Record<LogSource, Delivery> = {
    [LogSource.LoadBalancers]: loadBalancerDelivery,
    [LogSource.FlowLogs]: flowLogDelivery,
    [LogSource.ObjectStores]: objectStoreDelivery,
    [LogSource.Distributions]: distributionDelivery,
};

/**
 * No condition names the account, because the path does: the service writes logs of another account's balancer under that account's number.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
function loadBalancerDelivery(bucketArn: pulumi.Output<string>, { account }: Location): PolicyStatement[] {
    return [
        {
            Sid: "DeliverLoadBalancerLogs",
            Effect: "Allow",
            Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
            Action: "s3:PutObject",
            Resource: underAnyPrefix(bucketArn, pulumi.interpolate`AWSLogs/${account}/*`),
        },
    ];
}

/**
 * Written here in full, because AWS adds statements of its own to a policy that lacks them, and the next update would remove those.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-permissions.html
 */
function flowLogDelivery(bucketArn: pulumi.Output<string>, location: Location): PolicyStatement[] {
    const { partition, account, region } = location;
    const Principal = { Service: "delivery.logs.amazonaws.com" };
    const ArnLike = { "aws:SourceArn": pulumi.interpolate`arn:${partition}:logs:${region}:${account}:*` };
    return [
        {
            Sid: "DeliverFlowLogs",
            Effect: "Allow",
            Principal,
            Action: "s3:PutObject",
            Resource: [
                ...underAnyPrefix(bucketArn, pulumi.interpolate`AWSLogs/${account}/*`),
                // Where partitions are written the way Hive reads them.
                ...underAnyPrefix(bucketArn, pulumi.interpolate`AWSLogs/aws-account-id=${account}/*`),
            ],
            Condition: {
                StringEquals: { "aws:SourceAccount": account, "s3:x-amz-acl": "bucket-owner-full-control" },
                ArnLike,
            },
        },
        {
            Sid: "CheckBucketForFlowLogs",
            Effect: "Allow",
            Principal,
            Action: "s3:GetBucketAcl",
            Resource: bucketArn,
            Condition: { StringEquals: { "aws:SourceAccount": account }, ArnLike },
        },
    ];
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html */
function objectStoreDelivery(bucketArn: pulumi.Output<string>, { partition, account }: Location): PolicyStatement[] {
    return [
        {
            Sid: "DeliverObjectStoreLogs",
            Effect: "Allow",
            Principal: { Service: "logging.s3.amazonaws.com" },
            Action: "s3:PutObject",
            Resource: pulumi.interpolate`${bucketArn}/*`,
            Condition: {
                StringEquals: { "aws:SourceAccount": account },
                ArnLike: { "aws:SourceArn": pulumi.interpolate`arn:${partition}:s3:::*` },
            },
        },
    ];
}

/**
 * CloudFront's deliveries are all of one region, wherever the store is.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-V2-S3.html
 */
function distributionDelivery(bucketArn: pulumi.Output<string>, { partition, account }: Location): PolicyStatement[] {
    return [
        {
            Sid: "DeliverDistributionLogs",
            Effect: "Allow",
            Principal: { Service: "delivery.logs.amazonaws.com" },
            Action: "s3:PutObject",
            Resource: underAnyPrefix(bucketArn, pulumi.interpolate`AWSLogs/${account}/*`),
            Condition: {
                StringEquals: { "aws:SourceAccount": account, "s3:x-amz-acl": "bucket-owner-full-control" },
                ArnLike: {
                    "aws:SourceArn": pulumi.interpolate`arn:${partition}:logs:${edgeRegion}:${account}:delivery-source:*`,
                },
            },
        },
    ];
}

/** The prefix is chosen where logging is switched on, after the store. */
function underAnyPrefix(bucketArn: pulumi.Output<string>, path: pulumi.Output<string>): pulumi.Output<string>[] {
    return [pulumi.interpolate`${bucketArn}/${path}`, pulumi.interpolate`${bucketArn}/*/${path}`];
}
