import type { Graph } from "@evenkeel/testing";
import { expect } from "chai";
import { planPlatform, readStackFile } from "../fixtures.test.js";

const patience = 120_000;

const variablesOf = (graph: Graph, name: string): Record<string, unknown> => {
    const environment: { variables: Record<string, unknown> } = Object(
        graph.find("aws:lambda/function:Function", `${name}-function`).input("environment"),
    );
    return environment.variables;
};
const functionsOf = (graph: Graph): string[] =>
    graph.resources
        .filter(({ type }) => type === "evenkeel:index:EventFunction")
        .map(({ name }) => name)
        .sort();

describe("the functions of prod", function () {
    this.timeout(patience);
    let graph: Graph;
    before(async () => (graph = await planPlatform("prod", readStackFile("prod"))));

    it("count in a namespace of their own, so that another environment of the account has its figures", () => {
        for (const name of functionsOf(graph)) {
            expect(variablesOf(graph, name), name).to.include({
                POWERTOOLS_METRICS_NAMESPACE: "Evenkeel/prod/Functions",
            });
        }
    });

    it("share the key of their variables", () => {
        const key = graph.find("aws:kms/key:Key", "operations").output("arn");
        for (const name of functionsOf(graph)) {
            const made = graph.find("aws:lambda/function:Function", `${name}-function`);
            expect(made.input("kmsKeyArn"), name).to.equal(key);
        }
    });

    it("tell of their own failures, on the page with the charts too", () => {
        const page = String(graph.find("aws:cloudwatch/dashboard:Dashboard", "dashboard-page").input("dashboardBody"));
        for (const name of functionsOf(graph)) {
            expect(page, name).to.contain(`alarm:${name}-errors`);
        }
        expect(page).to.contain("alarm:upload-mover-waiting");
    });

    it("replace sick instances, and the group replaces none by itself", () => {
        const group = graph.find("aws:autoscaling/group:Group", "web-group");

        expect(group.input("healthCheckType")).to.equal("EC2");
        expect(variablesOf(graph, "health-guardian")).to.include({
            AUTO_SCALING_GROUP: group.output("name"),
            TARGET_GROUP_ARN: graph.find("aws:lb/targetGroup:TargetGroup", "web-targets").output("arn"),
            PROBE_URL: `${String(graph.outputs["url"])}/ready`,
        });
        // The site is open to everybody: the guardian needs no way that is let in.
        expect(graph.find("aws:lambda/function:Function", "health-guardian-function").input("vpcConfig")).to.equal(
            undefined,
        );
    });

    it("move uploads with what grants tell them, and say when uploads wait", () => {
        expect(variablesOf(graph, "upload-mover")).to.include.all.keys(
            ...["DATABASE_HOST", "DATABASE_PORT", "DATABASE_NAME", "DATABASE_ENGINE", "DATABASE_SECRET_ARN"],
            ...["UPLOADS_PATH", "CONTENT_BUCKET"],
        );
        expect(graph.find("aws:cloudwatch/metricAlarm:MetricAlarm", "upload-mover-waiting").inputs).to.include({
            namespace: "Evenkeel/prod/Functions",
            metricName: "OldestWaiting",
            threshold: 900,
        });
    });

    it("ask the site from outside, report in the time zone of the configuration, and burn no budget unseen", () => {
        const probe = graph.find("aws:route53/healthCheck:HealthCheck", "site");

        expect(probe.inputs).to.include({ type: "HTTP", port: 80, resourcePath: "/health" });
        for (const task of ["report", "burn-rates"]) {
            expect(variablesOf(graph, `uptime-${task}`)).to.include({
                HEALTH_CHECKS: `site=${String(probe.id)}`,
                TIME_ZONE: "Europe/Dublin",
                GOAL_PERCENT: "99.95",
            });
            const target = graph.find("aws:cloudwatch/eventTarget:EventTarget", `uptime-${task}-schedule`);
            expect(target.input("input")).to.equal(JSON.stringify({ task }));
        }
    });

    it("read the log of the web tier alone, and only tell of attacks", () => {
        const logs = graph.find("aws:s3/bucket:Bucket", "logs-bucket");
        const notification = graph.find("aws:s3/bucketNotification:BucketNotification", "traffic-analyser-objects");
        const balancer = graph.find("aws:lb/loadBalancer:LoadBalancer", "web-balancer");

        expect(balancer.input("accessLogs")).to.include({ bucket: logs.output("bucket"), prefix: "web" });
        expect(notification.input("lambdaFunctions")).to.have.nested.property("[0].filterPrefix", "web/AWSLogs/");
        expect(variablesOf(graph, "traffic-analyser")).to.include({
            LOAD_BALANCER_ARN: balancer.output("arn"),
            ALERT_TOPIC_ARN: graph.find("aws:sns/topic:Topic", "alerts-traffic").output("arn"),
            MODE: "count",
            ALLOWED_NETWORKS: "",
        });
        expect(graph.ofType("aws:wafv2/ipSet:IpSet")).to.deep.equal([]);
    });

    it("say how many nodes there are to be, over the channel of the manager", () => {
        expect(variablesOf(graph, "cache-autoscaler")).to.include({
            CACHE_CONFIGURATION_PARAMETER: "/evenkeel/prod/cache-configuration",
            METRICS_NAMESPACE: "Evenkeel/prod",
            AUTO_SCALING_GROUP: graph.find("aws:autoscaling/group:Group", "web-group").output("name"),
            AUTO_SCALING_GROUP_MIN_SIZE: "3",
        });
    });

    it("hear of scaling in the place of people, whom they tell in words", () => {
        const topic = (name: string): unknown => graph.find("aws:sns/topic:Topic", `alerts-${name}`).output("arn");
        const heard = graph
            .ofType("aws:sns/topicSubscription:TopicSubscription")
            .filter((each) => each.input("protocol") === "email")
            .map((each) => each.input("topic"));

        expect(heard).to.include(topic("administrators_notice"));
        expect(heard).not.to.include(topic("scaling_notice"));
        expect(variablesOf(graph, "notices")).to.include({
            ADMINISTRATORS_TOPIC_ARN: topic("administrators_notice"),
            SENDER_ADDRESS: "shifts@example.com",
            TEXT_MESSAGES: "no",
        });
        const group = graph.find("aws:autoscaling/notification:Notification", "web-scaling-events");
        expect(group.input("topicArn")).to.equal(topic("scaling_notice"));
    });
});

describe("the functions of a new account's dev", function () {
    this.timeout(patience);

    it("reserve nothing of the quota", async () => {
        const graph = await planPlatform("dev", readStackFile("dev"));

        for (const name of functionsOf(graph)) {
            const made = graph.find("aws:lambda/function:Function", `${name}-function`);
            expect(made.input("reservedConcurrentExecutions"), name).to.equal(-1);
        }
    });

    it("come to a site that admits few by the network's way out, which is admitted", async () => {
        const graph = await planPlatform("dev", {
            ...readStackFile("dev"),
            "evenkeel:allowFrom": '["203.0.113.0/24"]',
        });

        const rule = graph.find(
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
            "health-guardian-from-eu-west-1a",
        );
        const address = graph.find("aws:ec2/eip:Eip", "network-nat-address-eu-west-1a").output("publicIp");
        expect(rule.inputs).to.include({ cidrIpv4: `${String(address)}/32`, fromPort: 80, toPort: 80 });
        expect(graph.find("aws:lambda/function:Function", "health-guardian-function").input("vpcConfig")).not.to.equal(
            undefined,
        );
        const wayOut = graph.find("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "health-guardian-to-site");
        expect(wayOut.inputs).to.include({ cidrIpv4: "0.0.0.0/0", fromPort: 80, toPort: 80 });
    });
});

describe("the report of a week's uptime", function () {
    this.timeout(patience);

    it("is due on Monday morning where the weeks are counted", async () => {
        const graph = await planPlatform("dev", {
            ...readStackFile("dev"),
            "evenkeel:allowFrom": '["0.0.0.0/0"]',
            "evenkeel:uptime": '{"timeZone": "Australia/Sydney"}',
        });
        const schedules = ["report", "burn-rates"].map((task) =>
            graph.find("aws:cloudwatch/eventRule:EventRule", `uptime-${task}-schedule`).input("scheduleExpression"),
        );

        expect(schedules).to.deep.equal(["cron(0 19 ? * SUN *)", "rate(5 minutes)"]);
    });
});

describe("attackers", function () {
    this.timeout(patience);

    it("are turned away where the configuration says so, by the addresses that the analyser puts on the list", async () => {
        const graph = await planPlatform("dev", {
            ...readStackFile("dev"),
            "evenkeel:blockAttackers": "true",
            "evenkeel:neverBlock": '["198.51.100.0/24", "203.0.113.0/24"]',
        });
        const sets = graph.ofType("aws:wafv2/ipSet:IpSet").filter(({ name }) => name.startsWith("web-blocked"));

        expect(variablesOf(graph, "traffic-analyser")).to.include({
            MODE: "block",
            ALLOWED_NETWORKS: "198.51.100.0/24 203.0.113.0/24",
            WEB_BLOCKED_IPV4_SET_ARN: sets.find(({ name }) => name.endsWith("ipv4"))?.output("arn"),
            WEB_BLOCKED_IPV6_SET_ARN: sets.find(({ name }) => name.endsWith("ipv6"))?.output("arn"),
        });
        expect(variablesOf(graph, "traffic-analyser")).to.not.have.any.keys(
            "BLOCKED_IPV4_SET_ARN",
            "BLOCKED_IPV6_SET_ARN",
        );
        const rule = graph.find("aws:wafv2/webAclRule:WebAclRule", "web-firewall-blocked");
        expect(rule.input("action")).to.have.property("block");
    });
});

describe("services of others", function () {
    this.timeout(patience);
    const secret = (name: string): string => `arn:aws:secretsmanager:eu-west-1:111122223333:secret:${name}-a1b2c3`;

    it("get alerts and metrics where a key is named", async () => {
        const graph = await planPlatform("dev", {
            ...readStackFile("dev"),
            "evenkeel:newRelic": JSON.stringify({ licenseKeySecretArn: secret("new-relic"), region: "eu" }),
        });
        const variables = variablesOf(graph, "new-relic");

        expect(variables).to.include({
            LICENSE_KEY_SECRET_ARN: secret("new-relic"),
            OTLP_ENDPOINT: "https://otlp.eu01.nr-data.net",
        });
        expect(JSON.parse(String(variables["METRICS"]))).to.have.length.greaterThan(5);
        // Lambda takes so much in all variables together.
        expect(JSON.stringify(variables).length).to.be.lessThan(4_096);
    });

    it("hear pages and notices of everything, but of their own failures, of which people hear", async () => {
        const graph = await planPlatform("prod", {
            ...readStackFile("prod"),
            "evenkeel:newRelic": JSON.stringify({ licenseKeySecretArn: secret("new-relic") }),
        });
        const names = new Map(graph.ofType("aws:sns/topic:Topic").map((topic) => [topic.output("arn"), topic.name]));
        const heardBy = (protocol: string, of: (name: string) => boolean): string[] =>
            graph
                .ofType("aws:sns/topicSubscription:TopicSubscription")
                .filter((each) => each.input("protocol") === protocol && of(each.name))
                .map((each) => names.get(each.input("topic")) ?? "none")
                .sort();

        const all = ["health", "scaling", "traffic", "database", "cost"].flatMap((purpose) => [
            `alerts-${purpose}`,
            `alerts-${purpose}_notice`,
        ]);
        expect(heardBy("lambda", (name) => name.startsWith("new-relic-"))).to.deep.equal(all.sort());
        const failed = graph.find("aws:cloudwatch/metricAlarm:MetricAlarm", "new-relic-errors");
        expect(failed.input("alarmActions")).to.deep.equal([
            graph.find("aws:sns/topic:Topic", "alerts-monitoring_notice").output("arn"),
        ]);
        expect(heardBy("email", () => true)).to.include("alerts-monitoring_notice");
    });

    it("page by PagerDuty and by telephone, and only for what somebody has to get up for", async () => {
        const graph = await planPlatform("dev", {
            ...readStackFile("dev"),
            "evenkeel:pagerDuty": JSON.stringify({ routingKeySecretArn: secret("pager"), region: "eu" }),
            "evenkeel:alertPhones": '{"on-call-phone": "+441632960000"}',
        });
        const texts = graph
            .ofType("aws:sns/topicSubscription:TopicSubscription")
            .filter((each) => each.input("protocol") === "sms");

        expect(texts.map((each) => each.input("endpoint"))).to.include("+441632960000");
        expect(texts).to.have.length(5);
        expect(graph.ofType("aws:lambda/function:Function").map(({ name }) => name)).to.include(
            "alerts-page-pagerduty",
        );
    });
});
