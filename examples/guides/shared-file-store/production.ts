import { AlertingTopics, Network, SharedFileStore } from "@evenkeel/components";

const tags = { Project: "shop", Environment: "prod", Owner: "team-shop" };

const network = new Network("main", { zones: ["eu-west-1a", "eu-west-1b", "eu-west-1c"], tags });
const alerts = new AlertingTopics("alerts", {
    subscribers: { "on-call": { protocol: "email", endpoint: "on-call@example.com" } },
    tags,
});

const uploads = new SharedFileStore("uploads", {
    network,
    alarmTopicArn: alerts.topicArn("health"),
    // Whoever is granted one of these sees its folder as the root, and acts as its user.
    accessPoints: {
        pictures: { path: "/pictures", uid: 1001, gid: 1001 },
        invoices: { path: "/invoices", uid: 1002, gid: 1002 },
    },
    infrequentAccessAfterDays: 30,
    archiveAfterDays: 180,
    tags,
});

export const fileSystemId = uploads.fileSystemId;
export const accessPointIds = uploads.accessPointIds;
