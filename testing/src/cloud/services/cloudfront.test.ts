import { expect } from "chai";
import type { InputValue } from "../inputs.js";
import { models } from "./cloudfront.js";
import {
    existing,
    itJudges,
    itJudgesDeletion,
    itJudgesInSituations,
    modelOf,
    outputsOf,
} from "./shared/fixtures.test.js";

const code = "InvalidArgument";
const distributionType = "aws:cloudfront/distribution:Distribution";
const headersPolicyType = "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy";

describe("a simulated distribution", () => {
    const distribution = modelOf(models, distributionType);
    const behaviour = {
        targetOriginId: "content",
        viewerProtocolPolicy: "redirect-to-https",
        allowedMethods: ["GET"],
        cachePolicyId: "1",
    };
    const behaving = (change: Record<string, InputValue>): { defaultCacheBehavior: InputValue } => ({
        defaultCacheBehavior: { ...behaviour, ...change },
    });
    const certificate = {
        acmCertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/1",
        sslSupportMethod: "sni-only",
    };
    const certified = (change: Record<string, InputValue>): { viewerCertificate: InputValue } => ({
        viewerCertificate: { ...certificate, ...change },
    });
    const good = {
        enabled: true,
        origins: [{ originId: "content", domainName: "content.s3.eu-west-1.amazonaws.com" }],
        ...behaving({}),
        ...certified({}),
        aliases: ["www.example.com"],
        priceClass: "PriceClass_100",
        defaultRootObject: "index.html",
        customErrorResponses: [{ errorCode: 404, responseCode: 200, responsePagePath: "/index.html" }],
        restrictions: { geoRestriction: { restrictionType: "none" } },
    };

    itJudges(distribution, good, [
        { what: "no origin", change: { origins: [], defaultCacheBehavior: null }, code },
        { what: "a behaviour that leads nowhere", change: behaving({ targetOriginId: "other" }), code: "NoSuchOrigin" },
        { what: "an unknown protocol policy", change: behaving({ viewerProtocolPolicy: "http-only" }), code },
        { what: "an unknown method", change: behaving({ allowedMethods: ["TRACE"] }), code },
        { what: "no way to cache", change: behaving({ cachePolicyId: null }), code },
        { what: "two ways to cache", change: behaving({ forwardedValues: { queryString: false } }), code },
        {
            what: "a later behaviour that leads nowhere",
            change: { orderedCacheBehaviors: [{ ...behaviour, targetOriginId: "other" }] },
            code: "NoSuchOrigin",
        },
        {
            what: "a certificate of another region",
            change: certified({ acmCertificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/1" }),
            code: "InvalidViewerCertificate",
        },
        {
            what: "aliases without a certificate",
            change: { viewerCertificate: { cloudfrontDefaultCertificate: true } },
            code: "InvalidViewerCertificate",
        },
        { what: "a certificate without a method", change: certified({ sslSupportMethod: null }), code },
        {
            what: "an unknown TLS version",
            change: certified({ minimumProtocolVersion: "TLSv1.4" }),
            code: "InvalidMinimumProtocolVersion",
        },
        {
            what: "an error that CloudFront has no page for",
            change: { customErrorResponses: [{ errorCode: 418 }] },
            code: "InvalidErrorCode",
        },
        {
            what: "a redirect in place of an error",
            change: { customErrorResponses: [{ errorCode: 404, responseCode: 302, responsePagePath: "/" }] },
            code: "InvalidResponseCode",
        },
        {
            what: "a page for an error without a status",
            change: { customErrorResponses: [{ errorCode: 404, responsePagePath: "/404.html" }] },
            code,
        },
        { what: "an unknown price class", change: { priceClass: "PriceClass_50" }, code },
        {
            what: "an unknown restriction",
            change: { restrictions: { geoRestriction: { restrictionType: "some" } } },
            code: "InvalidGeoRestrictionParameter",
        },
        {
            what: "a root object with a slash",
            change: { defaultRootObject: "/index.html" },
            code: "InvalidDefaultRootObject",
        },
    ]);
    itJudgesInSituations(distribution, good, [
        {
            what: "with names of its own",
            exists: [existing(distributionType, "E1", { aliases: ["shop.example.com"] })],
        },
        {
            what: "with the name of another",
            exists: [existing(distributionType, "E1", { aliases: ["www.example.com"] })],
            code: "CNAMEAlreadyExists",
        },
    ]);

    it("has CloudFront's own address and zone", () => {
        const outputs = outputsOf(distribution, good);
        expect(outputs.domainName).to.match(/^d[0-9a-f]{13}\.cloudfront\.net$/);
        expect(outputs.hostedZoneId).to.equal("Z2FDTNDATAQYW2");
        expect(outputs.arn).to.equal(`arn:aws:cloudfront::123456789012:distribution/${String(outputs.id)}`);
    });
});

describe("what belongs to a simulated distribution", () => {
    describe("access to its origin", () => {
        const good = {
            name: "content",
            originAccessControlOriginType: "s3",
            signingBehavior: "always",
            signingProtocol: "sigv4",
        };
        itJudges(modelOf(models, "aws:cloudfront/originAccessControl:OriginAccessControl"), good, [
            { what: "an unknown origin", change: { originAccessControlOriginType: "ec2" }, code },
            { what: "an unknown behaviour", change: { signingBehavior: "sometimes" }, code },
            { what: "a name of 65 characters", change: { name: "c".repeat(65) }, code },
        ]);
    });

    describe("headers", () => {
        const good = {
            name: "secure",
            securityHeadersConfig: { frameOptions: { frameOption: "DENY", override: true } },
        };
        const headers = modelOf(models, headersPolicyType);
        itJudges(headers, good, [
            {
                what: "an unknown frame option",
                change: { securityHeadersConfig: { frameOptions: { frameOption: "ALLOW" } } },
                code,
            },
            {
                what: "an unknown referrer policy",
                change: { securityHeadersConfig: { referrerPolicy: { referrerPolicy: "never" } } },
                code,
            },
            { what: "a name with a dot", change: { name: "secure.headers" }, code },
        ]);
        const inUse = "ResponseHeadersPolicyInUse";
        itJudgesDeletion(headers, existing(headersPolicyType, "P1"), [
            { what: "that nobody uses", exists: [existing(distributionType, "E1")] },
            {
                what: "of a distribution",
                exists: [existing(distributionType, "E1", { defaultCacheBehavior: { responseHeadersPolicyId: "P1" } })],
                code: inUse,
            },
            {
                what: "of one path of a distribution",
                exists: [
                    existing(distributionType, "E1", { orderedCacheBehaviors: [{ responseHeadersPolicyId: "P1" }] }),
                ],
                code: inUse,
            },
        ]);
    });

    describe("a cache policy", () => {
        itJudges(modelOf(models, "aws:cloudfront/cachePolicy:CachePolicy"), { name: "long", minTtl: 1, maxTtl: 60 }, [
            { what: "a minimum above the maximum", change: { minTtl: 61 }, code },
        ]);
    });

    describe("a function", () => {
        const good = {
            name: "rewrite",
            runtime: "cloudfront-js-2.0",
            code: "function handler(event) { return event.request; }",
        };
        itJudges(modelOf(models, "aws:cloudfront/function:Function"), good, [
            { what: "a runtime of Lambda's", change: { runtime: "nodejs24.x" }, code },
            { what: "more than 10 KB", change: { code: "x".repeat(10_241) }, code: "FunctionSizeLimitExceeded" },
        ]);
    });
});
