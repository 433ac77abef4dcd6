import { type Graph, plan } from "@evenkeel/testing";
import { expect } from "chai";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { statementsOf } from "../common/fixtures.test.js";
import { AlertingTopics } from "./alerting-topics.js";
import type { AlertingTopicsArgs } from "./args.js";
import { type PagerDutyArgs, PagerDutyServiceRegion, Severity, SubscriberProtocol } from "./subscriber-args.js";

const routingKeySecretArn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:pagerduty-a1b2c3";
const mail = { protocol: SubscriberProtocol.Email, endpoint: "ops@example.com", severities: [Severity.Page] };
const pager = (more: Partial<PagerDutyArgs> = {}) => ({
    protocol: SubscriberProtocol.PagerDuty,
    pagerDuty: { routingKeySecretArn, ...more },
});
const planTopics = (args: AlertingTopicsArgs): Promise<Graph> =>
    plan(() => void new AlertingTopics("alerts", args), { config: { "aws:region": "eu-west-1" } });

const topicArn = (graph: Graph, key: string) => graph.find("aws:sns/topic:Topic", `alerts-${key}`).output("arn");
const queueArn = (graph: Graph, key: string) =>
    graph.find("aws:sqs/queue:Queue", `alerts-undelivered-${key}`).output("arn");
const functionOf = (graph: Graph, name = "on-call") =>
    graph.find("aws:lambda/function:Function", `alerts-page-${name}`);

describe("a subscriber of PagerDuty", function () {
    this.timeout(60_000);
    let graph: Graph;

    before(async () => {
        graph = await planTopics({
            purposes: ["health", "cost"],
            permissionsBoundaryArn: "arn:aws:iam::123456789012:policy/boundary",
            tags: { team: "web" },
            subscribers: {
                mail,
                "on-call": { ...pager(), purposes: ["health"], severities: [Severity.Page, Severity.Notice] },
            },
        });
    });

    it("is a function with an alarm, and of each of its subscriptions an alias with its failures", () => {
        const own = graph.inventory().filter((line) => /page-on-call|_on-call/.test(line));
        const subscription = (key: string) => [
            `alerts-${key}: aws:lambda/alias:Alias`,
            `alerts-${key}: aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig`,
            `alerts-${key}: aws:lambda/permission:Permission`,
            `alerts-${key}: aws:sns/topicSubscription:TopicSubscription`,
            `alerts-${key}-undelivered: aws:cloudwatch/metricAlarm:MetricAlarm`,
            `alerts-undelivered-${key}: aws:sqs/queue:Queue`,
            `alerts-undelivered-${key}: aws:sqs/queuePolicy:QueuePolicy`,
        ];

        expect(own).to.have.members([
            "alerts-page-on-call: aws:iam/role:Role",
            "alerts-page-on-call: aws:iam/rolePolicy:RolePolicy",
            "alerts-page-on-call: aws:lambda/function:Function",
            "alerts-page-on-call-log: aws:cloudwatch/logGroup:LogGroup",
            "alerts-page-on-call-errors: aws:cloudwatch/metricAlarm:MetricAlarm",
            "alerts-page-on-call-heartbeat: aws:cloudwatch/metricAlarm:MetricAlarm",
            "alerts-page-on-call: aws:cloudwatch/eventRule:EventRule",
            "alerts-page-on-call: aws:cloudwatch/eventTarget:EventTarget",
            "alerts-page-on-call: aws:lambda/permission:Permission",
            ...subscription("health_on-call"),
            ...subscription("health_notice_on-call"),
        ]);
        expect(graph.childrenOf("alerts")).to.have.length(graph.resources.length - 1);
    });

    it("is called through its alias by its topic and no other", () => {
        const alias = graph.find("aws:lambda/alias:Alias", "alerts-health_on-call");
        const permission = graph.find("aws:lambda/permission:Permission", "alerts-health_on-call");
        const subscription = graph.find("aws:sns/topicSubscription:TopicSubscription", "alerts-health_on-call");

        expect(alias.inputs).to.deep.equal({
            name: "health_on-call",
            functionName: functionOf(graph).output("name"),
            functionVersion: "$LATEST",
        });
        expect(permission.inputs).to.deep.equal({
            action: "lambda:InvokeFunction",
            principal: "sns.amazonaws.com",
            function: functionOf(graph).output("name"),
            qualifier: "health_on-call",
            sourceArn: topicArn(graph, "health"),
        });
        expect(subscription.inputs).to.deep.equal({
            topic: topicArn(graph, "health"),
            protocol: "lambda",
            endpoint: alias.output("arn"),
            redrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArn(graph, "health_on-call") }),
        });
        expect(subscription.options.dependsOn).to.include(permission.urn);
    });

    it("leaves what it could not page in the queue of the subscription through which it came", () => {
        for (const key of ["health_on-call", "health_notice_on-call"]) {
            const failures = graph.find(
                "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
                `alerts-${key}`,
            );
            expect(failures.inputs).to.deep.equal({
                functionName: functionOf(graph).output("name"),
                qualifier: key,
                maximumRetryAttempts: 2,
                maximumEventAgeInSeconds: 900,
                destinationConfig: { onFailure: { destination: queueArn(graph, key) } },
            });
        }
    });

    it("reports a failure at once, where somebody listens who is told by other means", () => {
        const alarm = graph.find("aws:cloudwatch/metricAlarm:MetricAlarm", "alerts-page-on-call-errors");

        expect(alarm.inputs).to.deep.include({
            namespace: "AWS/Lambda",
            metricName: "Errors",
            dimensions: { FunctionName: functionOf(graph).output("name") },
            alarmActions: [topicArn(graph, "cost")],
            tags: { team: "web" },
        });
    });

    it("is asked every five minutes whether it could page", () => {
        const rule = graph.find("aws:cloudwatch/eventRule:EventRule", "alerts-page-on-call");
        const permission = graph.find("aws:lambda/permission:Permission", "alerts-page-on-call");
        const target = graph.find("aws:cloudwatch/eventTarget:EventTarget", "alerts-page-on-call");

        expect(rule.inputs).to.deep.include({ scheduleExpression: "rate(5 minutes)", tags: { team: "web" } });
        expect(permission.inputs).to.deep.equal({
            action: "lambda:InvokeFunction",
            principal: "events.amazonaws.com",
            function: functionOf(graph).output("name"),
            sourceArn: rule.output("arn"),
        });
        expect(target.inputs).to.deep.equal({
            rule: rule.output("name"),
            arn: functionOf(graph).output("arn"),
            input: '{"heartbeat":true}',
        });
        expect(target.options.dependsOn).to.include(permission.urn);
    });

    it("tells by other means, when it could not for a quarter of an hour, and when it never says anything", () => {
        const alarm = graph.find("aws:cloudwatch/metricAlarm:MetricAlarm", "alerts-page-on-call-heartbeat");
        const source = readFileSync(join(__dirname, "functions", "page.mjs"), "utf8");

        expect(alarm.inputs).to.deep.include({
            namespace: "Evenkeel/Pagers",
            metricName: "Heartbeats",
            dimensions: { FunctionName: functionOf(graph).output("name") },
            treatMissingData: "breaching",
            alarmActions: [topicArn(graph, "cost")],
            okActions: [topicArn(graph, "cost")],
        });
        expect(source).to.contain('"Evenkeel/Pagers"').and.contain('"Heartbeats"');
    });

    it("is deployed with all that it imports", () => {
        const archive = JSON.stringify(functionOf(graph).input("code"));
        const source = readFileSync(join(__dirname, "functions", "page.mjs"), "utf8");
        const imported = [...source.matchAll(/from "\.\/(.*)"/g)].map(([, file]) => file);

        expect(new Set(imported)).to.deep.equal(new Set(["read-alert.mjs"]));
        expect(archive).to.contain('"read-alert.mjs"');
    });

    it("may read its secret, leave undelivered messages, write its log, and nothing else", () => {
        const permission = graph.find("aws:iam/rolePolicy:RolePolicy", "alerts-page-on-call");

        expect(statementsOf(permission.input("policy")).slice(1)).to.deep.equal([
            // Its variables have the key of the topics.
            {
                Effect: "Allow",
                Action: "kms:Decrypt",
                Resource: graph.find("aws:kms/key:Key", "alerts-key").output("arn"),
            },
            { Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: routingKeySecretArn },
            {
                Effect: "Allow",
                Action: "sqs:SendMessage",
                Resource: [queueArn(graph, "health_on-call"), queueArn(graph, "health_notice_on-call")],
            },
        ]);
        expect(graph.find("aws:iam/role:Role", "alerts-page-on-call").input("permissionsBoundary")).to.equal(
            "arn:aws:iam::123456789012:policy/boundary",
        );
    });

    it("is told which secret, where to, how long to wait and what is a notice", () => {
        expect(functionOf(graph).input("environment")).to.deep.equal({
            variables: {
                ROUTING_KEY_SECRET_ARN: routingKeySecretArn,
                EVENTS_URL: "https://events.pagerduty.com/v2/enqueue",
                ANSWER_MILLISECONDS: "10000",
                RETRY_MILLISECONDS: "500",
                NOTICE_TOPIC_ARNS: topicArn(graph, "health_notice"),
            },
        });
        expect(functionOf(graph).inputs).to.include({
            timeout: 30,
            handler: "index.handler",
            kmsKeyArn: graph.find("aws:kms/key:Key", "alerts-key").output("arn"),
        });
    });

    it("reads of its surroundings exactly that", () => {
        const source = readFileSync(join(__dirname, "functions", "page.mjs"), "utf8");
        const read = [...source.matchAll(/process\.env\.(\w+)/g)].map(([, name]) => name);

        expect(functionOf(graph).input("environment.variables")).to.have.all.keys([...new Set(read)]);
    });

    it("pages in Europe, with a secret under a key of its own, and has no notices by default", async () => {
        const secretKeyArn = "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000000";
        const other = await planTopics({
            purposes: ["health"],
            subscribers: { mail, "on-call": pager({ serviceRegion: PagerDutyServiceRegion.Europe, secretKeyArn }) },
        });
        const permission = other.find("aws:iam/rolePolicy:RolePolicy", "alerts-page-on-call");

        expect(functionOf(other).input("environment.variables")).to.deep.equal({
            ROUTING_KEY_SECRET_ARN: routingKeySecretArn,
            EVENTS_URL: "https://events.eu.pagerduty.com/v2/enqueue",
            ANSWER_MILLISECONDS: "10000",
            RETRY_MILLISECONDS: "500",
        });
        expect(statementsOf(permission.input("policy"))[3]).to.deep.equal({
            Effect: "Allow",
            Action: "kms:Decrypt",
            Resource: secretKeyArn,
            Condition: { StringEquals: { "kms:EncryptionContext:SecretARN": routingKeySecretArn } },
        });
    });

    it("has a function of its own beside another one", async () => {
        const second = `${routingKeySecretArn}-other`;
        const two = await planTopics({
            purposes: ["health"],
            subscribers: { mail, first: pager(), second: pager({ routingKeySecretArn: second }) },
        });

        expect(functionOf(two, "second").input("environment.variables.ROUTING_KEY_SECRET_ARN")).to.equal(second);
        expect(two.ofType("aws:lambda/function:Function")).to.have.length(2);
    });
});
