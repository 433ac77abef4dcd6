import { type Graph, plan } from "@evenkeel/testing";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { alarmsOf, messageOf, statementsOf } from "../common/fixtures.test.js";
import type { StaticSiteArgs } from "./args.js";
import {
    alarmTopicArn,
    bucketArnOf,
    bucketOf,
    certificateArn,
    distributionOf,
    headersOf,
    inventory,
    planSite,
    siteOf,
} from "./fixtures.test.js";
import { StaticSite } from "./static-site.js";

const policyOf = (graph: Graph) => graph.find("aws:s3/bucketPolicy:BucketPolicy", "shop-policy");

describe("StaticSite", function () {
    this.timeout(60_000);

    describe("by default", () => {
        let graph: Graph;
        before(async () => {
            graph = await planSite({ tags: { team: "web" } });
        });

        it("is a bucket, a distribution and its alarm, and nothing that it does not need", () => {
            expect(graph.inventory()).to.have.members(inventory);
            expect(graph.childrenOf("shop")).to.have.length(inventory.length - 1);
        });

        it("is a distribution that speaks HTTPS, HTTP/2 and HTTP/3, compresses, and reads as itself", () => {
            const access = graph.find("aws:cloudfront/originAccessControl:OriginAccessControl", "shop-access");

            expect(distributionOf(graph).inputs).to.deep.equal({
                enabled: true,
                comment: "shop",
                aliases: [],
                viewerCertificate: { cloudfrontDefaultCertificate: true },
                origins: [
                    {
                        originId: "files",
                        domainName: bucketOf(graph).output("bucketRegionalDomainName"),
                        originAccessControlId: access.id,
                    },
                ],
                defaultRootObject: "index.html",
                defaultCacheBehavior: {
                    targetOriginId: "files",
                    viewerProtocolPolicy: "redirect-to-https",
                    allowedMethods: ["GET", "HEAD"],
                    cachedMethods: ["GET", "HEAD"],
                    compress: true,
                    cachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
                    responseHeadersPolicyId: headersOf(graph).id,
                },
                customErrorResponses: [],
                httpVersion: "http2and3",
                isIpv6Enabled: true,
                priceClass: "PriceClass_All",
                restrictions: { geoRestriction: { restrictionType: "none" } },
                tags: { team: "web" },
            });
            expect(access.inputs).to.deep.include({
                originAccessControlOriginType: "s3",
                signingBehavior: "always",
                signingProtocol: "sigv4",
            });
        });

        it("sends the headers that keep a browser safe", () => {
            expect(headersOf(graph).input("securityHeadersConfig")).to.deep.equal({
                strictTransportSecurity: { accessControlMaxAgeSec: 31_536_000, override: true },
                contentTypeOptions: { override: true },
                frameOptions: { frameOption: "DENY", override: true },
                referrerPolicy: { referrerPolicy: "strict-origin-when-cross-origin", override: true },
            });
        });

        it("lets nobody read the bucket but this distribution", () => {
            const byDistribution = {
                Effect: "Allow",
                Principal: { Service: "cloudfront.amazonaws.com" },
                Condition: { StringEquals: { "aws:SourceArn": distributionOf(graph).output("arn") } },
            };
            const bucket = bucketArnOf(graph);

            expect(statementsOf(policyOf(graph).input("policy"))).to.deep.equal([
                {
                    Sid: "DenyWithoutTls",
                    Effect: "Deny",
                    Principal: { AWS: "*" },
                    Action: "s3:*",
                    Resource: [bucket, `${bucket}/*`],
                    Condition: { Bool: { "aws:SecureTransport": "false" } },
                },
                { Sid: "ReadByDistribution", ...byDistribution, Action: "s3:GetObject", Resource: `${bucket}/*` },
                { Sid: "MissingToDistribution", ...byDistribution, Action: "s3:ListBucket", Resource: bucket },
            ]);
        });

        it("has a bucket as every other: closed, encrypted, versioned and kept", () => {
            const block = graph.find(
                "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
                "shop-public-access-block",
            );
            const versioning = graph.find("aws:s3/bucketVersioning:BucketVersioning", "shop-versioning");

            expect(bucketOf(graph).inputs).to.deep.equal({ forceDestroy: false, tags: { team: "web" } });
            expect(block.inputs).to.include({ blockPublicPolicy: true, restrictPublicBuckets: true });
            expect(versioning.input("versioningConfiguration.status")).to.equal("Enabled");
            expect(policyOf(graph).options.dependsOn).to.include(block.urn);
        });

        it("is watched where CloudFront has its metrics", () => {
            const alarm = graph.find("aws:cloudwatch/metricAlarm:MetricAlarm", "shop-server-errors");
            expect(alarm.inputs).to.deep.include({
                namespace: "AWS/CloudFront",
                metricName: "5xxErrorRate",
                dimensions: { DistributionId: distributionOf(graph).id, Region: "Global" },
                region: "us-east-1",
                alarmActions: [alarmTopicArn],
                okActions: [alarmTopicArn],
            });
        });

        it("tells where it is, and where its files go", () => {
            const domainName = String(distributionOf(graph).output("domainName"));
            expect(siteOf(graph).outputs).to.deep.equal({
                url: `https://${domainName}`,
                bucketName: bucketOf(graph).output("bucket"),
                distributionId: distributionOf(graph).id,
                distributionArn: distributionOf(graph).output("arn"),
                domainName,
                alarmArns: alarmsOf(graph, "shop"),
            });
        });
    });

    it("says of which region a topic or a certificate is that is known later", async () => {
        const later = (arn: string) => pulumi.output(Promise.resolve(arn.replace("us-east-1", "eu-west-1")));
        const failureOf = async (args: Partial<StaticSiteArgs>) =>
            String(await planSite(args).catch((error: unknown) => error));

        expect(await failureOf({ alarmTopicArn: later(alarmTopicArn) })).to.contain(
            'StaticSite "shop": alarmTopicArn is "arn:aws:sns:eu-west-1:',
        );
        expect(await failureOf({ domainNames: ["a.com"], certificateArn: later(certificateArn) })).to.contain(
            'StaticSite "shop": certificateArn is "arn:aws:acm:eu-west-1:',
        );
    });

    it("names every mistake before it creates anything", async () => {
        let message = "";
        const graph = await plan(() => {
            message = messageOf(
                () => new StaticSite("shop", { alarmTopicArn: "edge", domainNames: ["shop"], certificateArn }),
            );
        });

        expect(message.split("\n")).to.have.length(2);
        expect(graph.inventory()).to.deep.equal(["shop: evenkeel:index:StaticSite"]);
    });
});
