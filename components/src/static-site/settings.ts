import type * as pulumi from "@pulumi/pulumi";
import { tuningFindings } from "../common/alarm-tuning.js";
import { domainNameFinding } from "../common/domain-name.js";
import { nameLimits, nameTooLong } from "../common/names.js";
import { edgeRegion, type RegionalArn, regionFinding } from "../common/region.js";
import { isOutside, listed, oneOf, rejectAll, repeated } from "../common/validation.js";
import type { BucketSettings } from "../object-store/bucket.js";
import { defaultKeepOldVersionsDays, longestDays } from "../object-store/settings.js";
import { siteAlarms } from "./alarms.js";
import { FrameOption, PriceClass, type StaticSiteArgs } from "./args.js";

/** What the component has decided: every default applied, nothing left to guess. */
export interface SiteSettings {
    bucket: BucketSettings;
    domainNames: readonly string[];
    missing: MissingAnswer | undefined;
    frameOption: FrameOption;
    priceClass: PriceClass;
}

/** What is answered in place of a file that is not there. */
export interface MissingAnswer {
    status: number;
    /** Path on the site. */
    page: string;
}

/** The page of the site itself, and the only page of a single-page application. */
export const indexPage = "index.html";

const mostNames = 100;
const longestDeliveryName = 60;

/** Applies the defaults and reports everything that is wrong, before any resource exists. */
export function resolveSettings(name: string, args: StaticSiteArgs): SiteSettings {
    const { keepOldVersionsDays } = args;
    const frameOption = args.frameOption ?? FrameOption.Deny;
    const priceClass = args.priceClass ?? PriceClass.All;
    rejectAll("StaticSite", name, [
        ...siteNameFindings(name, args),
        ...pageFindings(args),
        ...domainFindings(args),
        !Object.values(FrameOption).includes(frameOption) &&
            `frameOption is "${frameOption}"; use ${oneOf(FrameOption)}.`,
        !Object.values(PriceClass).includes(priceClass) && `priceClass is "${priceClass}"; use ${oneOf(PriceClass)}.`,
        ...wiringFindings(args),
        isOutside(keepOldVersionsDays, 1, longestDays) &&
            `keepOldVersionsDays is ${keepOldVersionsDays}; use 1 to ${longestDays}.`,
        ...tuningFindings(args.alarms, siteAlarms),
    ]);
    return {
        bucket: {
            lifecycle: {
                expireAfterDays: undefined,
                keepOldVersionsDays: keepOldVersionsDays ?? defaultKeepOldVersionsDays,
                transitions: [],
            },
            forceDestroy: args.forceDestroy ?? false,
        },
        domainNames: args.domainNames ?? [],
        missing: missingAnswer(args),
        frameOption,
        priceClass,
    };
}

/** The topic of the alarms. */
export function alarmTopic(arn: pulumi.Input<string>, argument = "alarmTopicArn"): RegionalArn {
    return {
        argument,
        arn,
        region: edgeRegion,
        fix: "name a topic of that region, where alone CloudFront has metrics",
    };
}

/** The certificate of the site's own names. */
export function siteCertificate(arn: pulumi.Input<string>): RegionalArn {
    return {
        argument: "certificateArn",
        arn,
        region: edgeRegion,
        fix: "name a certificate of that region: CloudFront takes no other",
    };
}

function missingAnswer({ singlePageApplication, notFoundPage }: StaticSiteArgs): MissingAnswer | undefined {
    if (singlePageApplication === true) return { status: 200, page: `/${indexPage}` };
    return notFoundPage === undefined ? undefined : { status: 404, page: `/${notFoundPage}` };
}

function siteNameFindings(name: string, { accessLogBucketArn }: StaticSiteArgs): (string | false)[] {
    return [
        nameTooLong(name, "bucket", nameLimits.bucket),
        accessLogBucketArn !== undefined && nameTooLong(name, "log-source", longestDeliveryName),
        !/^[a-z0-9][a-z0-9-]*$/i.test(name) &&
            "the name becomes part of a bucket's name; use letters, digits and dashes only.",
    ];
}

function pageFindings({
    singlePageApplication,
    notFoundPage,
    contentSecurityPolicy,
}: StaticSiteArgs): (string | false)[] {
    return [
        notFoundPage !== undefined &&
            !/^[^/\s]\S*$/.test(notFoundPage) &&
            `notFoundPage is "${notFoundPage}"; use the name of a file such as "404.html", without "/" before it.`,
        notFoundPage !== undefined &&
            singlePageApplication === true &&
            `notFoundPage is "${notFoundPage}" but singlePageApplication is true, which answers with "${indexPage}"; remove one of the two.`,
        contentSecurityPolicy !== undefined &&
            !/^\S.*$/.test(contentSecurityPolicy) &&
            `contentSecurityPolicy is "${contentSecurityPolicy}"; use one line such as "default-src 'self'", or leave it out.`,
    ];
}

function domainFindings({ domainNames = [], certificateArn, hostedZoneId }: StaticSiteArgs): (string | false)[] {
    const twice = repeated(domainNames);
    const none = domainNames.length === 0;
    return [
        ...domainNames.map((domain) => domainNameFinding("domainNames", domain)),
        twice.length > 0 && `domainNames has ${listed(twice)} more than once; name each once.`,
        domainNames.length > mostNames && `domainNames has ${domainNames.length} names; use at most ${mostNames}.`,
        !none &&
            certificateArn === undefined &&
            `domainNames has ${listed(domainNames)} but certificateArn is not set; name a certificate for them.`,
        none && certificateArn !== undefined && "certificateArn is set but domainNames is empty; say what it is for.",
        none &&
            hostedZoneId !== undefined &&
            "hostedZoneId is set but domainNames is empty; say which names shall lead to the site.",
    ];
}

function wiringFindings(args: StaticSiteArgs): (string | false)[] {
    const { certificateArn, webAclArn, accessLogBucketArn, alarms = {} } = args;
    const topics = Object.entries(alarms).flatMap(([role, { topicArn }]) =>
        topicArn === undefined ? [] : [alarmTopic(topicArn, `alarms.${role}.topicArn`)],
    );
    return [
        certificateArn !== undefined && regionFinding(siteCertificate(certificateArn)),
        typeof webAclArn === "string" &&
            !/^arn:[^:]+:wafv2:us-east-1:\d+:global\/webacl\//.test(webAclArn) &&
            `webAclArn is "${webAclArn}"; use the ARN of a web ACL with the scope CLOUDFRONT, which has "us-east-1" and "global/webacl" in it.`,
        typeof accessLogBucketArn === "string" &&
            !/^arn:[^:]+:s3:::[^/]+$/.test(accessLogBucketArn) &&
            `accessLogBucketArn is "${accessLogBucketArn}"; use the ARN of a bucket, such as "arn:aws:s3:::logs".`,
        ...[alarmTopic(args.alarmTopicArn), ...topics].map(regionFinding),
    ];
}
