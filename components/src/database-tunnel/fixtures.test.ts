import { type Graph, plan } from "@evenkeel/testing";
import type { NetworkLike } from "../network/network-like.js";
import type { DatabaseTunnelArgs } from "./args.js";
import { DatabaseTunnel } from "./database-tunnel.js";

// Shared by tests. The name keeps it out of what is published, like the tests themselves.

export const network = {
    vpcId: "vpc-0123456789abcdef0",
    cidrBlock: "10.0.0.0/16",
    publicSubnets: {},
    privateSubnets: { "eu-west-1a": "subnet-0aaaaaaaaaaaaaaaa", "eu-west-1b": "subnet-0bbbbbbbbbbbbbbbb" },
    isolatedSubnets: { "eu-west-1a": "subnet-0cccccccccccccccc", "eu-west-1b": "subnet-0dddddddddddddddd" },
} satisfies NetworkLike;

export const args: DatabaseTunnelArgs = {
    network,
    databases: {
        orders: {
            address: "orders.abc.eu-west-1.rds.amazonaws.com",
            port: 5432,
            securityGroupId: "sg-0123456789abcdef0",
        },
    },
    alarmTopicArn: "arn:aws:sns:eu-west-1:123456789012:health",
};

export const config = { "aws:region": "eu-west-1" };

export function planTunnel(given: Partial<DatabaseTunnelArgs> = {}): Promise<Graph> {
    return plan(() => void new DatabaseTunnel("tunnel", { ...args, ...given }), { config });
}
