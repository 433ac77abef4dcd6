import type * as pulumi from "@pulumi/pulumi";
import type { AlarmTuningArgs } from "../common/alarm-tuning.js";

/** Where CloudFront keeps copies of the site. Const objects, because other Pulumi languages cannot receive string unions. */
export const PriceClass = {
    /** Everywhere. */
    All: "PriceClass_All",
    /** Everywhere but South America, Australia and New Zealand, which are dearest. Visitors from there are served from further away. */
    WithoutTheDearest: "PriceClass_200",
    /** North America, Europe and Israel. */
    Cheapest: "PriceClass_100",
} as const;
export type PriceClass = (typeof PriceClass)[keyof typeof PriceClass];

/** Which sites may show this one inside of theirs. */
export const FrameOption = {
    /** None, so that nobody can lay something invisible over it. */
    Deny: "DENY",
    /** The site itself. */
    SameOrigin: "SAMEORIGIN",
} as const;
export type FrameOption = (typeof FrameOption)[keyof typeof FrameOption];

export interface StaticSiteArgs {
    /**
     * Whether the site finds its pages itself, in the browser: what is no file is answered with `/index.html` and status 200.
     * @default false
     * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/custom-error-pages-procedure.html
     */
    singlePageApplication?: boolean;

    /**
     * File that is shown, with status 404, in place of one that is not there, such as `404.html`. Not with `singlePageApplication`.
     * @default S3's own answer
     */
    notFoundPage?: string;

    /**
     * Names under which the site is found, such as `www.example.com`, each of one distribution only. They need `certificateArn`.
     * @default CloudFront's own name, whose certificate also takes visitors with TLS 1.0
     */
    domainNames?: string[];

    /**
     * Certificate for all of `domainNames`. CloudFront takes certificates of `us-east-1` only: the `certificateArn` of a `Certificate` with that
     * region.
     * @default CloudFront's own certificate
     * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html
     */
    certificateArn?: pulumi.Input<string>;

    /**
     * Route 53 zone in which `domainNames` are made to lead to the site, over IPv4 and IPv6.
     * @default no records; make them where the names are kept
     */
    hostedZoneId?: pulumi.Input<string>;

    /**
     * What the browser may load and run, such as `default-src 'self'`.
     * @default none is sent: what a site needs, only the site knows
     * @see https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Content-Security-Policy
     */
    contentSecurityPolicy?: string;

    /**
     * Who may show the site inside a page of their own.
     * @default FrameOption.Deny
     */
    frameOption?: FrameOption;

    /**
     * From which parts of the world visitors are answered nearby, and what it costs.
     * @default PriceClass.All
     * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/PriceClass.html
     */
    priceClass?: PriceClass;

    /**
     * Firewall before the site: a WAFv2 web ACL with the scope `CLOUDFRONT`, which is made in `us-east-1`.
     * @default none
     */
    webAclArn?: pulumi.Input<string>;

    /**
     * Bucket that receives the log of visits, under `<name>/`: the `bucketArn` of an `ObjectStore` with `LogSource.Distributions`.
     * @default visits are not logged
     * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html
     */
    accessLogBucketArn?: pulumi.Input<string>;

    /**
     * Days for which a file is kept that was overwritten or deleted: the time to undo a deployment.
     * @default 90
     */
    keepOldVersionsDays?: number;

    /**
     * Deletes all files and versions when the site itself is destroyed, instead of refusing to. For throw-away stacks.
     * @default false
     */
    forceDestroy?: boolean;

    /**
     * Topic that receives the alarms. It must be in `us-east-1`, where alone CloudFront has metrics: of an `AlertingTopics` whose provider has that
     * region.
     */
    alarmTopicArn: pulumi.Input<string>;

    /**
     * Changes alarms by role, sends them to another topic, or silences them with a reason. The only role is `server-errors`.
     * @default every alarm as it is
     */
    alarms?: Record<string, AlarmTuningArgs>;

    /** Put on everything that can be tagged. */
    tags?: Record<string, pulumi.Input<string>>;
}
