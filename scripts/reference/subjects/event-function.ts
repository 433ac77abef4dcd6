import { join } from "node:path";
import { EventFunction, type EventFunctionArgs } from "@evenkeel/components";
import { subject } from "./subject.js";
import { common, keyArn, network, topicArn, tuning } from "./surroundings.js";

const bundle = (name: string): string =>
    join(__dirname, "..", "..", "..", "examples", "guides", "event-function", `${name}.cjs`);
const uploads = { bucketName: "uploads", bucketArn: "arn:aws:s3:::uploads" };
const other = { bucketName: "pictures", bucketArn: "arn:aws:s3:::pictures" };

export const eventFunction = subject<EventFunctionArgs>(
    "check",
    (args) => new EventFunction("check", args),
    {
        description: "Asks the shop whether it answers",
        codePath: bundle("check"),
        schedule: "rate(5 minutes)",
        alarmTopicArn: topicArn("health"),
    },
    {
        description: [{ to: "Asks the shop whether it is well" }],
        codePath: [{ to: bundle("invoice"), say: "another bundle" }],
        alarmTopicArn: common.alarmTopicArn,
        schedule: [
            { to: "rate(1 minute)" },
            { to: "cron(0 8 1 * ? *)", say: '`"cron(0 8 1 * ? *)"`, of which nobody can say when it is late' },
        ],
        scheduleInput: [{ to: { task: "report" }, say: "a task" }],
        objects: [
            { to: uploads, say: "a bucket as well" },
            { from: uploads, to: other, say: "another bucket" },
            { from: uploads, to: { ...uploads, prefix: "incoming/" }, say: "a `prefix`" },
        ],
        topicArns: [
            { to: { orders: topicArn("orders") }, say: "a topic as well" },
            { from: { orders: topicArn("orders") }, to: { orders: topicArn("other") }, say: "another topic" },
        ],
        environment: [{ to: { SITE: "https://shop.example.com" }, say: "a variable" }],
        permissions: [{ to: [{ actions: ["sns:Publish"], resources: [topicArn("traffic")] }], say: "one permission" }],
        state: [
            { to: {}, say: "a table" },
            { from: {}, to: { deletionProtection: false }, say: "without `deletionProtection`" },
        ],
        network: [
            { to: network, say: "a network" },
            { from: network, to: common.network[0].to, say: "another network" },
        ],
        timeoutSeconds: [{ to: 300 }],
        memoryMb: [{ to: 1024 }],
        reservedConcurrency: [{ to: 10 }, { to: -1 }],
        maximumRetries: [{ to: 0 }],
        maximumAgeSeconds: [{ to: 3600 }],
        logRetentionDays: [{ to: 365 }],
        kmsKeyArn: [{ to: keyArn("ff"), say: "a key that is there already" }],
        permissionsBoundaryArn: common.permissionsBoundaryArn,
        alarms: tuning("errors"),
        tags: common.tags,
    },
);
