import { Dashboard, type DashboardArgs } from "../../src/index.js";
import { table } from "../change.js";

const web = {
    loadBalancerArnSuffix: "app/web/50dc6c495c0c9188",
    targetGroupArnSuffix: "targetgroup/web/73e2d6bc24d8a067",
    autoScalingGroupName: "web",
    availabilityObjective: 99.9,
    latencyObjective: 1,
};
const services = {
    webTiers: { Web: web },
    databases: { Orders: { instanceIdentifier: "orders" } },
    fileStores: { Uploads: { fileSystemId: "fs-0123456789abcdef0" } },
    caches: { Pages: { replicationGroupId: "pages", shards: 1, replicas: 1 } },
    sites: { Shop: { distributionId: "E0123456789ABC" } },
};
const alarm = "arn:aws:cloudwatch:eu-west-1:123456789012:alarm";

export const dashboardChanges = table<DashboardArgs>({
    standard: (_surroundings, name) => ({ dashboardName: `changes-${name}`, alarmArns: [`${alarm}:disk`] }),
    create: (name, args) => void new Dashboard(name, args),
    rows: [
        {
            what: "it has another name",
            after: { dashboardName: "overview" },
            operations: { page: "replace" },
        },
        {
            what: "it shows a tier, a database, files, a cache and a site",
            after: services,
            operations: { page: "update" },
        },
        {
            what: "it shows others in their place",
            before: services,
            after: {
                webTiers: {
                    Web: {
                        loadBalancerArnSuffix: "app/web/0123456789abcdef",
                        targetGroupArnSuffix: "targetgroup/web/0123456789abcdef",
                        autoScalingGroupName: "other-web",
                        availabilityObjective: 99.5,
                        latencyObjective: 2,
                    },
                },
                databases: { Orders: { instanceIdentifier: "other-orders" } },
                fileStores: { Uploads: { fileSystemId: "fs-0fedcba9876543210" } },
                caches: { Pages: { replicationGroupId: "other-pages", shards: 2, replicas: 2 } },
                sites: { Shop: { distributionId: "E0FEDCBA987654" } },
            },
            operations: { page: "update" },
        },
        {
            what: "it shows topics, alarms and a text",
            after: ({ topics }) => ({
                topics: { Health: topics.one },
                alarmArns: [`${alarm}:cpu`],
                note: "What to do: https://example.com/runbook",
            }),
            operations: { page: "update" },
        },
        {
            what: "the metrics are in another region",
            before: { ...services, region: "eu-west-1" },
            after: { ...services, region: "eu-central-1" },
            operations: { page: "update" },
        },
    ],
});
