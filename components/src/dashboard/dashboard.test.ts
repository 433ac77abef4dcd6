import { type Graph, plan } from "@evenkeel/testing";
import { expect } from "chai";
import { AlertingTopics } from "../alerting-topics/index.js";
import { CacheCluster } from "../cache-cluster/index.js";
import { messageOf } from "../common/fixtures.test.js";
import { ManagedDatabase } from "../managed-database/index.js";
import { NatGateways, Network } from "../network/index.js";
import { ScalableWebTier } from "../scalable-web-tier/index.js";
import { SharedFileStore } from "../shared-file-store/index.js";
import { StaticSite } from "../static-site/index.js";
import { Dashboard } from "./dashboard.js";
import { args, chartOf, metricsOf, pageOf, planDashboard, webTier, widgetsOf } from "./fixtures.test.js";

const inventory = ["overview-page: aws:cloudwatch/dashboard:Dashboard", "overview: evenkeel:index:Dashboard"];

describe("Dashboard", function () {
    this.timeout(60_000);

    describe("over one of everything", () => {
        let graph: Graph;
        before(async () => {
            graph = await planDashboard(args);
        });

        it("is one page under its name", () => {
            expect(graph.inventory()).to.deep.equal(inventory);
            expect(graph.childrenOf("overview")).to.have.length(1);
            expect(pageOf(graph).inputs).to.have.all.keys("dashboardName", "dashboardBody");
            expect(pageOf(graph).input("dashboardName")).to.equal("shop-dev");
        });

        it("shows what visitors get first, then what serves them, each under its title", () => {
            const headings = widgetsOf(graph).flatMap(({ properties }) => properties.markdown ?? []);

            expect(headings).to.deep.equal([
                "## web (web tier)",
                "## docs (site)",
                "## orders (database)",
                "## pages (cache)",
                "## uploads (shared files)",
                "## Topics",
            ]);
        });

        it("shows these charts and no others", () => {
            expect(
                widgetsOf(graph).flatMap(({ properties }) =>
                    properties.title === undefined ? [] : [[properties.title, ...metricsOf(properties)]],
                ),
            ).to.deep.equal([
                [
                    "Availability, %",
                    "AWS/ApplicationELB RequestCount",
                    "AWS/ApplicationELB HTTPCode_ELB_503_Count",
                    "AWS/ApplicationELB HTTPCode_ELB_5XX_Count",
                    "AWS/ApplicationELB HTTPCode_Target_5XX_Count",
                ],
                [
                    "Error budget left, %",
                    "AWS/ApplicationELB RequestCount",
                    "AWS/ApplicationELB HTTPCode_ELB_503_Count",
                    "AWS/ApplicationELB HTTPCode_ELB_5XX_Count",
                    "AWS/ApplicationELB HTTPCode_Target_5XX_Count",
                ],
                [
                    "Response time, seconds",
                    "AWS/ApplicationELB TargetResponseTime",
                    "AWS/ApplicationELB TargetResponseTime",
                ],
                ["Requests a minute", "AWS/ApplicationELB RequestCount"],
                [
                    "Errors a minute",
                    "AWS/ApplicationELB HTTPCode_ELB_5XX_Count",
                    "AWS/ApplicationELB HTTPCode_Target_5XX_Count",
                ],
                ["Instances", "AWS/AutoScaling GroupInServiceInstances", "AWS/ApplicationELB HealthyHostCount"],
                ["CPU and memory of instances, %", "AWS/EC2 CPUUtilization", "CWAgent mem_used_percent"],
                ["Requests a minute", "AWS/CloudFront Requests"],
                ["Answered with an error, %", "AWS/CloudFront 5xxErrorRate", "AWS/CloudFront 4xxErrorRate"],
                ["Downloaded, bytes a minute", "AWS/CloudFront BytesDownloaded"],
                ["CPU, %", "AWS/RDS CPUUtilization"],
                ["Connections", "AWS/RDS DatabaseConnections"],
                ["Free storage, bytes", "AWS/RDS FreeStorageSpace"],
                ["Memory that can be freed, bytes", "AWS/RDS FreeableMemory"],
                ["Time that storage takes, seconds", "AWS/RDS ReadLatency", "AWS/RDS WriteLatency"],
                ["Transfer, bytes a second", "AWS/RDS NetworkReceiveThroughput", "AWS/RDS NetworkTransmitThroughput"],
                ["CPU of Valkey, %", "AWS/ElastiCache EngineCPUUtilization", "AWS/ElastiCache EngineCPUUtilization"],
                [
                    "Memory, %",
                    "AWS/ElastiCache DatabaseMemoryUsagePercentage",
                    "AWS/ElastiCache DatabaseMemoryUsagePercentage",
                ],
                ["Connections", "AWS/ElastiCache CurrConnections", "AWS/ElastiCache CurrConnections"],
                ["Operations, % of the limit", "AWS/EFS PercentIOLimit"],
                ["Clients", "AWS/EFS ClientConnections"],
                ["Transfer, bytes a minute", "AWS/EFS DataReadIOBytes", "AWS/EFS DataWriteIOBytes"],
                ["Messages delivered", "AWS/SNS NumberOfNotificationsDelivered"],
                ["Messages that could not be delivered", "AWS/SNS NumberOfNotificationsFailed"],
            ]);
        });

        it("tells where the page is", () => {
            expect(graph.find("evenkeel:index:Dashboard", "overview").outputs).to.deep.equal({
                url: "https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#dashboards/dashboard/shop-dev",
                dashboardName: "shop-dev",
                dashboardArn: pageOf(graph).output("dashboardArn"),
            });
        });
    });

    for (const [region, address] of [
        [
            "us-gov-west-1",
            "https://us-gov-west-1.console.amazonaws-us-gov.com/cloudwatch/home?region=us-gov-west-1#dashboards/dashboard/shop-dev",
        ],
        [
            "cn-north-1",
            "https://cn-north-1.console.amazonaws.cn/cloudwatch/home?region=cn-north-1#dashboards/dashboard/shop-dev",
        ],
    ] as const) {
        it(`is found in the console of ${region}`, async () => {
            const graph = await planDashboard(args, region);

            expect(graph.find("evenkeel:index:Dashboard", "overview").output("url")).to.equal(address);
        });
    }

    it("reads the metrics of another region where it is told to, and those of CloudFront where they are", async () => {
        const graph = await planDashboard({ ...args, region: "eu-central-1" });
        const charts = widgetsOf(graph).filter(({ type }) => type === "metric");
        const elsewhere = charts.filter(({ properties }) => properties.region !== "eu-central-1");

        expect(elsewhere.map(({ properties }) => [properties.region, properties.title])).to.deep.equal([
            ["us-east-1", "Requests a minute"],
            ["us-east-1", "Answered with an error, %"],
            ["us-east-1", "Downloaded, bytes a minute"],
        ]);
        expect(graph.find("evenkeel:index:Dashboard", "overview").output("url")).to.match(/^https:\/\/eu-central-1\./);
    });

    it("puts the note and the states of alarms above everything", async () => {
        const alarmArns = ["slow", "full"].map((name) => `arn:aws:cloudwatch:eu-west-1:123456789012:alarm:${name}`);
        const [note, alarms, heading] = widgetsOf(
            await planDashboard({
                dashboardName: "shop",
                note: "# Shop\nLook first.",
                alarmArns,
                webTiers: { web: webTier },
            }),
        );

        expect(note).to.deep.include({
            type: "text",
            y: 0,
            height: 3,
            properties: { markdown: "# Shop\nLook first." },
        });
        expect(alarms).to.deep.include({
            type: "alarm",
            y: 3,
            height: 2,
            properties: { title: "Alarms", alarms: alarmArns, sortBy: "stateUpdatedTimestamp" },
        });
        expect(heading).to.deep.include({ type: "text", y: 5 });
    });

    it("can show the states of alarms alone", async () => {
        const alarmArns = ["arn:aws:cloudwatch:eu-west-1:123456789012:alarm:slow"];

        expect(widgetsOf(await planDashboard({ dashboardName: "alarms", alarmArns }))).to.have.length(1);
    });

    it("takes the library's components as they are, before and after they exist", async () => {
        for (const preview of [true, false]) {
            const graph = await plan(wholeSystem, { config: { "aws:region": "eu-west-1" }, preview });
            expect(graph.childrenOf("overview").map(({ name }) => name)).to.deep.equal(["overview-page"]);
            if (preview) continue;
            const cpu = chartOf(widgetsOf(graph), "CPU, %").metrics?.[0]?.slice(2, 4);
            const identifier = graph.find("evenkeel:index:ManagedDatabase", "orders").output("instanceIdentifier");
            expect(cpu).to.deep.equal(["DBInstanceIdentifier", identifier]);
        }
    });

    it("names every mistake before it creates anything", async () => {
        let message = "";
        const graph = await plan(() => {
            message = messageOf(() => new Dashboard("overview", { dashboardName: "shop.dev" }));
        });

        expect(message.split("\n")).to.have.length(2);
        expect(graph.inventory()).to.deep.equal(["overview: evenkeel:index:Dashboard"]);
    });
});

function wholeSystem(): void {
    const alarmTopicArn = "arn:aws:sns:eu-west-1:123456789012:health";
    const alerts = new AlertingTopics("alerts", {});
    const network = new Network("network", {
        zones: ["eu-west-1a", "eu-west-1b"],
        natGateways: NatGateways.None,
        flowLogs: { retentionDays: 30 },
    });
    const web = new ScalableWebTier("web", {
        network,
        application: {
            artefact: { bucketName: "a", bucketArn: "arn:aws:s3:::a", key: "web/1.tar.gz", sha256: "0".repeat(64) },
            command: ["node", "server.js"],
        },
        allowFrom: ["0.0.0.0/0"],
        accessLogs: { bucketName: "logs" },
        alertTopics: { health: alarmTopicArn, scaling: alarmTopicArn, traffic: alarmTopicArn },
    });
    new Dashboard("overview", {
        dashboardName: "shop-dev",
        webTiers: { web },
        databases: { orders: new ManagedDatabase("orders", { network, alarmTopicArn }) },
        fileStores: { uploads: new SharedFileStore("uploads", { network, alarmTopicArn }) },
        caches: { pages: new CacheCluster("pages", { network, alarmTopicArn }) },
        sites: { docs: new StaticSite("docs", { alarmTopicArn: "arn:aws:sns:us-east-1:123456789012:edge" }) },
        topics: alerts.topicArns,
    });
}
