import { AccessLogQueries, type AccessLogQueriesArgs } from "../../src/index.js";
import { table } from "../change.js";
import type { Surroundings } from "../surroundings.js";

/** The access logs of one load balancer, or those that all write without a prefix. */
const logsOf = ({ logs }: Surroundings, which: "one" | "other", prefix?: string): AccessLogQueriesArgs["logs"] => ({
    bucketName: logs.names[which],
    bucketArn: logs.arns[which],
    ...(prefix === undefined ? {} : { prefix }),
});

export const accessLogQueriesChanges = table<AccessLogQueriesArgs>({
    standard: (surroundings) => ({
        logs: logsOf(surroundings, "one", "web"),
        alarmTopicArn: surroundings.topics.one,
        forceDestroy: true,
    }),
    create: (name, args) => void new AccessLogQueries(name, args),
    rows: [
        {
            what: "it asks the logs of another bucket",
            after: (surroundings) => ({ logs: logsOf(surroundings, "other") }),
            operations: { table: "update" },
        },
        {
            what: "it asks those of all load balancers",
            after: (surroundings) => ({ logs: logsOf(surroundings, "one") }),
            operations: { table: "update" },
        },
        {
            what: "it reaches further back",
            after: { historyDays: 730 },
            operations: { table: "update" },
        },
        {
            what: "a query may read more",
            after: { queryLimitGb: 50 },
            operations: { workgroup: "update", "read-much": "update" },
        },
        {
            what: "results are kept for a week",
            after: { resultRetentionDays: 7 },
            operations: { "results-lifecycle": "update" },
        },
        {
            what: "a key of one's own encrypts results",
            after: ({ keys }) => ({ kmsKeyArn: keys.one }),
            operations: { workgroup: "update", "results-encryption": "update" },
        },
        {
            what: "requests to the results are logged",
            after: ({ logs }) => ({ accessLogBucketName: logs.names.one }),
            operations: { "results-request-log": "create" },
        },
        {
            what: "somebody else is told of much that is read",
            after: ({ topics }) => ({ alarmTopicArn: topics.other }),
            operations: { "read-much": "update" },
        },
        {
            what: "much is less",
            after: { alarms: { "read-much": { threshold: 1_000_000_000 } } },
            operations: { "read-much": "update" },
        },
        {
            what: "results are no longer thrown away with it",
            after: { forceDestroy: false },
            operations: { workgroup: "update", "results-bucket": "update" },
        },
        {
            what: "tags are put on it",
            after: { tags: { Team: "shop" } },
            operations: {
                workgroup: "update",
                database: "update",
                "results-bucket": "update",
                "read-much": "update",
            },
        },
    ],
});
