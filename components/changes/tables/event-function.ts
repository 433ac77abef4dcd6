import { join } from "node:path";
import { EventFunction, type EventFunctionArgs } from "../../src/index.js";
import { table } from "../change.js";

const bundle = (name: string): string => join(__dirname, "..", "bundles", `${name}.cjs`);
const alarms = ["errors", "silent", "slow", "throttles", "undelivered"];
const updates = (roles: readonly string[]) => Object.fromEntries(roles.map((role) => [role, "update"] as const));

export const eventFunctionChanges = table<EventFunctionArgs>({
    standard: ({ topics }) => ({
        description: "Asks whether all is well",
        codePath: bundle("one"),
        schedule: "rate(5 minutes)",
        alarmTopicArn: topics.one,
    }),
    create: (name, args) => void new EventFunction(name, args),
    rows: [
        {
            what: "it does something else",
            after: { codePath: bundle("other") },
            operations: { function: "update" },
        },
        {
            what: "somebody says better what it does",
            after: { description: "Asks the shop whether all is well" },
            operations: {
                function: "update",
                schedule: "update",
            },
        },
        {
            what: "it is called more often",
            after: { schedule: "rate(1 minute)" },
            operations: { schedule: "update", silent: "update" },
        },
        {
            what: "the schedule says what there is to do",
            after: { scheduleInput: { task: "report" } },
            operations: { schedule: "update" },
        },
        {
            what: "it is called once a month, of which nobody can say when it is late",
            after: { schedule: "cron(0 8 1 * ? *)" },
            operations: { schedule: "update", silent: "delete" },
        },
        {
            what: "it is called for the objects of another bucket, and for others of them",
            before: ({ logs }) => ({
                objects: { bucketName: logs.names.one, bucketArn: logs.arns.one, prefix: "orders/", suffix: ".json" },
            }),
            after: ({ logs }) => ({
                objects: { bucketName: logs.names.other, bucketArn: logs.arns.other, prefix: "old/", suffix: ".csv" },
            }),
            operations: { objects: "replace" },
        },
        {
            what: "messages of a topic call it as well, more than one at once and for as long as AWS tries",
            after: ({ topics }) => ({ topicArns: { orders: topics.other } }),
            operations: {
                function: "update",
                schedule: "update",
                "topic-orders": "create",
                undelivered: "update",
            },
        },
        {
            what: "another topic is told",
            after: ({ topics }) => ({ alarmTopicArn: topics.other }),
            operations: updates(alarms),
        },
        {
            what: "it has another variable",
            after: { environment: { SITE: "https://shop.example.com" } },
            operations: { function: "update" },
        },
        {
            what: "it may do more, under another condition",
            before: {
                permissions: [
                    {
                        actions: ["cloudwatch:PutMetricData"],
                        resources: ["*"],
                        conditions: { StringEquals: { "cloudwatch:namespace": ["Shop"] } },
                    },
                ],
            },
            after: {
                permissions: [
                    {
                        actions: ["cloudwatch:GetMetricData", "cloudwatch:ListMetrics"],
                        resources: ["arn:aws:cloudwatch:eu-west-1:123456789012:*"],
                        conditions: { Bool: { "aws:SecureTransport": ["true"] } },
                    },
                ],
            },
            operations: { function: "update" },
        },
        {
            what: "it remembers things from now on",
            after: { state: { deletionProtection: false } },
            operations: { function: "update", state: "create" },
        },
        {
            what: "its table may be deleted",
            before: { state: {} },
            after: { state: { deletionProtection: false } },
            operations: { state: "update" },
        },
        {
            what: "it may take longer",
            after: { timeoutSeconds: 300 },
            operations: { function: "update", slow: "update" },
        },
        {
            what: "it has more memory",
            after: { memoryMb: 1024 },
            operations: { function: "update" },
        },
        {
            what: "more calls run at once",
            after: { reservedConcurrency: 10 },
            operations: { function: "update" },
        },
        {
            what: "it is tried once only, and events are of use for longer",
            after: { maximumRetries: 0, maximumAgeSeconds: 3600 },
            operations: { function: "update", schedule: "update" },
        },
        {
            what: "its log is kept for longer",
            after: { logRetentionDays: 365 },
            operations: { "function-log": "update" },
        },
        {
            what: "its variables get a key that is there already",
            after: ({ keys }) => ({ kmsKeyArn: keys.one }),
            operations: { function: "update", key: "delete" },
        },
        {
            what: "its role is bounded",
            after: ({ boundaries }) => ({ permissionsBoundaryArn: boundaries.one }),
            operations: { function: "update" },
        },
        {
            what: "the alarm of failures is tuned",
            after: { alarms: { errors: { evaluationPeriods: 5 } } },
            operations: { errors: "update" },
        },
        {
            what: "tags",
            after: { tags: { Team: "web" } },
            operations: {
                ...updates(alarms),
                function: "update",
                "function-log": "update",
                key: "update",
                schedule: "update",
            },
        },
    ],
});
