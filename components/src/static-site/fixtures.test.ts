import { type Graph, type GraphResource, plan } from "@evenkeel/testing";
import type { StaticSiteArgs } from "./args.js";
import { StaticSite } from "./static-site.js";

// Shared by tests. The name keeps it out of what is published, like the tests themselves.

export const alarmTopicArn = "arn:aws:sns:us-east-1:123456789012:edge";
export const hostedZoneId = "Z0123456789ABCDEFGHIJ";
export const certificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-0000-4000-8000-000000000000";
/** Far from CloudFront's region. */
export const config = { "aws:region": "eu-west-1" };

/** A site called `shop`. */
export function planSite(
    args: Partial<StaticSiteArgs> = {},
    use: (site: StaticSite) => void = () => undefined,
): Promise<Graph> {
    return plan(() => use(new StaticSite("shop", { alarmTopicArn, ...args })), { config });
}

/** What a site consists of at least. */
export const inventory = [
    "shop: evenkeel:index:StaticSite",
    "shop-access: aws:cloudfront/originAccessControl:OriginAccessControl",
    "shop-bucket: aws:s3/bucket:Bucket",
    "shop-distribution: aws:cloudfront/distribution:Distribution",
    "shop-encryption: aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    "shop-headers: aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy",
    "shop-lifecycle: aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    "shop-ownership: aws:s3/bucketOwnershipControls:BucketOwnershipControls",
    "shop-policy: aws:s3/bucketPolicy:BucketPolicy",
    "shop-public-access-block: aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    "shop-server-errors: aws:cloudwatch/metricAlarm:MetricAlarm",
    "shop-versioning: aws:s3/bucketVersioning:BucketVersioning",
];

export const bucketOf = (graph: Graph): GraphResource => graph.find("aws:s3/bucket:Bucket", "shop-bucket");
export const bucketArnOf = (graph: Graph): string => String(bucketOf(graph).output("arn"));
export const distributionOf = (graph: Graph): GraphResource =>
    graph.find("aws:cloudfront/distribution:Distribution", "shop-distribution");
export const headersOf = (graph: Graph): GraphResource =>
    graph.find("aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy", "shop-headers");
export const siteOf = (graph: Graph): GraphResource => graph.find("evenkeel:index:StaticSite", "shop");
