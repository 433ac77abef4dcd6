import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Graph, GraphResource } from "@evenkeel/testing";
import { expect } from "chai";
import { guideFolders, type GuideProgram, guidePrograms, planGuide } from "../scripts/plan-guide.js";
import { readComponents } from "../scripts/reference/components.js";

const planned = new Map<string, Promise<Graph>>();

/** Each program is a module and runs once. */
function graphOf(component: string, program: GuideProgram): Promise<Graph> {
    const key = `${component}/${program}`;
    const graph = planned.get(key) ?? planGuide(component, program);
    planned.set(key, graph);
    return graph;
}

/** The only resource of a type. */
async function only(component: string, program: GuideProgram, type: string): Promise<GraphResource> {
    const found = (await graphOf(component, program)).ofType(type);
    const [first] = found;
    if (first === undefined || found.length > 1)
        throw new Error(`${found.length} of ${type} in ${component}/${program}`);
    return first;
}

const types = {
    alarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
    budget: "aws:budgets/budget:Budget",
    cache: "aws:elasticache/replicationGroup:ReplicationGroup",
    certificate: "aws:acm/certificate:Certificate",
    dashboard: "aws:cloudwatch/dashboard:Dashboard",
    database: "aws:rds/instance:Instance",
    distribution: "aws:cloudfront/distribution:Distribution",
    group: "aws:autoscaling/group:Group",
    function: "aws:lambda/function:Function",
    ingress: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    listener: "aws:lb/listener:Listener",
    monitor: "aws:costexplorer/anomalyMonitor:AnomalyMonitor",
    mountTarget: "aws:efs/mountTarget:MountTarget",
    natGateway: "aws:ec2/natGateway:NatGateway",
    requestLog: "aws:s3/bucketLogging:BucketLogging",
    rolePolicy: "aws:iam/rolePolicy:RolePolicy",
    rule: "aws:cloudwatch/eventRule:EventRule",
    subscription: "aws:sns/topicSubscription:TopicSubscription",
    table: "aws:dynamodb/table:Table",
    topic: "aws:sns/topic:Topic",
    vpc: "aws:ec2/vpc:Vpc",
    workgroup: "aws:athena/workgroup:Workgroup",
};

describe("the guides", function () {
    this.timeout(300_000);

    it("are as many as the components, each with a page of its own that shows its three programs", () => {
        const components = readComponents().map(({ folder }) => folder);

        expect(guideFolders()).to.have.members(components);
        for (const folder of components) {
            const page = readFileSync(join(__dirname, "..", "docs", "guides", `${folder}.md`), "utf8");
            const shown = [...page.matchAll(/<!-- from (\S+) -->/g)].map(([, file]) => file);
            expect(shown).to.deep.equal(guidePrograms.map((program) => `examples/guides/${folder}/${program}.ts`));
        }
    });

    for (const folder of guideFolders()) {
        for (const program of guidePrograms) {
            it(`plan ${folder}/${program}, and know everything that it hands out`, async () => {
                const graph = await graphOf(folder, program);

                expect(graph.resources.filter(({ type }) => type.startsWith("evenkeel:index:"))).not.to.be.empty;
                expect(Object.values(graph.outputs)).to.satisfy((values: unknown[]) => values.every(Boolean));
            });
        }
    }
});

describe("the guides' programs", function () {
    this.timeout(300_000);

    it("give a network a gateway per zone, and in production alarms for each", async () => {
        const [smallest, production] = [await graphOf("network", "smallest"), await graphOf("network", "production")];

        expect(smallest.inventory(types.natGateway)).to.have.length(2);
        expect(smallest.inventory(types.alarm)).to.have.length(0);
        expect(production.inventory(types.natGateway)).to.have.length(3);
        expect(production.inventory(types.alarm).filter((name) => name.startsWith("main-nat-"))).to.have.length(6);
        expect((await only("network", "production", types.vpc)).inputs["cidrBlock"]).to.equal("10.20.0.0/16");
    });

    it("mount files in the private subnets of a VPC that awsx makes", async () => {
        const graph = await graphOf("network", "existing");
        const vpc = graph.find("awsx:ec2:Vpc", "shared");
        const subnets = graph.ofType(types.mountTarget).map(({ inputs }) => inputs["subnetId"]);

        expect(graph.inventory(types.vpc)).to.deep.equal([]);
        expect(subnets).to.deep.equal(vpc.output("privateSubnetIds"));
        expect(vpc.inputs).to.deep.include({
            availabilityZoneNames: ["eu-west-1a", "eu-west-1b"],
            subnetSpecs: [{ type: "Public" }, { type: "Private" }, { type: "Isolated" }],
        });
    });

    it("put a tier behind HTTPS in production, and let it into the database and the files", async () => {
        const graph = await graphOf("scalable-web-tier", "production");
        const ports = graph.ofType(types.listener).map(({ inputs }) => inputs["port"]);

        expect(ports).to.have.members([80, 443]);
        expect((await only("scalable-web-tier", "production", types.group)).inputs).to.include({
            minSize: 3,
            maxSize: 24,
        });
        expect(graph.inventory(types.rolePolicy)).to.include("uploads-read-write-shared-web");
        expect((await only("scalable-web-tier", "existing", types.group)).input("vpcZoneIdentifiers")).to.deep.equal([
            "subnet-0aaaaaaaaaaaaaaa1",
            "subnet-0bbbbbbbbbbbbbbb1",
        ]);
    });

    it("keep databases private and protected, and start one from a snapshot", async () => {
        const [smallest, production, existing] = await Promise.all(
            guidePrograms.map((program) => only("managed-database", program, types.database)),
        );

        for (const database of [smallest, production, existing]) {
            expect(database?.inputs).to.include({ publiclyAccessible: false, deletionProtection: true });
        }
        expect(production?.inputs).to.include({ multiAz: true, backupRetentionPeriod: 35 });
        expect(existing?.inputs).to.include({ snapshotIdentifier: "shop-before-the-move", username: "shopadmin" });
    });

    it("wake PagerDuty for health and database only, and leave the bill to those who pay it", async () => {
        const production = await graphOf("alerting-topics", "production");
        const subscribed = production.ofType(types.subscription).map(({ name }) => name.slice("alerts-".length));

        expect(subscribed.filter((name) => name.endsWith("_pager")).sort()).to.deep.equal([
            "database_pager",
            "health_pager",
        ]);
        expect(
            subscribed.filter((name) => name.endsWith("_controllers")).every((name) => name.startsWith("cost")),
        ).to.equal(true);
        expect((await graphOf("alerting-topics", "smallest")).inventory(types.topic)).to.have.length(10);
    });

    it("log requests where they are told to, and grant a role of one's own a prefix", async () => {
        const [policy] = (await graphOf("object-store", "existing")).ofType(types.rolePolicy);

        expect((await only("object-store", "existing", types.requestLog)).inputs["targetBucket"]).to.equal(
            "audit-logs-123456789012",
        );
        expect(policy?.inputs).to.include({ role: "archive-worker" });
        expect(String(policy?.inputs["policy"])).to.contain("/signed/*").and.to.contain("kms:");
    });

    it("ask for certificates where they are used", async () => {
        const [production, existing] = await Promise.all(
            (["production", "existing"] as const).map((program) => only("certificate", program, types.certificate)),
        );

        expect(production?.inputs["subjectAlternativeNames"]).to.deep.equal(["www.example.com", "api.example.com"]);
        expect(existing?.inputs).to.include({ domainName: "*.example.com", region: "us-east-1" });
    });

    it("show sites under their names only where there is a certificate", async () => {
        const [smallest, production, existing] = await Promise.all(
            guidePrograms.map((program) => only("static-site", program, types.distribution)),
        );

        expect(smallest?.input("viewerCertificate.cloudfrontDefaultCertificate")).to.equal(true);
        expect(production?.inputs["aliases"]).to.deep.equal(["www.example.com", "example.com"]);
        expect(existing?.inputs["aliases"]).to.deep.equal(["app.example.com"]);
        expect((await only("static-site", "existing", types.rolePolicy)).inputs["role"]).to.equal("publisher");
    });

    it("give a cache copies, and let foreign software in by a rule", async () => {
        const production = (await graphOf("cache-cluster", "production")).ofType(types.cache)[0];

        expect(production?.inputs).to.include({ numCacheClusters: 3, automaticFailoverEnabled: true });
        expect((await only("cache-cluster", "existing", types.ingress)).inputs).to.include({
            fromPort: 6379,
            toPort: 6379,
        });
    });

    it("watch the bill, and make no second monitor where there is one", async () => {
        expect((await only("cost-guard", "production", types.budget)).inputs["limitAmount"]).to.equal("4000");
        expect((await graphOf("cost-guard", "smallest")).inventory(types.monitor)).to.have.length(0);
        expect((await graphOf("cost-guard", "production")).inventory(types.monitor)).to.have.length(1);
        expect((await graphOf("cost-guard", "existing")).inventory(types.monitor)).to.have.length(0);
    });

    it("print how to get to a database, and let nothing in but the tunnel", async () => {
        const graph = await graphOf("database-tunnel", "existing");

        expect(graph.outputs["commands"]).to.have.property("legacy").that.contains("aws ssm start-session");
        expect(graph.inventory(types.ingress)).to.deep.equal(["tunnel-to-legacy"]);
    });

    it("bound what queries of access logs read, and let a function and people ask", async () => {
        const limit = "configuration.bytesScannedCutoffPerQuery";
        const [smallest, production, existing] = await Promise.all(
            guidePrograms.map((program) => only("access-log-queries", program, types.workgroup)),
        );

        expect([smallest?.input(limit), production?.input(limit)]).to.deep.equal([10 * 1024 ** 3, 50 * 1024 ** 3]);
        expect(existing?.input("configuration.resultConfiguration.encryptionConfiguration.encryptionOption")).to.equal(
            "SSE_KMS",
        );
        expect(
            (await only("access-log-queries", "production", types.function)).input("environment.variables"),
        ).to.include.keys("HISTORY_WORKGROUP", "HISTORY_DATABASE", "HISTORY_TABLE");
        expect((await only("access-log-queries", "existing", types.rolePolicy)).inputs["role"]).to.equal(
            "security-team",
        );
    });

    it("call functions by a schedule, by objects and by messages, in the network where what they need is", async () => {
        const [smallest, production, existing] = await Promise.all(
            guidePrograms.map((program) => only("event-function", program, types.function)),
        );
        const uploads = await graphOf("event-function", "production");

        expect((await only("event-function", "smallest", types.rule)).inputs["scheduleExpression"]).to.equal(
            "rate(5 minutes)",
        );
        expect(smallest?.inputs["vpcConfig"]).to.equal(undefined);
        expect(uploads.inventory(types.table)).to.deep.equal(["index-uploads-state"]);
        expect(production?.input("environment.variables")).to.include.keys(
            "STATE_TABLE",
            "UPLOADS_BUCKET",
            "DATABASE_HOST",
        );
        expect((await only("event-function", "existing", types.subscription)).inputs["endpoint"]).to.equal(
            existing?.output("arn"),
        );
        expect(existing?.inputs["reservedConcurrentExecutions"]).to.equal(-1);
    });

    it("put everything that they are given onto one page", async () => {
        const { inputs } = await only("dashboard", "production", types.dashboard);

        expect(inputs["dashboardName"]).to.equal("shop-prod");
        for (const namespace of ["AWS/ApplicationELB", "AWS/RDS", "AWS/EFS", "AWS/ElastiCache", "AWS/SNS"]) {
            expect(String(inputs["dashboardBody"])).to.contain(namespace);
        }
    });
});
