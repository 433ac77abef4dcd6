import { deletedBytesKeptDays } from "@evenkeel/app-runtime";
import type { Graph, GraphResource } from "@evenkeel/testing";
import { expect } from "chai";
import { artefact, planPlatform, readStackFile } from "./fixtures.test.js";

/** Planning everything takes about a second, and several on a busy machine. */
const patience = 120_000;

/** What a tier decides about how much there is. */
const shapes = {
    dev: { zones: 2, natGateways: 1, topics: 10, subscriptions: 0 },
    test: { zones: 2, natGateways: 2, topics: 10, subscriptions: 0 },
    // Administrators have topics of their own there, whose notices a function words that hears of scaling.
    prod: { zones: 3, natGateways: 3, topics: 12, subscriptions: 13 },
} as const;

const count = (graph: Graph, type: string): number => graph.ofType(type).length;

const bucketsOf = (graph: Graph): Record<string, unknown> =>
    Object.fromEntries(
        graph.ofType("aws:s3/bucket:Bucket").map((bucket) => [bucket.name, bucket.input("forceDestroy")]),
    );

for (const [stack, shape] of Object.entries(shapes)) {
    describe(`the platform of ${stack}`, function () {
        this.timeout(patience);
        let graph: Graph;

        before(async () => {
            graph = await planPlatform(stack, readStackFile(stack));
        });

        it("is made of these components and a provider, and of nothing else", () => {
            const top = graph.resources.filter(({ parent }) => parent === undefined);

            expect(top.map(({ name, type }) => `${name}: ${type}`).sort()).to.deep.equal([
                "alerts: evenkeel:index:AlertingTopics",
                "artefacts: evenkeel:index:ObjectStore",
                "aws: pulumi:providers:aws",
                "cache-autoscaler: evenkeel:index:EventFunction",
                "content: evenkeel:index:ObjectStore",
                // The bill is the account's, so that one stack of it is told to watch it.
                ...(stack === "prod" ? ["costs: evenkeel:index:CostGuard"] : []),
                "dashboard: evenkeel:index:Dashboard",
                "database: evenkeel:index:ManagedDatabase",
                "health-guardian: evenkeel:index:EventFunction",
                "history: evenkeel:index:AccessLogQueries",
                "logs: evenkeel:index:ObjectStore",
                "manager: evenkeel:index:ScalableWebTier",
                "network: evenkeel:index:Network",
                // They need a domain that sends mails.
                ...(stack === "prod" ? ["notices: evenkeel:index:EventFunction"] : []),
                "operations: evenkeel:index:ObjectStore",
                "traffic-analyser: evenkeel:index:EventFunction",
                "upload-mover: evenkeel:index:EventFunction",
                "uploads: evenkeel:index:SharedFileStore",
                // Whoever tries something out is not asked how long it was up.
                ...(stack === "dev"
                    ? []
                    : ["uptime-burn-rates", "uptime-report"].map((name) => `${name}: evenkeel:index:EventFunction`)),
                "web: evenkeel:index:ScalableWebTier",
            ]);
        });

        it("keeps what people delete for as long as the applications' pages say", () => {
            const lifecycle = graph.find(
                "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
                "content-lifecycle",
            );

            expect(JSON.stringify(lifecycle.inputs)).to.contain(
                `"noncurrentVersionExpiration":{"noncurrentDays":${deletedBytesKeptDays}}`,
            );
        });

        it("forgets files of shifts, which hold addresses of people, and keeps the reports beside them", () => {
            const lifecycle = graph.find(
                "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
                "operations-lifecycle",
            );
            const rules = lifecycle.input("rules");

            expect(rules).to.deep.include({
                id: "forget-shifts",
                status: "Enabled",
                filter: { prefix: "shifts/" },
                expiration: { days: 30 },
                noncurrentVersionExpiration: { noncurrentDays: 14 },
            });
            expect(JSON.stringify(rules).match(/"days":/g)).to.have.lengthOf(1);
            expect(rules).to.have.lengthOf(4);
        });

        it("gives every resource a URN of its own", () => {
            expect(new Set(graph.resources.map(({ urn }) => urn)).size).to.equal(graph.resources.length);
        });

        it("makes everything through its own provider", () => {
            const [provider] = graph.ofType("pulumi:providers:aws");
            const strangers = graph.resources.filter(
                ({ type, options }) => type.startsWith("aws:") && options.provider !== provider?.urn,
            );

            expect(strangers.map(({ name }) => name)).to.deep.equal([]);
            expect(provider?.input("region")).to.equal("eu-west-1");
        });

        it("has as many of what is per zone as the tier has zones", () => {
            expect(count(graph, "aws:ec2/subnet:Subnet")).to.equal(3 * shape.zones);
            expect(count(graph, "aws:efs/mountTarget:MountTarget")).to.equal(shape.zones);
            expect(count(graph, "aws:ec2/natGateway:NatGateway")).to.equal(shape.natGateways);
        });

        it("tells everybody that the stack file names of everything", () => {
            expect(count(graph, "aws:sns/topic:Topic")).to.equal(shape.topics);
            expect(count(graph, "aws:sns/topicSubscription:TopicSubscription")).to.equal(shape.subscriptions);
        });

        it("tags whatever can be tagged, and what the group starts", () => {
            const tags = { Project: "evenkeel", Environment: stack, Stack: stack, Owner: "platform-team" };
            const untagged = graph.resources.filter((resource) => lacksTags(resource, tags));
            const group = graph.find("aws:autoscaling/group:Group", "web-group");

            expect(untagged.map(({ name, type }) => `${name}: ${type}`)).to.deep.equal([]);
            for (const [key, value] of Object.entries(tags)) {
                expect(group.input("tags")).to.deep.include({ key, value, propagateAtLaunch: true });
            }
        });

        it("answers with addresses, names and ARNs that a person can use", () => {
            expect(graph.outputs).to.have.all.keys(
                "url",
                "firstAccountSecretArn",
                "managerUrl",
                "administratorSecretArn",
                "dashboardUrl",
                "version",
                "databaseEndpoint",
                "databaseSecretArn",
                "fileSystemId",
                "topicArns",
                "logBucket",
                "contentBucket",
                "operationsBucket",
                "autoScalingGroup",
                "vpcId",
            );
            expect(graph.outputs["url"]).to.match(/^http:\/\/web-balancer-[\w-]+\.eu-west-1\.elb\.amazonaws\.com$/);
            expect(graph.outputs["managerUrl"]).to.match(
                /^http:\/\/manager-balancer-[\w-]+\.eu-west-1\.elb\.amazonaws\.com$/,
            );
            expect(graph.outputs["firstAccountSecretArn"]).to.contain(":secret:first-account");
            expect(graph.outputs["administratorSecretArn"]).to.contain(":secret:administrator");
            expect(graph.outputs["databaseEndpoint"]).to.match(/\.eu-west-1\.rds\.amazonaws\.com:5432$/);
            expect(graph.outputs["databaseSecretArn"]).to.match(/^arn:aws:secretsmanager:eu-west-1:\d{12}:secret:/);
            expect(graph.outputs["dashboardUrl"]).to.match(new RegExp(`dashboard/evenkeel-${stack}$`));
            expect(graph.outputs["topicArns"]).to.have.all.keys(
                ...["health", "scaling", "traffic", "database", "cost"],
                ...(stack === "prod" ? ["administrators"] : []),
            );
            expect(graph.outputs["version"]).to.equal(artefact.version);
        });

        it("shows on one page what visitors get and what is left of everything", () => {
            const page = graph.find("aws:cloudwatch/dashboard:Dashboard", "dashboard-page");
            const body = String(page.input("dashboardBody"));

            expect(page.input("dashboardName")).to.equal(`evenkeel-${stack}`);
            for (const heading of [
                "web (web tier)",
                "manager (web tier)",
                "database (database)",
                "uploads (shared files)",
                "Topics",
            ]) {
                expect(body).to.contain(`## ${heading}`);
            }
        });

        it("shows there the states of all alarms of what serves visitors", () => {
            const body = String(
                graph.find("aws:cloudwatch/dashboard:Dashboard", "dashboard-page").input("dashboardBody"),
            );
            const parts = ["web", "database", "uploads", "network", "alerts"].flatMap((part) => graph.childrenOf(part));
            const alarms = parts.filter(({ type }) => type === "aws:cloudwatch/metricAlarm:MetricAlarm");

            expect(alarms.length).to.be.greaterThan(40);
            expect(alarms.filter((alarm) => !body.includes(`"${String(alarm.output("arn"))}"`))).to.deep.equal([]);
        });

        it("tells of a busy processor where nobody is woken", () => {
            const notice = graph.find("aws:cloudwatch/metricAlarm:MetricAlarm", "web-cpu-notice");
            const topic = graph.find("aws:sns/topic:Topic", "alerts-scaling_notice");

            expect(notice.input("alarmActions")).to.deep.equal([topic.output("arn")]);
        });

        it("tells instances what to run and where everything is", () => {
            const userData = userDataOf(graph, "web");

            expect(userData).to.contain(`ENVIRONMENT_NAME="${stack}"`).and.to.contain('HTTPS="no"');
            expect(userData).to.contain("node/bin/node image-app.js");
            expect(userData)
                .to.contain(artefact.sha256)
                .and.contain(`server/${artefact.version}-${artefact.sha256.slice(0, 12)}.tar.gz`);
            for (const variable of requiredOfImages) expect(userData).to.contain(`\n${variable}="`);
        });

        it("tells the manager whose caches it configures, over the same channel", () => {
            const [images, manager] = [userDataOf(graph, "web"), userDataOf(graph, "manager")];

            expect(manager).to.contain("node/bin/node manager-app.js");
            for (const variable of requiredOfManager) expect(manager).to.contain(`\n${variable}="`);
            // The function cache-autoscaler does it.
            expect(manager).to.contain('AUTO_SCALING="elsewhere"').and.to.not.contain("AUTO_SCALING_GROUP");
            for (const shared of [
                `CACHE_CONFIGURATION_PARAMETER="/evenkeel/${stack}/cache-configuration"`,
                `METRICS_NAMESPACE="Evenkeel/${stack}"`,
            ]) {
                expect(images).to.contain(shared);
                expect(manager).to.contain(shared);
            }
            expect(manager).to.not.contain("DATABASE_").and.to.not.contain("CONTENT_BUCKET");
        });

        it("lets nobody but the networks of the configuration reach the manager", () => {
            const rules = graph
                .ofType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")
                .filter(({ name }) => /^manager-\d+-from-/.test(name));

            expect(rules.map((rule) => rule.input("cidrIpv4"))).to.deep.equal(["203.0.113.0/24"]);
        });

        it("puts no secret where instances or people can read it by the way", () => {
            const secrets = graph
                .ofType("random:index/randomPassword:RandomPassword")
                .filter(({ name }) => /^(sessions|manager-sessions|first-account|administrator)-/.test(name))
                .map((password) => String(password.output("result")));

            expect(new Set(secrets).size).to.equal(4);
            for (const secret of secrets) {
                for (const tier of ["web", "manager"]) expect(userDataOf(graph, tier)).to.not.contain(secret);
                expect(JSON.stringify(graph.outputs)).to.not.contain(secret);
            }
        });

        it("keeps the pool of nodes within the sizes of the group, and leaves the rest of the configuration to the manager", () => {
            const parameter = graph.find("aws:ssm/parameter:Parameter", "cache-configuration");
            const group = graph.find("aws:autoscaling/group:Group", "web-group");
            const { scaling, version } = JSON.parse(String(parameter.input("value")));

            expect(version).to.equal(1);
            expect(scaling.nodes).to.equal(group.input("minSize"));
            expect(scaling.minNodes).to.equal(group.input("minSize"));
            expect(scaling.maxNodes).to.equal(Math.min(8, Number(group.input("maxSize"))));
        });

        it("puts the static files of pages into the store that the application serves them from", () => {
            const files = graph
                .ofType("aws:s3/bucketObjectv2:BucketObjectv2")
                .filter(({ name }) => name.startsWith("static-"));

            expect(files.map((file) => String(file.input("key")).replace(/[0-9a-f]{12}/, "<digest>"))).to.have.members([
                "static/assets/style-<digest>.css",
                "static/assets/upload-<digest>.js",
                "static/assets/icon-<digest>.svg",
            ]);
        });

        it("can be previewed before anything exists", async () => {
            const preview = await planPlatform(stack, readStackFile(stack), { preview: true });

            expect(preview.inventory()).to.deep.equal(graph.inventory());
        });
    });
}

/** What the applications refuse to start without, and no tier supplies by itself. */
const requiredOfImages = [
    "DATABASE_HOST",
    "DATABASE_PORT",
    "DATABASE_NAME",
    "DATABASE_ENGINE",
    "DATABASE_SECRET_ARN",
    "DATABASE_CA_FILE",
    "UPLOADS_PATH",
    "CONTENT_BUCKET",
    "SESSION_SECRET_ARN",
    "FIRST_ACCOUNT_SECRET_ARN",
    "CACHE_CONFIGURATION_PARAMETER",
    "METRICS_NAMESPACE",
];
const requiredOfManager = [
    "ENVIRONMENT_NAME",
    "ADMINISTRATOR_SECRET_ARN",
    "SESSION_SECRET_ARN",
    "CACHE_CONFIGURATION_PARAMETER",
    "METRICS_NAMESPACE",
];

function userDataOf(graph: Graph, tier: string): string {
    const template = graph.find("aws:ec2/launchTemplate:LaunchTemplate", `${tier}-template`);
    return Buffer.from(String(template.input("userData")), "base64").toString();
}

function lacksTags(resource: GraphResource, expected: Record<string, string>): boolean {
    const tags = resource.output("tagsAll");
    return (
        tags !== undefined &&
        !Object.entries(expected).every(([key, value]) => resource.output(`tagsAll.${key}`) === value)
    );
}

describe("the bill", function () {
    this.timeout(patience);

    it("is told to the topic for cost", async () => {
        const graph = await planPlatform("prod", readStackFile("prod"));
        const topic = graph.outputs["topicArns"] as Record<string, string>;
        const budget = graph.find("aws:budgets/budget:Budget", "costs-budget");

        expect(budget.inputs).to.include({ limitAmount: "1500", timeUnit: "MONTHLY" });
        expect(JSON.stringify(budget.input("notifications"))).to.contain(topic["cost"]);
    });

    it("tells of unusual spending where that is asked for", async () => {
        const costs = JSON.stringify({ monthlyBudgetUsd: 10, watchAnomalies: true });
        const graph = await planPlatform("dev", { ...readStackFile("dev"), "evenkeel:costs": costs });
        const topic = graph.outputs["topicArns"] as Record<string, string>;

        expect(
            graph
                .find("aws:costexplorer/anomalySubscription:AnomalySubscription", "costs-anomalies")
                .input("subscribers"),
        ).to.deep.equal([{ type: "SNS", address: topic["cost"] }]);
    });

    it("has no monitor that nobody asked for, since the account may have the only one", async () => {
        const costs = JSON.stringify({ monthlyBudgetUsd: 10 });
        const graph = await planPlatform("dev", { ...readStackFile("dev"), "evenkeel:costs": costs });

        expect(graph.childrenOf("costs").map(({ name }) => name)).to.deep.equal(["costs-budget"]);
    });

    it("keeps the monitor that the account has", async () => {
        const anomalyMonitorArn = "arn:aws:ce::111122223333:anomalymonitor/0a1b2c3d";
        const costs = JSON.stringify({ monthlyBudgetUsd: 10, anomalyMonitorArn });
        const graph = await planPlatform("dev", { ...readStackFile("dev"), "evenkeel:costs": costs });

        expect(graph.inventory("aws:costexplorer/anomalyMonitor:AnomalyMonitor")).to.deep.equal([]);
        expect(
            graph.find("aws:costexplorer/anomalySubscription:AnomalySubscription", "costs-anomalies").inputs,
        ).to.deep.include({ monitorArnLists: [anomalyMonitorArn] });
    });
});

describe("destroying", function () {
    this.timeout(patience);

    it("dev leaves nothing behind", async () => {
        const graph = await planPlatform("dev", readStackFile("dev"));

        expect(graph.find("aws:rds/instance:Instance", "database-instance").inputs).to.include({
            deletionProtection: false,
            skipFinalSnapshot: true,
            multiAz: false,
        });
        expect(
            graph.find("aws:lb/loadBalancer:LoadBalancer", "web-balancer").input("enableDeletionProtection"),
        ).to.equal(false);
        expect(protectedOf(graph)).to.deep.equal([]);
        expect(bucketsOf(graph)).to.deep.equal({
            "artefacts-bucket": true,
            "content-bucket": true,
            "history-results-bucket": true,
            "logs-bucket": true,
            "operations-bucket": true,
        });
    });

    it("prod is refused, and keeps what cannot be made again", async () => {
        const graph = await planPlatform("prod", readStackFile("prod"));

        expect(graph.find("aws:rds/instance:Instance", "database-instance").inputs).to.include({
            deletionProtection: true,
            skipFinalSnapshot: false,
            multiAz: true,
            backupRetentionPeriod: 35,
        });
        expect(
            graph.find("aws:lb/loadBalancer:LoadBalancer", "web-balancer").input("enableDeletionProtection"),
        ).to.equal(true);
        expect(protectedOf(graph)).to.deep.equal([
            "cache-autoscaler-state",
            "database-instance",
            "health-guardian-state",
            "manager-balancer",
            "notices-state",
            "traffic-analyser-state",
            "uploads-files",
            "uptime-burn-rates-state",
            "uptime-report-state",
            "web-balancer",
        ]);
        expect(bucketsOf(graph)).to.deep.equal({
            "artefacts-bucket": true,
            "content-bucket": false,
            "history-results-bucket": false,
            "logs-bucket": false,
            "operations-bucket": false,
        });
    });

    it("prod can be allowed by the configuration", async () => {
        const graph = await planPlatform("prod", { ...readStackFile("prod"), "evenkeel:deletionProtection": "false" });

        expect(graph.find("aws:rds/instance:Instance", "database-instance").inputs).to.include({
            deletionProtection: false,
            skipFinalSnapshot: false,
        });
        expect(protectedOf(graph)).to.deep.equal([]);
    });
});

describe("an environment whose nodes share a cache", function () {
    this.timeout(patience);
    const planShared = (stack: string, sharedCache = {}): Promise<Graph> =>
        planPlatform(stack, { ...readStackFile(stack), "evenkeel:sharedCache": JSON.stringify(sharedCache) });

    it("tells instances of it, which may connect, and nobody else", async () => {
        const graph = await planShared("dev");
        const cache = graph.find("evenkeel:index:CacheCluster", "cache");
        const userData = userDataOf(graph, "web");

        for (const [variable, value] of [
            ["CACHE_HOST", cache.output("address")],
            ["CACHE_PORT", "6379"],
            ["CACHE_USER", cache.output("userName")],
            ["CACHE_NAME", cache.output("replicationGroupId")],
            ["CACHE_CLUSTER_MODE", "disabled"],
        ] as const) {
            expect(userData).to.contain(`\n${variable}="${String(value)}"`);
        }
        expect(userDataOf(graph, "manager")).to.not.contain("CACHE_HOST");
        expect(graph.find("aws:iam/rolePolicy:RolePolicy", "cache-connect-for-web").input("policy")).to.contain(
            "elasticache:Connect",
        );
    });

    it("shows it and its alarms on the page of charts", async () => {
        const graph = await planShared("dev");
        const body = String(graph.find("aws:cloudwatch/dashboard:Dashboard", "dashboard-page").input("dashboardBody"));
        const alarms = graph
            .childrenOf("cache")
            .filter(({ type }) => type === "aws:cloudwatch/metricAlarm:MetricAlarm");

        expect(body).to.contain("## cache (cache)");
        expect(alarms.length).to.be.greaterThan(5);
        expect(alarms.filter((alarm) => !body.includes(`"${String(alarm.output("arn"))}"`))).to.deep.equal([]);
    });

    it("keeps no snapshot of it, since all of it is in the bucket, and protects it with the rest", async () => {
        const nodeType = "cache.m7g.large";
        const [dev, prod] = [await planShared("dev"), await planShared("prod", { nodeType })];
        const group = "aws:elasticache/replicationGroup:ReplicationGroup";

        expect(dev.find(group, "cache-cluster").inputs).to.include({ snapshotRetentionLimit: 0 });
        expect(dev.find(group, "cache-cluster").inputs).to.not.have.property("finalSnapshotIdentifier");
        expect(prod.find(group, "cache-cluster").input("nodeType")).to.equal(nodeType);
        expect([protectedOf(dev), protectedOf(prod).includes("cache-cluster")]).to.deep.equal([[], true]);
    });
});

describe("an environment without a manager", function () {
    this.timeout(patience);

    it("costs what the image application costs, and has nowhere to configure its caches", async () => {
        const { "evenkeel:manager": _without, ...config } = readStackFile("dev");
        const graph = await planPlatform("dev", config);

        expect(graph.resources.filter(({ name }) => name.startsWith("manager"))).to.deep.equal([]);
        expect(graph.outputs).to.not.have.any.keys("managerUrl", "administratorSecretArn");
    });
});

describe("a fourth environment", function () {
    this.timeout(patience);

    it("is one more stack file: the same as prod, under its own name", async () => {
        const config = { ...readStackFile("prod"), "aws:region": "eu-central-1" };
        const [prod, fourth] = [
            await planPlatform("prod", readStackFile("prod")),
            await planPlatform("load-test", config),
        ];
        const inventory = fourth.inventory().map((line) => line.replaceAll("eu-central-1", "eu-west-1"));

        expect(inventory).to.deep.equal(prod.inventory());
        expect(fourth.outputs["dashboardUrl"]).to.match(
            /region=eu-central-1#dashboards\/dashboard\/evenkeel-load-test$/,
        );
        expect(fourth.find("aws:ec2/vpc:Vpc", "network-vpc").output("tagsAll")).to.include({
            Environment: "prod",
            Stack: "load-test",
        });
    });

    it("speaks HTTPS where a certificate is given", async () => {
        const graph = await planPlatform("secure", {
            ...readStackFile("dev"),
            "evenkeel:certificateArn":
                "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d-0000-4000-8000-000000000000",
            "evenkeel:siteName": "www.example.com",
        });

        expect(graph.outputs["url"]).to.equal("https://www.example.com");
    });
});

/** What the engine refuses to delete before it deletes anything. */
function protectedOf(graph: Graph): string[] {
    return graph.resources
        .filter(({ options }) => options.protect)
        .map(({ name }) => name)
        .sort();
}
