import { AlertingTopics, Network, SharedFileStore } from "@evenkeel/components";

const network = new Network("main", { zones: ["eu-west-1a", "eu-west-1b"] });
const alerts = new AlertingTopics("alerts", {
    subscribers: { "on-call": { protocol: "email", endpoint: "on-call@example.com" } },
});

const uploads = new SharedFileStore("uploads", { network, alarmTopicArn: alerts.topicArn("health") });

export const fileSystemId = uploads.fileSystemId;
