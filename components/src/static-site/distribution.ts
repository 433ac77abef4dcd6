import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { ChildScope } from "../common/scope.js";
import { inRegion } from "../common/region.js";
import type { StaticSiteArgs } from "./args.js";
import { indexPage, siteCertificate, type SiteSettings } from "./settings.js";

/** What every builder of a site's children needs. */
export interface SiteScope extends ChildScope {
    args: StaticSiteArgs;
    settings: SiteSettings;
}

/**
 * AWS's own policy `CachingOptimized`: keeps files for a day unless they say otherwise, compressed both ways, whatever is asked behind "?".
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
 */
const cachingOptimized = "658327ea-f89d-4fab-a63d-7e88639e58f6";

const originId = "files";
const readOnly = ["GET", "HEAD"];
const year = 31_536_000;

/** The site's servers all over the world, and how they identify themselves to the bucket. */
export function createDistribution(scope: SiteScope, bucket: aws.s3.Bucket): aws.cloudfront.Distribution {
    const { name, parent, tags, args, settings } = scope;
    const originAccess = createOriginAccess(scope);
    const headers = createHeaders(scope);
    return new aws.cloudfront.Distribution(
        `${name}-distribution`,
        {
            enabled: true,
            comment: name,
            aliases: [...settings.domainNames],
            viewerCertificate: viewerCertificate(name, args.certificateArn),
            origins: [
                {
                    originId,
                    // The general name leads through another region until S3 has spread the word of a new bucket.
                    domainName: bucket.bucketRegionalDomainName,
                    originAccessControlId: originAccess.id,
                },
            ],
            defaultRootObject: indexPage,
            defaultCacheBehavior: {
                targetOriginId: originId,
                viewerProtocolPolicy: "redirect-to-https",
                allowedMethods: readOnly,
                cachedMethods: readOnly,
                compress: true,
                cachePolicyId: cachingOptimized,
                responseHeadersPolicyId: headers.id,
            },
            customErrorResponses: errorResponses(settings),
            httpVersion: "http2and3",
            isIpv6Enabled: true,
            priceClass: settings.priceClass,
            restrictions: { geoRestriction: { restrictionType: "none" } },
            webAclId: args.webAclArn,
            tags,
        },
        { parent },
    );
}

function createOriginAccess({ name, parent }: ChildScope): aws.cloudfront.OriginAccessControl {
    return new aws.cloudfront.OriginAccessControl(
        `${name}-access`,
        {
            description: `Reads the files of ${name}`,
            originAccessControlOriginType: "s3",
            signingBehavior: "always",
            signingProtocol: "sigv4",
        },
        { parent },
    );
}

/** @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html */
function createHeaders({ name, parent, args, settings }: SiteScope): aws.cloudfront.ResponseHeadersPolicy {
    const { contentSecurityPolicy } = args;
    // What a file says for itself in S3's metadata is no reason to be less safe.
    const override = true;
    return new aws.cloudfront.ResponseHeadersPolicy(
        `${name}-headers`,
        {
            comment: `Security headers of ${name}`,
            securityHeadersConfig: {
                // For this name only: of other sites below it, nothing is known here, and a browser forgets in a year at the earliest.
                strictTransportSecurity: { accessControlMaxAgeSec: year, override },
                contentTypeOptions: { override },
                frameOptions: { frameOption: settings.frameOption, override },
                referrerPolicy: { referrerPolicy: "strict-origin-when-cross-origin", override },
                ...(contentSecurityPolicy === undefined
                    ? {}
                    : { contentSecurityPolicy: { contentSecurityPolicy, override } }),
            },
        },
        { parent },
    );
}

type ViewerCertificate = aws.types.input.cloudfront.DistributionViewerCertificate;

/** For its own names CloudFront has its own certificate, and lets nobody choose the versions of TLS. */
function viewerCertificate(name: string, certificateArn: pulumi.Input<string> | undefined): ViewerCertificate {
    if (certificateArn === undefined) return { cloudfrontDefaultCertificate: true };
    return {
        acmCertificateArn: inRegion(`StaticSite "${name}"`, siteCertificate(certificateArn)),
        sslSupportMethod: "sni-only",
        minimumProtocolVersion: "TLSv1.2_2021",
    };
}

/**
 * The bucket's policy lets CloudFront see what is missing, so that S3 answers 404 and not 403 for it. 403 stays what it is: it is how a firewall
 * turns a visitor away, who must not be let in by the back door.
 */
function errorResponses({ missing }: SiteSettings): aws.types.input.cloudfront.DistributionCustomErrorResponse[] {
    return missing === undefined
        ? []
        : [{ errorCode: 404, responseCode: missing.status, responsePagePath: missing.page }];
}
