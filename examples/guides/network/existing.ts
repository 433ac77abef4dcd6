import { existingNetwork, SharedFileStore } from "@evenkeel/components";
import * as awsx from "@pulumi/awsx";

// How many zones there are decides how many mount targets are made, so it must be known before the VPC is.
const zones = ["eu-west-1a", "eu-west-1b"];
const cidrBlock = "10.0.0.0/16";

const vpc = new awsx.ec2.Vpc("shared", {
    availabilityZoneNames: zones,
    cidrBlock,
    enableDnsHostnames: true,
    subnetStrategy: "Auto",
    subnetSpecs: [{ type: "Public" }, { type: "Private" }, { type: "Isolated" }],
});

const network = existingNetwork({
    zones,
    cidrBlock,
    vpcId: vpc.vpcId,
    publicSubnetIds: vpc.publicSubnetIds,
    privateSubnetIds: vpc.privateSubnetIds,
    isolatedSubnetIds: vpc.isolatedSubnetIds,
});

const invoices = new SharedFileStore("invoices", {
    network,
    alarmTopicArn: "arn:aws:sns:eu-west-1:123456789012:on-call",
});

export const fileSystemId = invoices.fileSystemId;
