import { DatabaseTunnel, type DatabaseTunnelArgs } from "@evenkeel/components";
import { subject } from "./subject.js";
import { common, network, topicArn, tuning } from "./surroundings.js";

const orders = { address: "orders.example.com", port: 5432, securityGroupId: "sg-0123456789abcdef0" };
const pages = { address: "pages.example.com", port: 6379, securityGroupId: "sg-0fedcba9876543210" };

export const databaseTunnel = subject<DatabaseTunnelArgs>(
    "tunnel",
    (args) => new DatabaseTunnel("tunnel", args),
    { network, databases: { orders }, alarmTopicArn: topicArn("health") },
    {
        network: common.network,
        databases: [
            { to: { orders, pages }, say: "one database more" },
            { to: { orders: { ...orders, localPort: 15555 } }, say: "another `localPort`" },
        ],
        alarmTopicArn: common.alarmTopicArn,
        zone: [{ to: "eu-west-1b" }],
        instanceType: [{ to: "t4g.micro" }],
        replaceForNewImages: [{ to: true, say: "`true`, and no newer image" }],
        permissionsBoundaryArn: common.permissionsBoundaryArn,
        alarms: tuning("status-checks"),
        tags: common.tags,
    },
);
