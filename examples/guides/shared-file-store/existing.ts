import { existingNetwork, SharedFileStore } from "@evenkeel/components";

const network = existingNetwork({
    zones: ["eu-west-1a", "eu-west-1b"],
    vpcId: "vpc-0123456789abcdef0",
    cidrBlock: "10.0.0.0/16",
    privateSubnetIds: ["subnet-0aaaaaaaaaaaaaaa1", "subnet-0bbbbbbbbbbbbbbb1"],
});

const uploads = new SharedFileStore("uploads", {
    network,
    // Your topic. Its policy and its key must let `cloudwatch.amazonaws.com` publish.
    alarmTopicArn: "arn:aws:sns:eu-west-1:123456789012:on-call",
    // Your key. It can never be changed.
    kmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000",
});

export const fileSystemId = uploads.fileSystemId;
