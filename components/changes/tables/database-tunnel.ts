import { DatabaseTunnel, type DatabaseTunnelArgs, type TunnelledDatabaseArgs } from "../../src/index.js";
import { table } from "../change.js";
import type { Surroundings } from "../surroundings.js";

function orders({ groups }: Surroundings): TunnelledDatabaseArgs {
    return { address: "orders.example.com", port: 5432, securityGroupId: groups.one };
}

export const databaseTunnelChanges = table<DatabaseTunnelArgs>({
    standard: (surroundings) => ({
        network: surroundings.network,
        databases: { orders: orders(surroundings) },
        alarmTopicArn: surroundings.topics.one,
    }),
    create: (name, args) => void new DatabaseTunnel(name, args),
    rows: [
        {
            what: "it leads to one more database",
            after: (surroundings) => ({
                databases: {
                    orders: orders(surroundings),
                    pages: { address: "pages.example.com", port: 6379, securityGroupId: surroundings.groups.other },
                },
            }),
            operations: { "to-database-pages": "create" },
        },
        {
            what: "the database has another address, and another port of one's own machine leads to it",
            before: (surroundings) => ({ databases: { orders: { ...orders(surroundings), localPort: 15432 } } }),
            after: (surroundings) => ({
                databases: { orders: { ...orders(surroundings), address: "new.example.com", localPort: 25432 } },
            }),
            operations: {},
        },
        {
            what: "the database has another port and another group",
            after: (surroundings) => ({
                databases: {
                    orders: { ...orders(surroundings), port: 5433, securityGroupId: surroundings.groups.other },
                },
            }),
            operations: { "to-database-orders": "update" },
        },
        {
            what: "another topic is told",
            after: ({ topics }) => ({ alarmTopicArn: topics.other }),
            operations: { "status-checks": "update" },
        },
        {
            what: "it moves to another zone",
            after: { zone: "eu-west-1b" },
            operations: { instance: "replace", "status-checks": "update" },
        },
        {
            what: "it runs on a larger instance",
            after: { instanceType: "t4g.micro" },
            operations: { instance: "update" },
        },
        {
            what: "it runs on another kind of processor",
            before: { replaceForNewImages: true },
            after: { replaceForNewImages: true, instanceType: "t3.nano" },
            operations: { instance: "replace", "status-checks": "update" },
        },
        {
            what: "it takes new images, and there is none",
            after: { replaceForNewImages: true },
            operations: {},
        },
        {
            what: "its role is bounded",
            after: ({ boundaries }) => ({ permissionsBoundaryArn: boundaries.one }),
            operations: { instance: "update" },
        },
        {
            what: "the alarm is tuned",
            after: { alarms: { "status-checks": { evaluationPeriods: 5 } } },
            operations: { "status-checks": "update" },
        },
        {
            what: "tags",
            after: { tags: { Team: "web" } },
            operations: {
                instance: "update",
                "status-checks": "update",
                "to-database-orders": "update",
                "to-http": "update",
                "to-https": "update",
            },
        },
    ],
});
