import { AccessLogQueries, type Grantee } from "@evenkeel/components";
import * as aws from "@pulumi/aws";

// A bucket to which load balancers that were made elsewhere write, without a prefix, and a topic.
const history = new AccessLogQueries("history", {
    logs: { bucketName: "legacy-access-logs", bucketArn: "arn:aws:s3:::legacy-access-logs" },
    kmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000",
    alarmTopicArn: "arn:aws:sns:eu-west-1:123456789012:on-call",
});

// The role that people of the security team take.
const role = aws.iam.getRoleOutput({ name: "security-team" });
const securityTeam: Grantee = {
    grantName: "security-team",
    roleName: role.name,
    roleArn: role.arn,
    // People find the workgroup by the output below.
    accept: () => undefined,
};
history.grantQuery(securityTeam);

export const workgroupName = history.workgroupName;
