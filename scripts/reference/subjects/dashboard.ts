import { Dashboard, type DashboardArgs } from "@evenkeel/components";
import { subject } from "./subject.js";
import { topicArn } from "./surroundings.js";

const web = {
    loadBalancerArnSuffix: "app/web/50dc6c495c0c9188",
    targetGroupArnSuffix: "targetgroup/web/73e2d6bc24d8a067",
    autoScalingGroupName: "web",
};
const alarmArn = (name: string): string => `arn:aws:cloudwatch:eu-west-1:123456789012:alarm:${name}`;
const more = "one more";

export const dashboard = subject<DashboardArgs>(
    "overview",
    (args) => new Dashboard("overview", args),
    { dashboardName: "shop-dev", alarmArns: [alarmArn("cpu")] },
    {
        dashboardName: [{ to: "shop-prod" }],
        webTiers: [{ to: { web }, say: more }],
        databases: [{ to: { orders: { instanceIdentifier: "orders" } }, say: more }],
        fileStores: [{ to: { files: { fileSystemId: "fs-0123456789abcdef0" } }, say: more }],
        caches: [{ to: { pages: { replicationGroupId: "pages" } }, say: more }],
        sites: [{ to: { site: { distributionId: "E0123456789ABC" } }, say: more }],
        topics: [{ to: { health: topicArn("health") }, say: more }],
        alarmArns: [{ to: [alarmArn("cpu"), alarmArn("disk")], say: more }],
        note: [{ to: "Runbook" }],
        region: [{ to: "eu-central-1" }],
    },
);
