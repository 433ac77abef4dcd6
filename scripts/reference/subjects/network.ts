import { NatGateways, Network, type NetworkArgs } from "@evenkeel/components";
import { subject } from "./subject.js";
import { common, topicArn, tuning } from "./surroundings.js";

const alarmTopicArn = topicArn("traffic");
const [first, second, third] = ["eu-west-1a", "eu-west-1b", "eu-west-1c"];

export const network = subject<NetworkArgs>(
    "main",
    (args) => new Network("main", args),
    { zones: [first, second] },
    {
        zones: [
            { to: [first, second, third], say: "one zone more" },
            { from: [first, second, third], to: [first, second], say: "one zone less" },
        ],
        cidrBlock: [{ to: "10.1.0.0/16" }],
        ipv6: [{ to: true }],
        natGateways: [{ to: NatGateways.Single }, { to: NatGateways.None }],
        flowLogs: [
            { from: { retentionDays: 30 }, to: { retentionDays: 90 } },
            { to: { bucketArn: "arn:aws:s3:::audit-logs" }, say: "a bucket in place of the log group" },
        ],
        interfaceEndpoints: [{ from: ["ssm"], to: ["ssm", "logs"] }],
        alarmTopicArn: [{ to: alarmTopicArn, say: "set" }],
        alarms: tuning("no-ports").map((change) => ({ ...change, with: { alarmTopicArn } })),
        permissionsBoundaryArn: common.permissionsBoundaryArn,
        tags: common.tags,
    },
);
