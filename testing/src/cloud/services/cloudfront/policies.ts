import { Inputs } from "../../inputs.js";
import type { Cloud, CloudResource, Refusals, ServiceModel } from "../../model.js";
import { globalArn } from "../shared/arn.js";
import { longerThan, mismatched, refuseIf, unlisted } from "../shared/checks.js";
import { upperId } from "../shared/made-up.js";
import { accessControlType, distributionType, headersPolicyType, invalid } from "./types.js";

/** What the small resources of CloudFront have in common: a name of their own, an ARN and a version tag. */
function named(type: string, kind: string, alreadyExists: string, rest: Pick<ServiceModel, "refuse">): ServiceModel {
    return {
        type,
        immutable: ["name"],
        autoName: { property: "name", maxLength: 64 },
        unique: [{ property: "name", code: alreadyExists }],
        ...rest,
        id: (inputs, place) => (kind === "function" ? (inputs.text("name") ?? "") : upperId(place, "E", 13, kind)),
        outputs: (_inputs, place) => ({
            arn: globalArn(place, "cloudfront", `${kind}/${place.id}`),
            etag: upperId(place, "E", 13, `after ${place.previous?.etag}`),
        }),
        changeWithUpdate: ["etag"],
    };
}

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateOriginAccessControl.html
const originAccessControl: ServiceModel = {
    ...named(accessControlType, "origin-access-control", "OriginAccessControlAlreadyExists", {
        refuse: (inputs) => [
            longerThan(inputs, "name", 64, invalid),
            unlisted(
                inputs,
                "originAccessControlOriginType",
                ["s3", "mediastore", "lambda", "mediapackagev2"],
                invalid,
            ),
            unlisted(inputs, "signingBehavior", ["always", "never", "no-override"], invalid),
            unlisted(inputs, "signingProtocol", ["sigv4"], invalid),
        ],
    }),
    immutable: [],
    defaults: { description: "Managed by Pulumi" },
};

const referrerPolicies = [
    ...["no-referrer", "no-referrer-when-downgrade", "origin", "origin-when-cross-origin", "same-origin"],
    ...["strict-origin", "strict-origin-when-cross-origin", "unsafe-url"],
];

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateResponseHeadersPolicy.html
const responseHeadersPolicy: ServiceModel = {
    ...named(headersPolicyType, "response-headers-policy", "ResponseHeadersPolicyAlreadyExists", {
        refuse: (inputs) => [
            mismatched(
                inputs,
                "name",
                /^[A-Za-z0-9_-]{1,128}$/,
                "at most 128 letters, digits, hyphens and underscores",
                invalid,
            ),
            unlisted(inputs, "securityHeadersConfig.frameOptions.frameOption", ["DENY", "SAMEORIGIN"], invalid),
            unlisted(inputs, "securityHeadersConfig.referrerPolicy.referrerPolicy", referrerPolicies, invalid),
        ],
    }),
    refuseDelete: headersInUse,
};

/** A distribution may also name one of AWS's own policies, so that a reference, which must lead somewhere, cannot say this. */
function headersInUse(policy: CloudResource, cloud: Cloud): Refusals {
    const user = cloud.all(distributionType).find(({ facts }) => {
        const inputs = new Inputs(facts);
        return [
            inputs.text("defaultCacheBehavior.responseHeadersPolicyId"),
            ...inputs.list("orderedCacheBehaviors").map((behaviour) => behaviour.text("responseHeadersPolicyId")),
        ].includes(policy.id);
    });
    const message = `the distribution ${user?.id} uses the policy ${policy.id}; change the distribution first.`;
    // https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DeleteResponseHeadersPolicy.html
    return [refuseIf(user !== undefined, "ResponseHeadersPolicyInUse", message)];
}

const cachePolicy = named("aws:cloudfront/cachePolicy:CachePolicy", "cache-policy", "CachePolicyAlreadyExists", {
    refuse: (inputs) => {
        const least = inputs.number("minTtl") ?? 0;
        const most = inputs.number("maxTtl") ?? 31_536_000;
        const message = `minTtl is ${least} and maxTtl ${most}; use a minimum of at most the maximum.`;
        // https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CachePolicyConfig.html
        return [refuseIf(least > most, invalid, message)];
    },
});

const originRequestPolicy = named(
    "aws:cloudfront/originRequestPolicy:OriginRequestPolicy",
    "origin-request-policy",
    "OriginRequestPolicyAlreadyExists",
    {},
);

const maximumFunctionBytes = 10_240;

// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateFunction.html
const edgeFunction: ServiceModel = {
    ...named("aws:cloudfront/function:Function", "function", "FunctionAlreadyExists", {
        refuse: (inputs) => {
            const size = Buffer.byteLength(inputs.text("code") ?? "");
            return [
                unlisted(inputs, "runtime", ["cloudfront-js-1.0", "cloudfront-js-2.0"], invalid),
                mismatched(
                    inputs,
                    "name",
                    /^[A-Za-z0-9_-]{1,64}$/,
                    "at most 64 letters, digits, hyphens and underscores",
                    invalid,
                ),
                refuseIf(
                    size > maximumFunctionBytes,
                    "FunctionSizeLimitExceeded",
                    `code has ${size} bytes; use at most ${maximumFunctionBytes}.`,
                ),
            ];
        },
    }),
    defaults: { publish: true },
    taggable: true,
    outputs: (_inputs, place) => ({
        arn: globalArn(place, "cloudfront", `function/${place.id}`),
        etag: upperId(place, "E", 13, `after ${place.previous?.etag}`),
        liveStageEtag: upperId(place, "E", 13, `live after ${place.previous?.liveStageEtag}`),
        status: "UNASSOCIATED",
    }),
    changeWithUpdate: ["etag", "liveStageEtag"],
};

export const models: readonly ServiceModel[] = [
    originAccessControl,
    responseHeadersPolicy,
    cachePolicy,
    originRequestPolicy,
    edgeFunction,
];
