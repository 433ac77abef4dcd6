import { join } from "node:path";
import {
    AccessLogQueries,
    AlertingTopics,
    CostGuard,
    Dashboard,
    DatabaseTunnel,
    EventFunction,
    NatGateways,
    Network,
    SubscriberProtocol,
} from "../../src/index.js";
import {
    alarmTopicArn,
    grantee,
    network as existing,
    type Programs,
    securityGroupId,
    topicIn,
} from "./surroundings.js";

const zones = ["eu-west-1a", "eu-west-1b"];

export const network: Programs = {
    smallest: (common) => void new Network("main", { ...common, zones }),
    everything: (common) =>
        void new Network("main", {
            ...common,
            zones,
            ipv6: true,
            interfaceEndpoints: ["ssm", "ssmmessages"],
            alarmTopicArn,
        }),
    "single-gateway": (common) => void new Network("main", { ...common, zones, natGateways: NatGateways.Single }),
};

export const alertingTopics: Programs = {
    smallest: (common) => void new AlertingTopics("main", common),
    everything: (common) =>
        void new AlertingTopics("main", {
            ...common,
            subscribers: {
                people: { protocol: SubscriberProtocol.Email, endpoint: "on-call@example.com" },
                hook: { protocol: SubscriberProtocol.Https, endpoint: "https://example.com/alerts" },
                function: {
                    protocol: SubscriberProtocol.Lambda,
                    endpoint: "arn:aws:lambda:eu-west-1:123456789012:function:pager",
                },
                queue: { protocol: SubscriberProtocol.Queue, endpoint: "arn:aws:sqs:eu-west-1:123456789012:alerts" },
                pager: {
                    protocol: SubscriberProtocol.PagerDuty,
                    pagerDuty: {
                        routingKeySecretArn: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:pagerduty-a1b2c3",
                    },
                },
            },
            purposes: ["health"],
            deliveryStatus: {},
        }),
};

export const costGuard: Programs = {
    smallest: ({ tags }) => void new CostGuard("main", { monthlyBudgetUsd: 500, topicArn: alarmTopicArn, tags }),
    everything: ({ tags }) =>
        void new CostGuard("main", {
            monthlyBudgetUsd: 500,
            topicArn: alarmTopicArn,
            tags,
            tagFilter: { key: "Project", value: "shop" },
        }),
    "with a monitor of all services": ({ tags }) =>
        void new CostGuard("main", { monthlyBudgetUsd: 500, topicArn: alarmTopicArn, watchAnomalies: true, tags }),
};

export const dashboard: Programs = {
    smallest: () => void new Dashboard("main", { dashboardName: "overview", topics: { alerts: alarmTopicArn } }),
    everything: () =>
        void new Dashboard("main", {
            dashboardName: "overview",
            databases: { orders: { instanceIdentifier: "orders" } },
            fileStores: { uploads: { fileSystemId: "fs-0123456789abcdef0" } },
            caches: { pages: { replicationGroupId: "pages" } },
            sites: { site: { distributionId: "E0123456789ABC" } },
            topics: { alerts: topicIn("eu-west-1") },
        }),
};

export const databaseTunnel: Programs = {
    smallest: (common) =>
        void new DatabaseTunnel("main", {
            ...common,
            network: existing,
            alarmTopicArn,
            databases: { orders: { address: "orders.example.com", port: 5432, securityGroupId } },
        }),
    everything: (common) =>
        void new DatabaseTunnel("main", {
            ...common,
            network: existing,
            alarmTopicArn,
            databases: {
                orders: { address: "orders.example.com", port: 5432, securityGroupId },
                pages: { address: "pages.example.com", port: 6379, securityGroupId },
            },
        }),
};

const called = { description: "Asks whether all is well", codePath: join(__dirname, "bundle.cjs"), alarmTopicArn };

export const eventFunction: Programs = {
    smallest: (common) => void new EventFunction("main", { ...called, ...common, schedule: "rate(1 minute)" }),
    everything: (common) =>
        void new EventFunction("main", {
            ...called,
            ...common,
            schedule: "rate(1 minute)",
            objects: { bucketName: "uploads", bucketArn: "arn:aws:s3:::uploads" },
            topicArns: { orders: "arn:aws:sns:eu-west-1:123456789012:orders" },
            state: {},
            network: existing,
        }),
};

const logs = { bucketName: "logs", bucketArn: "arn:aws:s3:::logs" };

export const accessLogQueries: Programs = {
    smallest: (common) => void new AccessLogQueries("main", { ...common, logs, alarmTopicArn }),
    everything: (common) => {
        const queries = new AccessLogQueries("main", {
            ...common,
            logs: { ...logs, prefix: "web" },
            accessLogBucketName: "requests",
            alarmTopicArn,
        });
        queries.grantQuery(grantee());
    },
};
