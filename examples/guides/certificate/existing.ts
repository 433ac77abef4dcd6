import { Certificate } from "@evenkeel/components";
import * as aws from "@pulumi/aws";

// The zone that your registrar points to, found by its name.
const zone = aws.route53.getZoneOutput({ name: "example.com" });

const certificate = new Certificate("shop", {
    domainName: "*.example.com",
    hostedZoneId: zone.zoneId,
    // For CloudFront. The topic must be in the same region.
    region: "us-east-1",
    alarmTopicArn: "arn:aws:sns:us-east-1:123456789012:on-call",
});

export const certificateArn = certificate.certificateArn;
