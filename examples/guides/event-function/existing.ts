import { join } from "node:path";
import { EventFunction, existingNetwork } from "@evenkeel/components";
import * as aws from "@pulumi/aws";

const network = existingNetwork({
    zones: ["eu-west-1a", "eu-west-1b"],
    vpcId: "vpc-0123456789abcdef0",
    cidrBlock: "10.0.0.0/16",
    privateSubnetIds: ["subnet-0aaaaaaaaaaaaaaa1", "subnet-0bbbbbbbbbbbbbbb1"],
});

// A topic and a database that were made elsewhere.
const invoice = new EventFunction("invoice", {
    description: "Writes an invoice for each order",
    codePath: join(__dirname, "invoice.cjs"),
    topicArns: { orders: "arn:aws:sns:eu-west-1:123456789012:orders" },
    network,
    environment: { DATABASE_HOST: "legacy.c9akciq32rrq.eu-west-1.rds.amazonaws.com" },
    // A key that other functions use too costs nothing more.
    kmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000",
    // A new account has a quota of ten and refuses to reserve any.
    reservedConcurrency: -1,
    alarmTopicArn: "arn:aws:sns:eu-west-1:123456789012:on-call",
});
new aws.vpc.SecurityGroupIngressRule("invoice-to-legacy", {
    securityGroupId: "sg-0123456789abcdef0",
    referencedSecurityGroupId: invoice.securityGroupId,
    ipProtocol: "tcp",
    fromPort: 5432,
    toPort: 5432,
    description: "The function that writes invoices",
});

export const functionName = invoice.functionName;
