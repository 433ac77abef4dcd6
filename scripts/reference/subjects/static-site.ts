import { FrameOption, PriceClass, StaticSite, type StaticSiteArgs } from "@evenkeel/components";
import { subject } from "./subject.js";
import { certificateArn, common, topicArn, tuning } from "./surroundings.js";

const edge = "us-east-1";
const named = { domainNames: ["www.example.com"], certificateArn: certificateArn("00", edge) };

export const staticSite = subject<StaticSiteArgs>(
    "site",
    (args) => new StaticSite("site", args),
    { alarmTopicArn: topicArn("edge", edge) },
    {
        singlePageApplication: [{ to: true }],
        notFoundPage: [{ to: "404.html" }],
        domainNames: [{ to: ["www.example.com", "example.com"], with: named, say: "one name more" }],
        certificateArn: [{ to: certificateArn("ff", edge), with: named, say: "another certificate" }],
        hostedZoneId: [{ to: "Z0123456789ABCDEFGHIJ", with: named, say: "set" }],
        contentSecurityPolicy: [{ to: "default-src 'self'" }],
        frameOption: [{ to: FrameOption.SameOrigin }],
        priceClass: [{ to: PriceClass.Cheapest }],
        webAclArn: [
            {
                to: "arn:aws:wafv2:us-east-1:123456789012:global/webacl/site/0a1b2c3d-0000-4000-8000-000000000000",
                say: "set",
            },
        ],
        accessLogBucketArn: [{ to: "arn:aws:s3:::visits", say: "set" }],
        keepOldVersionsDays: [{ to: 30 }],
        forceDestroy: [{ to: true }],
        alarmTopicArn: [{ to: topicArn("other", edge), say: "another topic" }],
        alarms: tuning("server-errors"),
        tags: common.tags,
    },
);
