import {
    AccessLogQueries,
    AlertingTopics,
    CacheCluster,
    Certificate,
    CostGuard,
    Dashboard,
    DatabaseTunnel,
    EventFunction,
    LogSource,
    ObjectStore,
    ScalableWebTier,
    StaticSite,
} from "@evenkeel/components";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { platform } from "./platform.cjs";

/** The whole shop: what visitors see on top of what they share, what people look at, and what it may cost. */
export function shop() {
    const { tags, network, alerts, database, files, pictures } = platform();
    const logs = new ObjectStore("logs", {
        logSources: [LogSource.LoadBalancers, LogSource.Distributions],
        forceDestroy: true,
        tags,
    });
    const cache = new CacheCluster("sessions", {
        network,
        alarmTopicArn: alerts.topicArn("health"),
        deletionProtection: false,
        tags,
    });

    const web = new ScalableWebTier("shop", {
        network,
        application: { artefact: upload(pictures, tags), command: ["node/bin/node", "server.js"] },
        allowFrom: ["203.0.113.0/24"],
        accessLogs: { bucketName: logs.bucketName },
        alertTopics: {
            health: alerts.topicArn("health"),
            scaling: alerts.topicArn("scaling"),
            traffic: alerts.topicArn("traffic"),
        },
        deletionProtection: false,
        tags,
    });
    database.grantConnect(web);
    cache.grantConnect(web);
    files.grantReadWrite(web);
    pictures.grantRead(web);

    const tunnel = new DatabaseTunnel("tunnel", {
        network,
        databases: { orders: database },
        alarmTopicArn: alerts.topicArn("health"),
        tags,
    });
    database.grantConnect(tunnel);

    const site = createSite(logs, tags);
    new EventFunction("watch", {
        description: "Asks the shop every five minutes whether it answers",
        codePath: join(__dirname, "..", "..", "functions", "watch.cjs"),
        schedule: "rate(5 minutes)",
        environment: { SITE: site.url },
        alarmTopicArn: alerts.topicArn("health"),
        tags,
    });
    new AccessLogQueries("history", {
        logs: { bucketName: logs.bucketName, bucketArn: logs.bucketArn, prefix: "shop" },
        alarmTopicArn: alerts.topicArn("traffic"),
        forceDestroy: true,
        tags,
    });
    const dashboard = new Dashboard("overview", {
        dashboardName: "shop",
        webTiers: { shop: web },
        databases: { orders: database },
        fileStores: { invoices: files },
        caches: { sessions: cache },
        sites: { pages: site },
        topics: alerts.topicArns,
    });
    new CostGuard("costs", { monthlyBudgetUsd: 400, topicArn: alerts.topicArn("cost"), tags });

    return { url: web.url, site: site.url, dashboard: dashboard.url, commands: tunnel.commands };
}

/** What the instances run, at a key that its content decides. */
function upload(store: ObjectStore, tags: Record<string, string>) {
    const source = "the archive that the team's pipeline builds";
    const sha256 = createHash("sha256").update(source).digest("hex");
    const key = `shop/${sha256.slice(0, 12)}.tar.gz`;
    new aws.s3.BucketObject("artefact", {
        bucket: store.bucketName,
        key,
        source: new pulumi.asset.StringAsset(source),
        tags,
    });
    return { bucketName: store.bucketName, bucketArn: store.bucketArn, key, sha256 };
}

/** Pages from the edge, whose certificate and alarms CloudFront looks for in one region only. */
function createSite(logs: ObjectStore, tags: Record<string, string>): StaticSite {
    // Registered by hand, once; the program only looks it up.
    const hostedZoneId = aws.route53.getZoneOutput({ name: "example.com" }).zoneId;
    const edge = new aws.Provider("edge", { region: "us-east-1" });
    const alerts = new AlertingTopics("edge", { purposes: ["edge"], tags }, { providers: { aws: edge } });
    const alarmTopicArn = alerts.topicArn("edge");
    const domain = new Certificate("domain", {
        domainName: "shop.example.com",
        hostedZoneId,
        region: "us-east-1",
        alarmTopicArn,
        tags,
    });
    return new StaticSite("pages", {
        domainNames: ["shop.example.com"],
        hostedZoneId,
        certificateArn: domain.certificateArn,
        alarmTopicArn,
        accessLogBucketArn: logs.bucketArn,
        forceDestroy: true,
        tags,
    });
}
