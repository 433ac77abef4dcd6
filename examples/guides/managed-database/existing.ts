import { existingNetwork, ManagedDatabase } from "@evenkeel/components";

const network = existingNetwork({
    zones: ["eu-west-1a", "eu-west-1b"],
    vpcId: "vpc-0123456789abcdef0",
    cidrBlock: "10.0.0.0/16",
    privateSubnetIds: ["subnet-0aaaaaaaaaaaaaaa1", "subnet-0bbbbbbbbbbbbbbb1"],
    isolatedSubnetIds: ["subnet-0aaaaaaaaaaaaaaa2", "subnet-0bbbbbbbbbbbbbbb2"],
});

const orders = new ManagedDatabase("orders", {
    network,
    alarmTopicArn: "arn:aws:sns:eu-west-1:123456789012:on-call",
    // Your database, as it was in this snapshot. Name, administrator and key must be those of the original.
    restore: { snapshot: "shop-before-the-move" },
    databaseName: "shop",
    adminName: "shopadmin",
    kmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000",
});

export const address = orders.address;
export const secretArn = orders.secretArn;
