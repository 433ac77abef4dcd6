import { DatabaseTunnel, existingNetwork } from "@evenkeel/components";
import * as aws from "@pulumi/aws";

const network = existingNetwork({
    zones: ["eu-west-1a", "eu-west-1b"],
    vpcId: "vpc-0123456789abcdef0",
    cidrBlock: "10.0.0.0/16",
    privateSubnetIds: ["subnet-0aaaaaaaaaaaaaaa1", "subnet-0bbbbbbbbbbbbbbb1"],
});

// A database that was made elsewhere.
const legacy = {
    address: "legacy.c9akciq32rrq.eu-west-1.rds.amazonaws.com",
    port: 5432,
    securityGroupId: "sg-0123456789abcdef0",
};
const tunnel = new DatabaseTunnel("tunnel", {
    network,
    databases: { legacy },
    alarmTopicArn: "arn:aws:sns:eu-west-1:123456789012:on-call",
});
new aws.vpc.SecurityGroupIngressRule("tunnel-to-legacy", {
    securityGroupId: legacy.securityGroupId,
    referencedSecurityGroupId: tunnel.securityGroupId,
    ipProtocol: "tcp",
    fromPort: legacy.port,
    toPort: legacy.port,
    description: "The tunnel",
});

export const commands = tunnel.commands;
