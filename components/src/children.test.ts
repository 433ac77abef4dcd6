import { type Graph, type GraphResource, plan } from "@evenkeel/testing";
import type * as aws from "@pulumi/aws";
import { expect } from "chai";
import { accessLogQueriesChildren } from "./access-log-queries/children.js";
import { alertingTopicsChildren } from "./alerting-topics/children.js";
import { cacheClusterChildren } from "./cache-cluster/children.js";
import { certificateChildren } from "./certificate/children.js";
import type { ChildRole } from "./common/child-transforms.js";
import { alarmsOf, messageOf } from "./common/fixtures.test.js";
import { costGuardChildren } from "./cost-guard/children.js";
import { dashboardChildren } from "./dashboard/children.js";
import { databaseTunnelChildren } from "./database-tunnel/children.js";
import { eventFunctionChildren } from "./event-function/children.js";
import { codePath } from "./event-function/fixtures.test.js";
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
    ManagedDatabase,
    NatGateways,
    Network,
    ObjectStore,
    ScalableWebTier,
    SharedFileStore,
    StaticSite,
    SubscriberProtocol,
} from "./index.js";
import { managedDatabaseChildren } from "./managed-database/children.js";
import { networkChildren } from "./network/children.js";
import { objectStoreChildren } from "./object-store/children.js";
import { scalableWebTierChildren } from "./scalable-web-tier/children.js";
import { sharedFileStoreChildren } from "./shared-file-store/children.js";
import { staticSiteChildren } from "./static-site/children.js";

const tables: Readonly<Record<string, Readonly<Record<string, ChildRole>>>> = {
    network: { ...networkChildren },
    logs: { ...objectStoreChildren },
    alerts: { ...alertingTopicsChildren },
    files: { ...sharedFileStoreChildren },
    orders: { ...managedDatabaseChildren },
    pages: { ...cacheClusterChildren },
    costs: { ...costGuardChildren },
    overview: { ...dashboardChildren },
    tunnel: { ...databaseTunnelChildren },
    poller: { ...eventFunctionChildren },
    history: { ...accessLogQueriesChildren },
    web: { ...scalableWebTierChildren },
    domain: { ...certificateChildren },
    site: { ...staticSiteChildren },
};

/** Every component, with the options that add children. */
function everything(): void {
    const network = new Network("network", {
        zones: ["eu-west-1a", "eu-west-1b"],
        natGateways: NatGateways.PerZone,
        ipv6: true,
        interfaceEndpoints: ["ssm"],
        flowLogs: { retentionDays: 30 },
        alarmTopicArn: "arn:aws:sns:eu-west-1:123456789012:traffic",
    });
    const logs = new ObjectStore("logs", {
        logSources: [LogSource.LoadBalancers],
        accessLogBucketName: "audit-logs",
        alarmTopicArn: "arn:aws:sns:eu-west-1:123456789012:health",
    });
    const alerts = new AlertingTopics("alerts", {
        purposes: ["health", "traffic"],
        subscribers: {
            pager: {
                protocol: SubscriberProtocol.Lambda,
                endpoint: "arn:aws:lambda:eu-west-1:123456789012:function:pager",
            },
            "on-call": {
                protocol: SubscriberProtocol.PagerDuty,
                pagerDuty: {
                    routingKeySecretArn: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:pagerduty-a1b2c3",
                },
            },
        },
        deliveryStatus: {},
    });
    const files = new SharedFileStore("files", {
        network,
        alarmTopicArn: alerts.topicArn("health"),
        replication: { region: "eu-central-1" },
    });
    const orders = new ManagedDatabase("orders", {
        network,
        alarmTopicArn: alerts.topicArn("health"),
        proxy: {},
        replicas: { reports: {} },
        backupCopy: {
            region: "eu-central-1",
            kmsKeyArn: "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000",
        },
    });
    const pages = new CacheCluster("pages", { network, alarmTopicArn: alerts.topicArn("health") });
    new CostGuard("costs", { monthlyBudgetUsd: 500, topicArn: alerts.topicArn("health"), watchAnomalies: true });
    const web = new ScalableWebTier("web", {
        network,
        application: {
            artefact: {
                bucketName: logs.bucketName,
                bucketArn: logs.bucketArn,
                key: "web/1.tar.gz",
                sha256: "0".repeat(64),
            },
            command: ["node", "server.js"],
        },
        allowFrom: ["0.0.0.0/0"],
        scaling: { schedules: { morning: { recurrence: "0 8 * * MON-FRI", minSize: 4 } } },
        domain: { name: "shop.example.com", hostedZoneId: "Z0123456789ABCDEFGHIJ" },
        firewall: { neverLimit: ["198.51.100.7/32"], blockList: true },
        ssh: { allowFrom: ["10.8.0.0/16"] },
        warmPool: {},
        accessLogs: { bucketName: logs.bucketName },
        alertTopics: {
            health: alerts.topicArn("health"),
            scaling: alerts.topicArn("health"),
            traffic: alerts.topicArn("traffic"),
        },
    });
    orders.grantConnect(web);
    pages.grantConnect(web);
    files.grantReadWrite(web);
    logs.grantRead(web);
    const edge = { hostedZoneId: "Z0123456789ABCDEFGHIJ", alarmTopicArn: "arn:aws:sns:us-east-1:123456789012:edge" };
    const domain = new Certificate("domain", { ...edge, domainName: "example.com", region: "us-east-1" });
    const site = new StaticSite("site", {
        ...edge,
        domainNames: ["example.com"],
        certificateArn: domain.certificateArn,
        accessLogBucketArn: logs.bucketArn,
    });
    site.grantDeploy(web);
    const tunnel = new DatabaseTunnel("tunnel", {
        network,
        databases: { orders, pages },
        alarmTopicArn: alerts.topicArn("health"),
    });
    orders.grantConnect(tunnel);
    const poller = new EventFunction("poller", {
        description: "Asks whether all is well, and sorts what comes in",
        codePath,
        network,
        schedule: "rate(1 minute)",
        objects: { bucketName: logs.bucketName, bucketArn: logs.bucketArn },
        topicArns: { traffic: alerts.topicArn("traffic") },
        state: {},
        alarmTopicArn: alerts.topicArn("health"),
    });
    orders.grantConnect(poller);
    const history = new AccessLogQueries("history", {
        logs: { bucketName: logs.bucketName, bucketArn: logs.bucketArn, prefix: "web" },
        accessLogBucketName: logs.bucketName,
        alarmTopicArn: alerts.topicArn("health"),
    });
    history.grantQuery(poller);
    new Dashboard("overview", {
        dashboardName: "overview",
        webTiers: { web },
        databases: { orders },
        fileStores: { files },
        caches: { pages },
        sites: { site },
        topics: alerts.topicArns,
    });
}

/** The children, and in place of one that is a component itself, its own: transforms reach those too. */
function childrenOf(graph: Graph, component: string): GraphResource[] {
    return graph.childrenOf(component).flatMap((child) => (child.custom ? [child] : childrenOf(graph, child.name)));
}

function rolesOf(child: GraphResource, component: string): string[] {
    const rest = child.name.slice(component.length + 1);
    return Object.entries(tables[component] ?? {})
        .filter(([, { type, suffix }]) => {
            const begins = suffix.endsWith("*") && rest.startsWith(suffix.slice(0, -1));
            return type === child.type && (begins || rest === suffix);
        })
        .map(([role]) => role);
}

describe("the roles of children", function () {
    this.timeout(60_000);
    let graph: Graph;

    before(async () => {
        graph = await plan(everything, { config: { "aws:region": "eu-west-1" } });
    });

    for (const [component, roles] of Object.entries(tables)) {
        it(`of ${component} give each child one role, and each role a child`, () => {
            const played = childrenOf(graph, component).map(
                (child) => [child.name, rolesOf(child, component)] as const,
            );

            expect(played.filter(([, names]) => names.length !== 1)).to.deep.equal([]);
            expect([...new Set(played.flatMap(([, names]) => names))]).to.have.members(Object.keys(roles));
        });
    }
});

describe("alarmArns", function () {
    this.timeout(60_000);

    it("of each component tell of all its alarms", async () => {
        const graph = await plan(everything, { config: { "aws:region": "eu-west-1" } });
        const watched = Object.keys(tables).filter((component) => component !== "costs" && component !== "overview");

        for (const component of watched) {
            const made = graph.resources.find(({ name, custom }) => name === component && !custom);
            expect(made?.output("alarmArns"), component).to.deep.equal(alarmsOf(graph, component));
            expect(alarmsOf(graph, component), component).to.not.deep.equal({});
        }
    });
});

describe("childTransforms", () => {
    const planStore = (...args: ConstructorParameters<typeof ObjectStore>) =>
        plan(() => void new ObjectStore(...args), { config: { "aws:region": "eu-west-1" } });

    it("change what a child is made with, and leave the others alone", async () => {
        const graph = await planStore(
            "logs",
            {},
            {
                childTransforms: {
                    bucket: (args, { name }) => ({ ...args, objectLockEnabled: true, tags: { child: name } }),
                },
            },
        );

        expect(graph.find("aws:s3/bucket:Bucket", "logs-bucket").inputs).to.deep.include({
            objectLockEnabled: true,
            forceDestroy: false,
            tags: { child: "logs-bucket" },
        });
        expect(graph.resources).to.have.length((await planStore("logs", {})).resources.length);
    });

    it("reach each child of a role that several have", async () => {
        const graph = await plan(() => {
            const options = {
                childTransforms: {
                    subnets: (args: aws.ec2.SubnetArgs, { name }: { name: string }) => ({
                        ...args,
                        mapPublicIpOnLaunch: name === "main-public-eu-west-1a",
                    }),
                },
            };
            new Network("main", { zones: ["eu-west-1a", "eu-west-1b"] }, options);
        });
        const open = graph.ofType("aws:ec2/subnet:Subnet").filter((subnet) => subnet.input("mapPublicIpOnLaunch"));

        expect(open.map(({ name }) => name)).to.deep.equal(["main-public-eu-west-1a"]);
    });

    it("for a child that there is not are a mistake", async () => {
        let message = "";
        await plan(() => {
            message = messageOf(
                () =>
                    new ObjectStore(
                        "logs",
                        {},
                        { childTransforms: { requestLog: (args) => args, grants: (args) => args } },
                    ),
            );
        });

        expect(message).to.equal(
            'ObjectStore "logs": childTransforms.requestLog changes nothing: with these arguments there is no such child.',
        );
    });

    it("for a role that there is not are a mistake that names the roles", async () => {
        let message = "";
        const childTransforms = { buckets: (args: unknown) => args };
        await plan(() => {
            // Without types, as a program in JavaScript: the compiler tells one in TypeScript.
            message = messageOf(() => Reflect.construct(ObjectStore, ["logs", {}, { childTransforms }]));
        });

        expect(message).to.match(
            /^ObjectStore "logs": childTransforms\.buckets is none of its children; they are bucket, /,
        );
    });
});
