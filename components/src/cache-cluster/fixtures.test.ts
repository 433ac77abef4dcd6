import type { NetworkLike } from "../network/network-like.js";

// Shared by tests. The name keeps it out of what is published, like the tests themselves.

/** A network of two zones with isolated subnets only, since a cache looks at no others. */
export const network = {
    vpcId: "vpc-0123456789abcdef0",
    cidrBlock: "10.0.0.0/16",
    publicSubnets: {},
    privateSubnets: {},
    isolatedSubnets: { "eu-west-1a": "subnet-0aaaaaaaaaaaaaaaa", "eu-west-1b": "subnet-0bbbbbbbbbbbbbbbb" },
} satisfies NetworkLike;

export const alarmTopicArn = "arn:aws:sns:eu-west-1:123456789012:health";
