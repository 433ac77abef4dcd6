import { Inputs } from "../../inputs.js";
import type { Cloud, Refusals, ServiceModel } from "../../model.js";
import { globalArn, parseArn } from "../shared/arn.js";
import { longerThan, mismatched, refuseIf, unlisted } from "../shared/checks.js";
import { creationTime, upperId } from "../shared/made-up.js";
import { accessControlType, distributionType, invalid } from "./types.js";

/** The zone of every distribution's alias records. */
const hostedZone = "Z2FDTNDATAQYW2";

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CacheBehavior.html
function behaviourFaults(inputs: Inputs, behaviour: string, origins: readonly (string | undefined)[]): Refusals {
    const target = inputs.text(`${behaviour}.targetOriginId`);
    const methods = ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"];
    const wrong = inputs.texts(`${behaviour}.allowedMethods`).find((method) => !methods.includes(method));
    const policies = ["cachePolicyId", "forwardedValues"].filter((property) => inputs.has(`${behaviour}.${property}`));
    return [
        refuseIf(
            target !== undefined && origins.length > 0 && !origins.includes(undefined) && !origins.includes(target),
            "NoSuchOrigin",
            `${behaviour}.targetOriginId is "${target}"; use one of the origins ${origins.join(", ")}.`,
        ),
        unlisted(
            inputs,
            `${behaviour}.viewerProtocolPolicy`,
            ["allow-all", "https-only", "redirect-to-https"],
            invalid,
        ),
        refuseIf(
            wrong !== undefined,
            invalid,
            `${behaviour}.allowedMethods has "${wrong}"; use ${methods.join(", ")}.`,
        ),
        refuseIf(
            policies.length !== 1,
            invalid,
            `${behaviour} has ${policies.length === 0 ? "neither" : "both"} of cachePolicyId and forwardedValues; set exactly one.`,
        ),
    ];
}

// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html
function certificateFaults(inputs: Inputs): Refusals {
    const arn = inputs.text("viewerCertificate.acmCertificateArn");
    const region = parseArn(arn ?? "")?.region;
    const own = ["acmCertificateArn", "iamCertificateId"].some((property) =>
        inputs.has(`viewerCertificate.${property}`),
    );
    return [
        refuseIf(
            arn !== undefined && region !== "us-east-1",
            "InvalidViewerCertificate",
            `The certificate is in ${region ?? "no region"}; CloudFront takes certificates of us-east-1 only.`,
        ),
        refuseIf(
            (inputs.count("aliases") ?? 0) > 0 && !own,
            "InvalidViewerCertificate",
            "aliases is set but viewerCertificate names no certificate for them; set acmCertificateArn.",
        ),
        refuseIf(
            arn !== undefined && !inputs.has("viewerCertificate.sslSupportMethod"),
            invalid,
            'acmCertificateArn is set without sslSupportMethod; use "sni-only".',
        ),
        unlisted(inputs, "viewerCertificate.sslSupportMethod", ["vip", "sni-only", "static-ip"], invalid),
        unlisted(
            inputs,
            "viewerCertificate.minimumProtocolVersion",
            [
                ...["SSLv3", "TLSv1", "TLSv1_2016", "TLSv1.1_2016"],
                ...["2018", "2019", "2021", "2025"].map((year) => `TLSv1.2_${year}`),
                "TLSv1.3_2025",
            ],
            "InvalidMinimumProtocolVersion",
        ),
    ];
}

const errorCodes = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CustomErrorResponse.html
function errorResponseFaults(response: Inputs): Refusals {
    const [page, code] = ["responsePagePath", "responseCode"].map((property) => response.has(property));
    return [
        unlisted(response, "errorCode", errorCodes, "InvalidErrorCode"),
        unlisted(response, "responseCode", [200, ...errorCodes], "InvalidResponseCode"),
        refuseIf(
            page !== code,
            invalid,
            `customErrorResponses has ${page === true ? "a responsePagePath without a responseCode" : "a responseCode without a responsePagePath"}; set both or neither.`,
        ),
    ];
}

function refuseDistribution(inputs: Inputs): Refusals {
    const origins = inputs.list("origins").map((origin) => origin.text("originId"));
    const behaviours = [
        "defaultCacheBehavior",
        ...inputs.list("orderedCacheBehaviors").map((_behaviour, index) => `orderedCacheBehaviors.${index}`),
    ];
    return [
        refuseIf(inputs.count("origins") === 0, invalid, "origins is empty; name at least one."),
        ...behaviours
            .filter((behaviour) => inputs.has(behaviour) && !inputs.isUnknown(behaviour))
            .flatMap((behaviour) => behaviourFaults(inputs, behaviour, origins)),
        ...certificateFaults(inputs),
        ...inputs.list("customErrorResponses").flatMap(errorResponseFaults),
        unlisted(inputs, "priceClass", ["PriceClass_All", "PriceClass_200", "PriceClass_100"], invalid),
        unlisted(inputs, "httpVersion", ["http1.1", "http2", "http3", "http2and3"], invalid),
        unlisted(
            inputs,
            "restrictions.geoRestriction.restrictionType",
            ["none", "whitelist", "blacklist"],
            "InvalidGeoRestrictionParameter",
        ),
        mismatched(
            inputs,
            "defaultRootObject",
            /^[^/]/,
            'the name of an object without "/" before it',
            "InvalidDefaultRootObject",
        ),
        longerThan(inputs, "comment", 128, invalid),
    ];
}

/** A name outside CloudFront's own belongs to one distribution. */
function takenAliases(inputs: Inputs, cloud: Cloud): Refusals {
    const others = cloud.all(distributionType).flatMap((each) => new Inputs(each.facts).texts("aliases"));
    return inputs
        .texts("aliases")
        .filter((alias) => others.includes(alias))
        .map((alias) => ({
            code: "CNAMEAlreadyExists",
            message: `aliases has "${alias}", which another distribution has; remove it from one of them.`,
        }));
}

const distribution: ServiceModel = {
    type: distributionType,
    immutable: ["staging"],
    defaults: {
        httpVersion: "http2",
        isIpv6Enabled: false,
        priceClass: "PriceClass_All",
        retainOnDelete: false,
        staging: false,
        waitForDeployment: true,
    },
    taggable: true,
    facts: ["aliases", "enabled", "defaultCacheBehavior", "orderedCacheBehaviors"],
    references: [
        {
            property: "origins[].originAccessControlId",
            to: [accessControlType],
            missing: "NoSuchOriginAccessControl",
            inUse: "OriginAccessControlInUse",
        },
        {
            property: "webAclId",
            to: ["aws:wafv2/webAcl:WebAcl"],
            by: "arn",
            missing: "InvalidWebACLId",
            inUse: "WAFAssociatedItemException",
        },
        {
            property: "viewerCertificate.acmCertificateArn",
            to: ["aws:acm/certificate:Certificate"],
            missing: "InvalidViewerCertificate",
            inUse: "ResourceInUseException",
        },
    ],
    refuse: refuseDistribution,
    refuseWith: takenAliases,
    id: (_inputs, place) => upperId(place, "E", 13, "distribution"),
    outputs: (_inputs, place) => ({
        arn: globalArn(place, "cloudfront", `distribution/${place.id}`),
        callerReference: `terraform-${place.hex(26, "caller")}`,
        domainName: `d${place.hex(13, "domain")}.cloudfront.net`,
        etag: upperId(place, "E", 13, `after ${place.previous?.etag}`),
        hostedZoneId: hostedZone,
        inProgressValidationBatches: 0,
        lastModifiedTime: creationTime,
        loggingV1Enabled: false,
        status: "Deployed",
        trustedKeyGroups: [{ enabled: false, items: [] }],
        trustedSigners: [{ enabled: false, items: [] }],
    }),
    changeWithUpdate: ["etag", "lastModifiedTime"],
};

export const models: readonly ServiceModel[] = [distribution];
