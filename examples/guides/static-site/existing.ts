import { type Grantee, StaticSite } from "@evenkeel/components";
import * as aws from "@pulumi/aws";

const site = new StaticSite("app", {
    singlePageApplication: true,
    domainNames: ["app.example.com"],
    // Your certificate and your topic, both in us-east-1. Without `hostedZoneId` you make the record yourself, where the name is kept.
    certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-0000-4000-8000-000000000000",
    alarmTopicArn: "arn:aws:sns:us-east-1:123456789012:on-call",
});

// A publisher of yours, with a role and a security group of its own.
const role = aws.iam.getRoleOutput({ name: "publisher" });
const publisher: Grantee = {
    grantName: "publisher",
    roleName: role.name,
    roleArn: role.arn,
    securityGroupId: aws.ec2.getSecurityGroupOutput({ name: "publisher" }).id,
    // It learns of the bucket by the outputs below.
    accept: () => undefined,
};
site.grantDeploy(publisher);

export const bucketName = site.bucketName;
export const distributionId = site.distributionId;
export const url = site.url;
export const pointTheNameTo = site.domainName;
