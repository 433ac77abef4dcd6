import { type Grantee, ObjectStore } from "@evenkeel/components";
import * as aws from "@pulumi/aws";

const contracts = new ObjectStore("contracts", {
    // Your bucket for access logs, whose policy lets `logging.s3.amazonaws.com` write.
    accessLogBucketName: "audit-logs-123456789012",
    // Your key. Who reads or writes the store needs it too; grants see to that.
    kmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000",
});

// Software of yours that runs with a role and a security group of its own.
const role = aws.iam.getRoleOutput({ name: "archive-worker" });
const worker: Grantee = {
    grantName: "worker",
    roleName: role.name,
    roleArn: role.arn,
    securityGroupId: aws.ec2.getSecurityGroupOutput({ name: "archive-worker" }).id,
    // What a component of this library would put into the environment of its software is yours to hand on.
    accept: () => undefined,
};
contracts.grantReadWrite(worker, "signed/");

export const bucketName = contracts.bucketName;
