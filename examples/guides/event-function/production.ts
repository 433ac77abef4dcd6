import { join } from "node:path";
import { AlertingTopics, EventFunction, ManagedDatabase, Network, ObjectStore } from "@evenkeel/components";

const tags = { Project: "shop", Environment: "prod", Owner: "team-shop" };

const network = new Network("main", { zones: ["eu-west-1a", "eu-west-1b"], tags });
const alerts = new AlertingTopics("alerts", {
    subscribers: { "on-call": { protocol: "email", endpoint: "on-call@example.com" } },
    tags,
});
const orders = new ManagedDatabase("orders", { network, alarmTopicArn: alerts.topicArn("database"), tags });
const uploads = new ObjectStore("uploads", { tags });

const index = new EventFunction("index-uploads", {
    description: "Writes each new upload into the database",
    codePath: join(__dirname, "index-uploads.cjs"),
    objects: { bucketName: uploads.bucketName, bucketArn: uploads.bucketArn, prefix: "incoming/" },
    // So that an upload of which S3 tells twice is written once.
    state: {},
    network,
    timeoutSeconds: 120,
    memoryMb: 512,
    // No more than the database has connections to spare.
    reservedConcurrency: 10,
    permissions: [
        {
            actions: ["cloudwatch:PutMetricData"],
            resources: ["*"],
            conditions: { StringEquals: { "cloudwatch:namespace": ["Shop/Uploads"] } },
        },
    ],
    logRetentionDays: 365,
    permissionsBoundaryArn: "arn:aws:iam::123456789012:policy/shop-boundary",
    alarmTopicArn: alerts.topicArn("health"),
    // An upload that takes long is in the database a minute later, and nobody has to get up for it.
    alarms: { slow: { topicArn: alerts.topicArn("traffic") } },
    tags,
});
uploads.grantRead(index);
orders.grantConnect(index);

export const undeliveredQueueUrl = index.undeliveredQueueUrl;
