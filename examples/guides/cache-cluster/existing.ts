import { CacheCluster, existingNetwork } from "@evenkeel/components";
import * as aws from "@pulumi/aws";

const network = existingNetwork({
    zones: ["eu-west-1a", "eu-west-1b"],
    vpcId: "vpc-0123456789abcdef0",
    cidrBlock: "10.0.0.0/16",
    privateSubnetIds: ["subnet-0aaaaaaaaaaaaaaa1", "subnet-0bbbbbbbbbbbbbbb1"],
    isolatedSubnetIds: ["subnet-0aaaaaaaaaaaaaaa2", "subnet-0bbbbbbbbbbbbbbb2"],
});

const pages = new CacheCluster("pages", {
    network,
    alarmTopicArn: "arn:aws:sns:eu-west-1:123456789012:on-call",
});

// Software of yours that is no component of this library is let in by a rule of its own. It also needs `elasticache:Connect`.
new aws.vpc.SecurityGroupIngressRule("workers-to-pages", {
    securityGroupId: pages.securityGroupId,
    referencedSecurityGroupId: "sg-0123456789abcdef0",
    ipProtocol: "tcp",
    fromPort: pages.port,
    toPort: pages.port,
    description: "The workers",
});

export const address = pages.address;
