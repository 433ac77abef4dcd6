import { expect } from "chai";
import * as pulumi from "@pulumi/pulumi";
import { messageOf } from "../common/fixtures.test.js";
import type { StaticSiteArgs } from "./args.js";
import { resolveSettings } from "./settings.js";

const alarmTopicArn = "arn:aws:sns:us-east-1:123456789012:edge";
const certificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-0000-4000-8000-000000000000";
const refusal = (given: Partial<StaticSiteArgs>, name = "shop") =>
    messageOf(() => resolveSettings(name, { alarmTopicArn, ...given })).split("\n");

describe("settings of a StaticSite", () => {
    it("are a site everywhere that nobody may frame and that can be undone for 90 days, by default", () => {
        expect(resolveSettings("shop", { alarmTopicArn })).to.deep.equal({
            bucket: {
                lifecycle: { expireAfterDays: undefined, keepOldVersionsDays: 90, transitions: [] },
                forceDestroy: false,
            },
            domainNames: [],
            missing: undefined,
            frameOption: "DENY",
            priceClass: "PriceClass_All",
        });
    });

    it("answer what is missing with the application, or with a page that says so", () => {
        const missing = (given: Partial<StaticSiteArgs>) =>
            resolveSettings("shop", { alarmTopicArn, ...given }).missing;

        expect(missing({ singlePageApplication: true })).to.deep.equal({ status: 200, page: "/index.html" });
        expect(missing({ notFoundPage: "errors/404.html" })).to.deep.equal({ status: 404, page: "/errors/404.html" });
        expect(missing({ singlePageApplication: false })).to.equal(undefined);
    });

    it("refuse pages that are no files, and two answers for one thing", () => {
        expect(refusal({ notFoundPage: "/404.html", singlePageApplication: true })).to.deep.equal([
            'StaticSite "shop": notFoundPage is "/404.html"; use the name of a file such as "404.html", without "/" before it.',
            'StaticSite "shop": notFoundPage is "/404.html" but singlePageApplication is true, which answers with "index.html"; remove one of the two.',
        ]);
    });

    it("refuse a policy that is no header", () => {
        for (const contentSecurityPolicy of ["", "default-src 'self';\nimg-src *"]) {
            expect(refusal({ contentSecurityPolicy }).join("\n")).to.equal(
                `StaticSite "shop": contentSecurityPolicy is "${contentSecurityPolicy}"; use one line such as "default-src 'self'", or leave it out.`,
            );
        }
    });

    it("refuse names without a certificate, and a certificate or a zone without names", () => {
        expect(refusal({ domainNames: ["example.com", "*.example.com"] })).to.deep.equal([
            'StaticSite "shop": domainNames has "example.com" or "*.example.com" but certificateArn is not set; name a certificate for them.',
        ]);
        expect(refusal({ certificateArn, hostedZoneId: "Z0123456789ABCDEFGHIJ" })).to.deep.equal([
            'StaticSite "shop": certificateArn is set but domainNames is empty; say what it is for.',
            'StaticSite "shop": hostedZoneId is set but domainNames is empty; say which names shall lead to the site.',
        ]);
    });

    it("refuse names that are none, twice the same, and more than a distribution can have", () => {
        expect(refusal({ certificateArn, domainNames: ["Shop.com", "a.com", "a.com"] })).to.deep.equal([
            'StaticSite "shop": domainNames has "Shop.com"; use a name such as "www.example.com" or "*.example.com", in lower case.',
            'StaticSite "shop": domainNames has "a.com" more than once; name each once.',
        ]);
        const domainNames = Array.from({ length: 101 }, (_name, index) => `n${index}.example.com`);
        expect(refusal({ certificateArn, domainNames })).to.deep.equal([
            'StaticSite "shop": domainNames has 101 names; use at most 100.',
        ]);
    });

    it("refuse what CloudFront does not know, and days that S3 does not take", () => {
        // As a program in another language would give it, where no compiler checks.
        const given: Partial<StaticSiteArgs> = JSON.parse(
            '{ "frameOption": "ALLOW", "priceClass": "PriceClass_50", "keepOldVersionsDays": 0 }',
        );

        expect(refusal(given)).to.deep.equal([
            'StaticSite "shop": frameOption is "ALLOW"; use "DENY" or "SAMEORIGIN".',
            'StaticSite "shop": priceClass is "PriceClass_50"; use "PriceClass_All", "PriceClass_200" or "PriceClass_100".',
            'StaticSite "shop": keepOldVersionsDays is 0; use 1 to 36500.',
        ]);
    });

    it("refuse what is of another region than CloudFront's", () => {
        const elsewhere = "arn:aws:sns:eu-west-1:123456789012:health";
        const certificate = certificateArn.replace("us-east-1", "eu-west-1");
        const metrics = "which is not of us-east-1; name a topic of that region, where alone CloudFront has metrics.";

        expect(
            refusal({
                domainNames: ["example.com"],
                certificateArn: certificate,
                alarmTopicArn: elsewhere,
                alarms: { "server-errors": { topicArn: elsewhere } },
            }),
        ).to.deep.equal([
            `StaticSite "shop": certificateArn is "${certificate}", which is not of us-east-1; name a certificate of that region: CloudFront takes no other.`,
            `StaticSite "shop": alarmTopicArn is "${elsewhere}", ${metrics}`,
            `StaticSite "shop": alarms.server-errors.topicArn is "${elsewhere}", ${metrics}`,
        ]);
    });

    it("refuse a firewall of a region, and a bucket by its name, and wait for what is known later", () => {
        const regional = "arn:aws:wafv2:us-east-1:123456789012:regional/webacl/shop/1";

        expect(refusal({ webAclArn: regional, accessLogBucketArn: "logs" })).to.deep.equal([
            `StaticSite "shop": webAclArn is "${regional}"; use the ARN of a web ACL with the scope CLOUDFRONT, which has "us-east-1" and "global/webacl" in it.`,
            'StaticSite "shop": accessLogBucketArn is "logs"; use the ARN of a bucket, such as "arn:aws:s3:::logs".',
        ]);
        const later = pulumi.output("logs");
        expect(refusal({ webAclArn: later, accessLogBucketArn: later, alarmTopicArn: later })).to.deep.equal([""]);
        const global = regional.replace("regional", "global");
        expect(refusal({ webAclArn: global, accessLogBucketArn: "arn:aws:s3:::logs" })).to.deep.equal([""]);
    });

    it("refuse a name that no bucket can have, or no delivery of logs", () => {
        expect(refusal({}, "my_shop")).to.deep.equal([
            'StaticSite "my_shop": the name becomes part of a bucket\'s name; use letters, digits and dashes only.',
        ]);
        expect(refusal({}, "n".repeat(48))).to.deep.equal([""]);
        expect(refusal({}, "n".repeat(49))[0]).to.contain("the name has 49 characters; use at most 48");
        const accessLogBucketArn = "arn:aws:s3:::logs";
        expect(refusal({ accessLogBucketArn }, "n".repeat(41))).to.deep.equal([""]);
        expect(refusal({ accessLogBucketArn }, "n".repeat(42))[0]).to.contain("use at most 41");
    });

    it("refuse to tune an alarm that there is not", () => {
        expect(refusal({ alarms: { latency: {} } })).to.deep.equal([
            'StaticSite "shop": alarms.latency is none of its alarms; they are server-errors.',
        ]);
    });
});
