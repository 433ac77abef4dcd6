import { type Graph, plan } from "@evenkeel/testing";
import { expect } from "chai";
import { alarmsOf, messageOf, statementsOf } from "../common/fixtures.test.js";
import { AlertingTopics } from "./alerting-topics.js";
import type { AlertingTopicsArgs } from "./args.js";
import { SubscriberProtocol } from "./subscriber-args.js";

const account = "123456789012";
const planTopics = (args: AlertingTopicsArgs = {}): Promise<Graph> =>
    plan(() => void new AlertingTopics("alerts", args), { config: { "aws:region": "eu-west-1" } });

const key = ["alerts: evenkeel:index:AlertingTopics", "alerts-key: aws:kms/alias:Alias", "alerts-key: aws:kms/key:Key"];
const topic = (purpose: string) => [
    `alerts-${purpose}: aws:sns/topic:Topic`,
    `alerts-${purpose}: aws:sns/topicPolicy:TopicPolicy`,
    `alerts-${purpose}-failed: aws:cloudwatch/metricAlarm:MetricAlarm`,
    `alerts-${purpose}-lost: aws:cloudwatch/metricAlarm:MetricAlarm`,
];
const subscription = (name: string) => [
    `alerts-${name}: aws:sns/topicSubscription:TopicSubscription`,
    `alerts-${name}-undelivered: aws:cloudwatch/metricAlarm:MetricAlarm`,
    `alerts-undelivered-${name}: aws:sqs/queue:Queue`,
    `alerts-undelivered-${name}: aws:sqs/queuePolicy:QueuePolicy`,
];

const topicArn = (graph: Graph, purpose: string) =>
    graph.find("aws:sns/topic:Topic", `alerts-${purpose}`).output("arn");
const alarm = (graph: Graph, name: string) => graph.find("aws:cloudwatch/metricAlarm:MetricAlarm", name);

describe("AlertingTopics", function () {
    this.timeout(60_000);

    describe("by default", () => {
        let graph: Graph;
        before(async () => {
            graph = await planTopics({ tags: { team: "web" } });
        });

        it("are five topics and five for notices, with a key and two alarms each, and nothing else", () => {
            const purposes = ["health", "scaling", "traffic", "database", "cost"];
            const all = purposes.flatMap((purpose) => [purpose, `${purpose}_notice`]);
            expect(graph.inventory()).to.have.members([...key, ...all.flatMap(topic)]);
            expect(graph.childrenOf("alerts")).to.have.length(graph.resources.length - 1);
        });

        it("are encrypted with a key that turns over every year, and signed with SHA-256", () => {
            const ownKey = graph.find("aws:kms/key:Key", "alerts-key");
            expect(ownKey.input("enableKeyRotation")).to.equal(true);
            expect(graph.find("aws:sns/topic:Topic", "alerts-health").inputs).to.deep.equal({
                kmsMasterKeyId: ownKey.output("arn"),
                signatureVersion: 2,
                tags: { team: "web" },
            });
        });

        it("report what one topic could not deliver on another one", () => {
            expect(alarm(graph, "alerts-health-failed").inputs).to.deep.include({
                namespace: "AWS/SNS",
                metricName: "NumberOfNotificationsFailed",
                dimensions: { TopicName: graph.find("aws:sns/topic:Topic", "alerts-health").output("name") },
                treatMissingData: "notBreaching",
                alarmActions: [topicArn(graph, "scaling")],
                okActions: [topicArn(graph, "scaling")],
            });
            expect(alarm(graph, "alerts-health-lost").input("metricName")).to.equal(
                "NumberOfNotificationsFailedToRedriveToDlq",
            );
            for (const other of ["cost", "cost_notice", "health_notice"]) {
                expect(alarm(graph, `alerts-${other}-lost`).input("alarmActions")).to.deep.equal([
                    topicArn(graph, "health"),
                ]);
            }
        });

        it("make who publishes wait for the policy", () => {
            const policy = graph.find("aws:sns/topicPolicy:TopicPolicy", "alerts-health");
            expect(alarm(graph, "alerts-cost-failed").options.dependsOn).to.include(policy.urn);
        });

        it("tell their ARNs by purpose, and that of their key", () => {
            const purposes = ["health", "scaling", "traffic", "database", "cost"];
            expect(graph.find("evenkeel:index:AlertingTopics", "alerts").outputs).to.deep.equal({
                topicArns: Object.fromEntries(purposes.map((purpose) => [purpose, topicArn(graph, purpose)])),
                noticeTopicArns: Object.fromEntries(
                    purposes.map((purpose) => [purpose, topicArn(graph, `${purpose}_notice`)]),
                ),
                keyArn: graph.find("aws:kms/key:Key", "alerts-key").output("arn"),
                alarmArns: alarmsOf(graph, "alerts"),
            });
        });
    });

    describe("with subscribers", () => {
        const functionArn = `arn:aws:lambda:eu-west-1:${account}:function:page`;
        let graph: Graph;
        before(async () => {
            graph = await planTopics({
                purposes: ["health", "cost"],
                noticeTopics: false,
                subscribers: {
                    "on-call": {
                        protocol: SubscriberProtocol.Email,
                        endpoint: "jane@example.com",
                        messageFilter: { NewStateValue: ["ALARM"] },
                    },
                    pager: { protocol: SubscriberProtocol.Lambda, endpoint: functionArn, purposes: ["health"] },
                },
            });
        });

        it("have a queue for what each of them did not get", () => {
            expect(graph.inventory()).to.have.members([
                ...key,
                ...["health", "cost"].flatMap(topic),
                ...["health_on-call", "cost_on-call", "health_pager"].flatMap(subscription),
                "alerts-health_pager: aws:lambda/permission:Permission",
            ]);
        });

        it("tell a person only what passes the filter, and keep the rest of the world out of names", () => {
            const queue = graph.find("aws:sqs/queue:Queue", "alerts-undelivered-health_on-call");
            const toPerson = graph.find("aws:sns/topicSubscription:TopicSubscription", "alerts-health_on-call");

            expect(toPerson.inputs).to.deep.equal({
                topic: topicArn(graph, "health"),
                protocol: "email",
                endpoint: "jane@example.com",
                filterPolicy: '{"NewStateValue":["ALARM"]}',
                filterPolicyScope: "MessageBody",
                redrivePolicy: JSON.stringify({ deadLetterTargetArn: queue.output("arn") }),
            });
            expect(graph.inventory().filter((line) => line.includes("jane"))).to.deep.equal([]);
        });

        it("let a topic call a function that subscribes", () => {
            const permission = graph.find("aws:lambda/permission:Permission", "alerts-health_pager");
            const toFunction = graph.find("aws:sns/topicSubscription:TopicSubscription", "alerts-health_pager");

            expect(permission.inputs).to.deep.equal({
                action: "lambda:InvokeFunction",
                principal: "sns.amazonaws.com",
                function: functionArn,
                sourceArn: topicArn(graph, "health"),
            });
            expect(toFunction.options.dependsOn).to.include(permission.urn);
        });

        it("keep undelivered messages encrypted for 14 days, from their topic and over TLS only", () => {
            const queue = graph.find("aws:sqs/queue:Queue", "alerts-undelivered-health_pager");
            const policy = graph.find("aws:sqs/queuePolicy:QueuePolicy", "alerts-undelivered-health_pager");

            expect(queue.inputs).to.include({ messageRetentionSeconds: 1_209_600, sqsManagedSseEnabled: true });
            expect(statementsOf(policy.input("policy"))).to.deep.equal([
                {
                    Sid: "DenyWithoutTls",
                    Effect: "Deny",
                    Principal: { AWS: "*" },
                    Action: "sqs:*",
                    Resource: queue.output("arn"),
                    Condition: { Bool: { "aws:SecureTransport": "false" } },
                },
                {
                    Sid: "Topic",
                    Effect: "Allow",
                    Principal: { Service: "sns.amazonaws.com" },
                    Action: "sqs:SendMessage",
                    Resource: queue.output("arn"),
                    Condition: { ArnEquals: { "aws:SourceArn": topicArn(graph, "health") } },
                },
            ]);
        });

        it("report a message in such a queue at once, on the topic that watches", () => {
            const queue = graph.find("aws:sqs/queue:Queue", "alerts-undelivered-health_pager");
            expect(alarm(graph, "alerts-health_pager-undelivered").inputs).to.deep.include({
                namespace: "AWS/SQS",
                metricName: "ApproximateNumberOfMessagesVisible",
                dimensions: { QueueName: queue.output("name") },
                threshold: 0,
                evaluationPeriods: 1,
                alarmActions: [topicArn(graph, "cost")],
            });
        });
    });

    it("name every mistake before anything is created", async () => {
        let message = "";
        const graph = await plan(() => {
            message = messageOf(() => new AlertingTopics("my.alerts", { purposes: [] }));
        });

        expect(message.split("\n")).to.have.length(2);
        expect(graph.inventory()).to.deep.equal(["my.alerts: evenkeel:index:AlertingTopics"]);
    });
});
