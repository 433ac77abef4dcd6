import {
    AlertingTopics,
    FirewallMode,
    LogSource,
    ManagedDatabase,
    Network,
    ObjectStore,
    ScalableWebTier,
    Severity,
    SharedFileStore,
} from "@evenkeel/components";

const tags = { Project: "shop", Environment: "prod", Owner: "team-shop" };

const network = new Network("main", { zones: ["eu-west-1a", "eu-west-1b", "eu-west-1c"], tags });
const logs = new ObjectStore("logs", { logSources: [LogSource.LoadBalancers], expireAfterDays: 365, tags });
const alerts = new AlertingTopics("alerts", {
    subscribers: { "on-call": { protocol: "email", endpoint: "on-call@example.com" } },
    tags,
});
const alarmTopicArn = alerts.topicArn("health");
const orders = new ManagedDatabase("orders", { network, alarmTopicArn, multiAz: true, tags });
const uploads = new SharedFileStore("uploads", { network, alarmTopicArn, tags });

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
        healthPath: "/ready",
    },
    environment: { SHOP_CURRENCY: "EUR" },
    allowFrom: ["0.0.0.0/0"],
    // The certificate is made, validated and renewed with the name.
    domain: { name: "shop.example.com", hostedZoneId: "Z0123456789ABCDEFGHIJ" },
    // Reads along and turns nobody away. Read its log for a week before you let it block.
    firewall: { mode: FirewallMode.Count },
    instanceType: "m7g.large",
    minSize: 3,
    maxSize: 24,
    scaling: {
        requestsPerInstance: 3000,
        schedules: { morning: { recurrence: "0 7 * * MON-FRI", timeZone: "Europe/Berlin", minSize: 6 } },
    },
    accessLogs: { bucketName: logs.bucketName },
    alertTopics: {
        health: alarmTopicArn,
        scaling: alerts.topicArn("scaling", Severity.Notice),
        traffic: alerts.topicArn("traffic"),
    },
    alarms: { "cpu-notice": { threshold: 60 } },
    logRetentionDays: 90,
    tags,
});

// Each grant makes the rule, the permission and the variables by which the application finds what it may use.
orders.grantConnect(web);
uploads.grantReadWrite(web);

export const url = web.url;
