import { type Graph, plan } from "@evenkeel/testing";
import { expect } from "chai";
import { AlertingTopics } from "./alerting-topics.js";
import { type SubscriberArgs, SubscriberProtocol } from "./subscriber-args.js";

const subscribers: Record<string, SubscriberArgs> = {
    email: { protocol: SubscriberProtocol.Email, endpoint: "ops@example.com" },
    "email-json": { protocol: SubscriberProtocol.EmailJson, endpoint: "ops@example.com" },
    sms: { protocol: SubscriberProtocol.Sms, endpoint: "+441632960000" },
    https: { protocol: SubscriberProtocol.Https, endpoint: "https://example.com/hook" },
    lambda: { protocol: SubscriberProtocol.Lambda, endpoint: "arn:aws:lambda:eu-west-1:123456789012:function:page" },
    sqs: { protocol: SubscriberProtocol.Queue, endpoint: "arn:aws:sqs:eu-west-1:123456789012:alerts" },
    pagerduty: {
        protocol: SubscriberProtocol.PagerDuty,
        pagerDuty: { routingKeySecretArn: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:pagerduty-a1b2c3" },
    },
};
const messageFilter = { NewStateValue: ["ALARM", "OK"] };

describe("a subscription", function () {
    this.timeout(60_000);
    let graph: Graph;

    before(async () => {
        graph = await plan(() => {
            const filtered = Object.entries(subscribers).map(([name, each]) => [name, { ...each, messageFilter }]);
            new AlertingTopics("alerts", {
                purposes: ["all"],
                noticeTopics: false,
                subscribers: Object.fromEntries(filtered),
            });
        });
    });

    const subscription = (name: string) =>
        graph.find("aws:sns/topicSubscription:TopicSubscription", `alerts-all_${name}`);

    for (const name of Object.values(SubscriberProtocol)) {
        it(`of ${name} has a filter, and a queue of its own for what is not delivered, which is watched`, () => {
            const queue = graph.find("aws:sqs/queue:Queue", `alerts-undelivered-all_${name}`);
            const alarm = graph.find("aws:cloudwatch/metricAlarm:MetricAlarm", `alerts-all_${name}-undelivered`);

            expect(subscription(name).inputs).to.deep.include({
                protocol: name === SubscriberProtocol.PagerDuty ? "lambda" : name,
                filterPolicy: JSON.stringify(messageFilter),
                filterPolicyScope: "MessageBody",
                redrivePolicy: JSON.stringify({ deadLetterTargetArn: queue.output("arn") }),
            });
            expect(alarm.input("dimensions")).to.deep.equal({ QueueName: queue.output("name") });
        });
    }

    for (const [name, { endpoint }] of Object.entries(subscribers)) {
        it(`of ${name} goes to its own endpoint, or to the function that pages`, () => {
            const alias = endpoint === undefined ? graph.ofType("aws:lambda/alias:Alias")[0]?.output("arn") : endpoint;

            expect(subscription(name).input("endpoint")).to.be.a("string").that.equals(alias);
        });
    }

    it("of a web hook is tried again as its subscriber wants it, otherwise as SNS does", async () => {
        const retried = await plan(() => {
            const hook = { protocol: SubscriberProtocol.Https, endpoint: "https://example.com/hook" };
            new AlertingTopics("alerts", {
                purposes: ["all"],
                noticeTopics: false,
                subscribers: { hook: { ...hook, retries: { count: 5 } } },
            });
        });
        const policy = retried.find("aws:sns/topicSubscription:TopicSubscription", "alerts-all_hook");

        expect(JSON.parse(String(policy.input("deliveryPolicy")))).to.have.nested.property(
            "healthyRetryPolicy.numRetries",
            5,
        );
        expect(subscription("https").inputs).not.to.have.property("deliveryPolicy");
    });
});
