import type { Graph } from "@evenkeel/testing";
import { plan } from "@evenkeel/testing";
import { expect } from "chai";
import { statementsOf } from "../common/fixtures.test.js";
import type { EventFunctionArgs } from "./args.js";
import { EventFunction } from "./event-function.js";
import { calledBy, config, objects, planFunction, topicArn } from "./fixtures.test.js";

const topicArns = { orders: topicArn("orders"), returns: topicArn("returns") };
const planCalled = (args: EventFunctionArgs): Promise<Graph> =>
    plan(() => void new EventFunction("poller", args), { config });

const functionOf = (graph: Graph) => graph.find("aws:lambda/function:Function", "poller-function");
const permissionOf = (graph: Graph, role: string) => graph.find("aws:lambda/permission:Permission", `poller-${role}`);
const attemptsOf = (graph: Graph) =>
    graph.find("aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", "poller-function");
const queueArnOf = (graph: Graph) => graph.find("aws:sqs/queue:Queue", "poller-undelivered").output("arn");
const queuePolicyOf = (graph: Graph) => graph.find("aws:sqs/queuePolicy:QueuePolicy", "poller-undelivered");

describe("what calls an EventFunction", function () {
    this.timeout(60_000);

    it("is a schedule, whose events are kept where Lambda does not even take them", async () => {
        const graph = await planFunction({ maximumAgeSeconds: 120 });
        const rule = graph.find("aws:cloudwatch/eventRule:EventRule", "poller-schedule");
        const target = graph.find("aws:cloudwatch/eventTarget:EventTarget", "poller-schedule");

        expect(rule.inputs).to.deep.equal({
            description: "Calls poller: Asks the shop every minute whether it is well",
            scheduleExpression: "rate(1 minute)",
        });
        expect(target.inputs).to.deep.equal({
            rule: rule.output("name"),
            arn: functionOf(graph).output("arn"),
            retryPolicy: { maximumEventAgeInSeconds: 120, maximumRetryAttempts: 185 },
            deadLetterConfig: { arn: queueArnOf(graph) },
        });
        expect(permissionOf(graph, "schedule").inputs).to.deep.equal({
            function: functionOf(graph).output("name"),
            action: "lambda:InvokeFunction",
            principal: "events.amazonaws.com",
            sourceArn: rule.output("arn"),
        });
        expect(target.options.dependsOn).to.include.members(
            [permissionOf(graph, "schedule"), attemptsOf(graph), queuePolicyOf(graph)].map(({ urn }) => urn),
        );
    });

    it("is a schedule that says what there is to do", async () => {
        const graph = await planFunction({ scheduleInput: { task: "report" } });
        const target = graph.find("aws:cloudwatch/eventTarget:EventTarget", "poller-schedule");

        expect(target.input("input")).to.equal('{"task":"report"}');
    });

    it("is a bucket of this account with its new objects, and then no schedule is watched", async () => {
        const graph = await planCalled(calledBy({ objects: { ...objects, prefix: "AWSLogs/", suffix: ".log.gz" } }));
        const notification = graph.find("aws:s3/bucketNotification:BucketNotification", "poller-objects");

        expect(notification.inputs).to.deep.equal({
            bucket: objects.bucketName,
            lambdaFunctions: [
                {
                    lambdaFunctionArn: functionOf(graph).output("arn"),
                    events: ["s3:ObjectCreated:*"],
                    filterPrefix: "AWSLogs/",
                    filterSuffix: ".log.gz",
                },
            ],
        });
        expect(permissionOf(graph, "objects").inputs).to.include({
            principal: "s3.amazonaws.com",
            sourceArn: objects.bucketArn,
            sourceAccount: "123456789012",
        });
        expect(notification.options.dependsOn).to.include.members(
            [permissionOf(graph, "objects"), attemptsOf(graph)].map(({ urn }) => urn),
        );
        expect(graph.inventory("aws:cloudwatch/metricAlarm:MetricAlarm")).to.have.members(
            ["errors", "slow", "throttles", "undelivered"].map((role) => `poller-${role}`),
        );
        expect(statementsOf(queuePolicyOf(graph).input("policy"))).to.have.length(1);
    });

    it("is each topic by its name, whose messages are kept where they cannot be handed over", async () => {
        const graph = await planCalled(calledBy({ topicArns }));

        for (const [name, arn] of Object.entries(topicArns)) {
            const subscription = graph.find("aws:sns/topicSubscription:TopicSubscription", `poller-topic-${name}`);
            expect(subscription.inputs).to.deep.equal({
                topic: arn,
                protocol: "lambda",
                endpoint: functionOf(graph).output("arn"),
                redrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArnOf(graph) }),
            });
            expect(permissionOf(graph, `topic-${name}`).inputs).to.include({
                principal: "sns.amazonaws.com",
                sourceArn: arn,
            });
            expect(subscription.options.dependsOn).to.include.members(
                [permissionOf(graph, `topic-${name}`), attemptsOf(graph), queuePolicyOf(graph)].map(({ urn }) => urn),
            );
        }
        expect(statementsOf(queuePolicyOf(graph).input("policy"))[1]).to.deep.include({
            Principal: { Service: "sns.amazonaws.com" },
            Condition: { ArnEquals: { "aws:SourceArn": Object.values(topicArns) } },
        });
    });

    it("is all of them together", async () => {
        const graph = await planFunction({ objects, topicArns });

        expect(graph.inventory("aws:lambda/permission:Permission")).to.have.members([
            "poller-schedule",
            "poller-objects",
            "poller-topic-orders",
            "poller-topic-returns",
        ]);
        expect(statementsOf(queuePolicyOf(graph).input("policy")).map(({ Sid }) => Sid)).to.deep.equal([
            "DenyWithoutTls",
            "Schedule",
            "Topics",
        ]);
    });

    it("is a schedule that nobody watches where nobody can say when it is late", async () => {
        const graph = await planFunction({ schedule: "cron(0 8 1 * ? *)" });

        expect(graph.inventory("aws:cloudwatch/metricAlarm:MetricAlarm")).to.not.include("poller-silent");
    });
});
