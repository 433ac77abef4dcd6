import {
    AlertingTopics,
    CacheCluster,
    Dashboard,
    LogSource,
    ManagedDatabase,
    Network,
    ObjectStore,
    ScalableWebTier,
    SharedFileStore,
} from "@evenkeel/components";

const tags = { Project: "shop", Environment: "prod", Owner: "team-shop" };

const network = new Network("main", { zones: ["eu-west-1a", "eu-west-1b"], tags });
const logs = new ObjectStore("logs", { logSources: [LogSource.LoadBalancers], tags });
const alerts = new AlertingTopics("alerts", {
    subscribers: { "on-call": { protocol: "email", endpoint: "on-call@example.com" } },
    tags,
});
const alarmTopicArn = alerts.topicArn("health");
const orders = new ManagedDatabase("orders", { network, alarmTopicArn, tags });
const uploads = new SharedFileStore("uploads", { network, alarmTopicArn, tags });
const pages = new CacheCluster("pages", { network, alarmTopicArn, tags });
const web = new ScalableWebTier("web", {
    network,
    application: {
        artefact: {
            bucketName: "shop-builds",
            bucketArn: "arn:aws:s3:::shop-builds",
            key: "server/1.4.2.tar.gz",
            sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        },
        command: ["node/bin/node", "server.js"],
    },
    allowFrom: ["0.0.0.0/0"],
    accessLogs: { bucketName: logs.bucketName },
    alertTopics: { health: alarmTopicArn, scaling: alerts.topicArn("scaling"), traffic: alerts.topicArn("traffic") },
    tags,
});

const overview = new Dashboard("overview", {
    dashboardName: "shop-prod",
    note: "Runbook: https://wiki.example.com/shop/runbook",
    // A tier brings what its charts need; what its visitors are promised is yours to say.
    webTiers: {
        web: {
            loadBalancerArnSuffix: web.loadBalancerArnSuffix,
            targetGroupArnSuffix: web.targetGroupArnSuffix,
            autoScalingGroupName: web.autoScalingGroupName,
            availabilityObjective: 99.95,
            latencyObjective: 0.5,
        },
    },
    databases: { orders },
    fileStores: { uploads },
    caches: { pages },
    topics: alerts.topicArns,
});

export const url = overview.url;
