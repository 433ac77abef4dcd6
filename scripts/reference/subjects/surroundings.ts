import type { NetworkLike } from "@evenkeel/components";

/** What subjects are wired to: everything that is not the subject's own exists already. */
export const network: NetworkLike = {
    vpcId: "vpc-0123456789abcdef0",
    cidrBlock: "10.0.0.0/16",
    publicSubnets: { "eu-west-1a": "subnet-0aaaaaaaaaaaaaaa0", "eu-west-1b": "subnet-0bbbbbbbbbbbbbbb0" },
    privateSubnets: { "eu-west-1a": "subnet-0aaaaaaaaaaaaaaa1", "eu-west-1b": "subnet-0bbbbbbbbbbbbbbb1" },
    isolatedSubnets: { "eu-west-1a": "subnet-0aaaaaaaaaaaaaaa2", "eu-west-1b": "subnet-0bbbbbbbbbbbbbbb2" },
};

export const otherNetwork: NetworkLike = {
    vpcId: "vpc-0fedcba9876543210",
    cidrBlock: "10.1.0.0/16",
    publicSubnets: { "eu-west-1a": "subnet-0ccccccccccccccc0", "eu-west-1b": "subnet-0ddddddddddddddd0" },
    privateSubnets: { "eu-west-1a": "subnet-0ccccccccccccccc1", "eu-west-1b": "subnet-0ddddddddddddddd1" },
    isolatedSubnets: { "eu-west-1a": "subnet-0ccccccccccccccc2", "eu-west-1b": "subnet-0ddddddddddddddd2" },
};

export const topicArn = (name: string, region = "eu-west-1"): string => `arn:aws:sns:${region}:123456789012:${name}`;

export const keyArn = (id: string, region = "eu-west-1"): string =>
    `arn:aws:kms:${region}:123456789012:key/${id}000000-0000-4000-8000-000000000000`;

export const certificateArn = (id: string, region = "eu-west-1"): string =>
    `arn:aws:acm:${region}:123456789012:certificate/${id}000000-0000-4000-8000-000000000000`;

const boundaryArn = "arn:aws:iam::123456789012:policy/boundary";

/** Changes of options that several components have, in the same words. */
export const common = {
    network: [{ to: otherNetwork, say: "another network" }],
    alarmTopicArn: [{ to: topicArn("other"), say: "another topic" }],
    kmsKeyArn: [{ from: keyArn("00"), to: keyArn("ff"), say: "another key" }],
    permissionsBoundaryArn: [{ to: boundaryArn, say: "set" }],
    tags: [{ to: { Project: "shop" }, say: "another tag" }],
} as const;

/** A change of the threshold of one alarm. */
export const tuning = (role: string) => [{ to: { [role]: { evaluationPeriods: 7 } }, say: "one alarm tuned" }] as const;
