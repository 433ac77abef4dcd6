import * as pulumi from "@pulumi/pulumi";
import { after } from "../common/after.js";
import { alarmArnsOf, createAlarms } from "../common/alarms.js";
import type { Grantee } from "../common/grants.js";
import { Internals } from "../common/internals.js";
import { edgeRegion, inRegion } from "../common/region.js";
import { type ComponentOptions, withChildTransforms } from "../common/child-transforms.js";
import { attachPolicy, createPrivateBucket } from "../object-store/bucket.js";
import { originStatements } from "./access.js";
import { siteAlarms } from "./alarms.js";
import { createAliases } from "./aliases.js";
import type { StaticSiteArgs } from "./args.js";
import { staticSiteChildren, type StaticSiteChildren } from "./children.js";
import { createDistribution, type SiteScope } from "./distribution.js";
import { grantDeploy, type SiteFacts } from "./grants.js";
import { deliverLogs } from "./log-delivery.js";
import { alarmTopic, resolveSettings } from "./settings.js";

const internals = new Internals<StaticSite, SiteFacts>();

/**
 * Files for browsers, all over the world and over HTTPS: a private bucket that nobody can read but the CloudFront distribution before it.
 *
 * Files are put into the bucket by whoever builds them, such as a pipeline that was given {@link grantDeploy}, and the copies of those that
 * were there before are then taken out of CloudFront:
 *
 * ```sh
 * aws s3 sync dist "s3://$(pulumi stack output bucketName)" --delete
 * aws cloudfront create-invalidation --distribution-id "$(pulumi stack output distributionId)" --paths "/*"
 * ```
 *
 * A few that seldom change can be resources of the program instead: `new aws.s3.BucketObjectv2("index.html", { bucket: site.bucketName, ... })`,
 * each with its `contentType`.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/getting-started-secure-static-website-cloudformation-template.html
 */
export class StaticSite extends pulumi.ComponentResource {
    /** Where visitors go: the first of the site's names that is no wildcard, otherwise CloudFront's. Known only when the site can be read there. */
    public readonly url: pulumi.Output<string>;
    /** Known as soon as there is a bucket, so that it can be filled while the distribution, which takes minutes, is made. */
    public readonly bucketName: pulumi.Output<string>;
    /** Id of the CloudFront distribution. */
    public readonly distributionId: pulumi.Output<string>;
    /** ARN of the CloudFront distribution. */
    public readonly distributionArn: pulumi.Output<string>;
    /** CloudFront's name for the site, which records made elsewhere lead to. */
    public readonly domainName: pulumi.Output<string>;
    /** ARNs of the alarms by role, such as `server-errors`, for the `alarmArns` of a dashboard. */
    public readonly alarmArns: Record<string, pulumi.Output<string>>;

    /** @throws a `RunError` that lists everything wrong with `args`, before anything is created */
    constructor(name: string, args: StaticSiteArgs, opts?: ComponentOptions<StaticSiteChildren>) {
        const transformed = withChildTransforms("StaticSite", name, staticSiteChildren, opts);
        // No inputs of its own: a component waits for all its inputs, and its children wait for the component.
        super("evenkeel:index:StaticSite", name, {}, transformed.options);
        const settings = resolveSettings(name, args);
        const scope: SiteScope = { name, parent: this, tags: args.tags, args, settings };

        const files = createPrivateBucket(scope, settings.bucket);
        const distribution = createDistribution(scope, files.bucket);
        const policy = attachPolicy(scope, files, originStatements(files.bucket, distribution));
        const aliases = createAliases(scope, distribution);
        deliverLogs(scope, distribution);
        createAlarms(name, {
            table: siteAlarms,
            dimensions: { DistributionId: distribution.id, Region: "Global" },
            topicArn: inRegion(`StaticSite "${name}"`, alarmTopic(args.alarmTopicArn)),
            parent: this,
            region: edgeRegion,
            tags: args.tags,
            tunings: args.alarms,
        });

        const host = settings.domainNames.find((domain) => !domain.startsWith("*")) ?? distribution.domainName;
        this.url = after([policy, ...aliases], pulumi.interpolate`https://${host}`);
        this.bucketName = files.bucket.bucket;
        this.distributionId = distribution.id;
        this.distributionArn = distribution.arn;
        this.domainName = distribution.domainName;
        internals.keep(this, {
            name,
            bucketName: this.bucketName,
            bucketArn: files.bucket.arn,
            distributionId: this.distributionId,
            distributionArn: this.distributionArn,
        });
        this.alarmArns = alarmArnsOf(this, name);
        transformed.assertUsed();
        this.registerOutputs({
            url: this.url,
            bucketName: this.bucketName,
            distributionId: this.distributionId,
            distributionArn: this.distributionArn,
            domainName: this.domainName,
            alarmArns: this.alarmArns,
        });
    }

    /**
     * Lets `grantee` put files, delete and list them, and take their copies out of CloudFront. Its software finds the bucket and the distribution
     * in the environment variables `<NAME>_BUCKET` and `<NAME>_DISTRIBUTION_ID`.
     */
    public grantDeploy(grantee: Grantee): void {
        grantDeploy(this, internals.of(this), grantee);
    }
}
