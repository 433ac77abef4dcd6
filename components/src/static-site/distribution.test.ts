import { plan } from "@evenkeel/testing";
import { expect } from "chai";
import { Certificate } from "../certificate/index.js";
import { FrameOption, PriceClass } from "./args.js";
import {
    alarmTopicArn,
    bucketOf,
    certificateArn,
    config,
    distributionOf,
    headersOf,
    hostedZoneId,
    inventory,
    planSite,
    siteOf,
} from "./fixtures.test.js";
import { StaticSite } from "./static-site.js";

describe("the distribution of a StaticSite", function () {
    this.timeout(60_000);

    it("under names of its own, takes TLS 1.2 and newer, and is found over IPv4 and IPv6", async () => {
        const domainNames = ["*.example.com", "example.com"];
        const graph = await plan(
            () => {
                const certificate = new Certificate("domain", {
                    domainName: "example.com",
                    alternativeNames: ["*.example.com"],
                    hostedZoneId,
                    alarmTopicArn,
                    region: "us-east-1",
                });
                const { certificateArn: issued } = certificate;
                new StaticSite("shop", { alarmTopicArn, domainNames, certificateArn: issued, hostedZoneId });
            },
            { config },
        );
        const validation = graph.find("aws:acm/certificateValidation:CertificateValidation", "domain-validation");
        const aliases = ["*.example.com", "example.com"].flatMap((domain) =>
            ["a", "aaaa"].map((kind) => `shop-alias-${domain}-${kind}`),
        );

        expect(distributionOf(graph).inputs).to.deep.include({
            aliases: domainNames,
            viewerCertificate: {
                acmCertificateArn: graph.find("aws:acm/certificate:Certificate", "domain-certificate").output("arn"),
                sslSupportMethod: "sni-only",
                minimumProtocolVersion: "TLSv1.2_2021",
            },
        });
        expect(distributionOf(graph).options.dependsOn).to.include(validation.urn);
        expect(graph.childrenOf("shop").map(({ name }) => name)).to.include.members(aliases);
        expect(graph.childrenOf("shop")).to.have.length(inventory.length - 1 + aliases.length);
        expect(graph.find("aws:route53/record:Record", "shop-alias-example.com-aaaa").inputs).to.deep.equal({
            zoneId: hostedZoneId,
            name: "example.com",
            type: "AAAA",
            aliases: [
                {
                    name: distributionOf(graph).output("domainName"),
                    zoneId: "Z2FDTNDATAQYW2",
                    evaluateTargetHealth: false,
                },
            ],
        });
        expect(siteOf(graph).output("url")).to.equal("https://example.com");
    });

    it("makes no records where it is given no zone", async () => {
        const graph = await planSite({ domainNames: ["example.com"], certificateArn });

        expect(graph.inventory()).to.have.members(inventory);
        expect(siteOf(graph).output("url")).to.equal("https://example.com");
    });

    it("answers what is no file with the application, and turns away whom the firewall turns away", async () => {
        const webAclArn = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/shop/1";
        const graph = await planSite({ singlePageApplication: true, webAclArn });

        expect(distributionOf(graph).inputs).to.deep.include({
            webAclId: webAclArn,
            customErrorResponses: [{ errorCode: 404, responseCode: 200, responsePagePath: "/index.html" }],
        });
    });

    it("does as it is told about pages, headers, places and old files", async () => {
        const graph = await planSite({
            notFoundPage: "404.html",
            contentSecurityPolicy: "default-src 'self'",
            frameOption: FrameOption.SameOrigin,
            priceClass: PriceClass.Cheapest,
            keepOldVersionsDays: 7,
            forceDestroy: true,
        });
        const lifecycle = graph.find(
            "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
            "shop-lifecycle",
        );

        expect(distributionOf(graph).inputs).to.deep.include({
            priceClass: "PriceClass_100",
            customErrorResponses: [{ errorCode: 404, responseCode: 404, responsePagePath: "/404.html" }],
        });
        expect(headersOf(graph).input("securityHeadersConfig")).to.deep.include({
            frameOptions: { frameOption: "SAMEORIGIN", override: true },
            contentSecurityPolicy: { contentSecurityPolicy: "default-src 'self'", override: true },
        });
        expect(lifecycle.input("rules.1.noncurrentVersionExpiration")).to.deep.equal({ noncurrentDays: 7 });
        expect(bucketOf(graph).input("forceDestroy")).to.equal(true);
    });
});
