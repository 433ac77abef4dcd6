import { type Graph, plan } from "@evenkeel/testing";
import { expect } from "chai";
import { network } from "../cache-cluster/fixtures.test.js";
import { CacheCluster } from "../cache-cluster/index.js";
import { messageOf } from "../common/fixtures.test.js";
import { AlertingTopics } from "./alerting-topics.js";
import type { AlertingTopicsArgs } from "./args.js";
import { Severity, SubscriberProtocol } from "./subscriber-args.js";

const config = { "aws:region": "eu-west-1" };
const planTopics = (args: AlertingTopicsArgs): Promise<Graph> =>
    plan(() => void new AlertingTopics("alerts", args), { config });

const topicArn = (graph: Graph, key: string) => graph.find("aws:sns/topic:Topic", `alerts-${key}`).output("arn");
const alarmActions = (graph: Graph, name: string) =>
    graph.find("aws:cloudwatch/metricAlarm:MetricAlarm", name).input("alarmActions");

describe("the severities of AlertingTopics", function () {
    this.timeout(60_000);

    it("are what they were before there were notices, where nobody wants any", async () => {
        const graph = await planTopics({ purposes: ["health"], noticeTopics: false });

        expect(graph.ofType("aws:sns/topic:Topic").map(({ name }) => name)).to.deep.equal(["alerts-health"]);
        expect(graph.find("evenkeel:index:AlertingTopics", "alerts").output("noticeTopicArns")).to.deep.equal({});
    });

    it("tell whoever does not choose of notices too, and others as they chose", async () => {
        const subscriber = { protocol: SubscriberProtocol.Email, endpoint: "ops@example.com" };
        const graph = await planTopics({
            purposes: ["health"],
            subscribers: {
                all: subscriber,
                night: { ...subscriber, endpoint: "night@example.com", severities: [Severity.Page] },
                day: { ...subscriber, endpoint: "day@example.com", severities: [Severity.Notice] },
            },
        });
        const subscriptions = graph.ofType("aws:sns/topicSubscription:TopicSubscription");

        expect(subscriptions.map(({ name, inputs }) => [name, inputs.topic])).to.have.deep.members([
            ["alerts-health_all", topicArn(graph, "health")],
            ["alerts-health_night", topicArn(graph, "health")],
            ["alerts-health_notice_all", topicArn(graph, "health_notice")],
            ["alerts-health_notice_day", topicArn(graph, "health_notice")],
        ]);
    });

    it("take a component's alarm that is no reason to wake anybody", async () => {
        const graph = await plan(() => {
            const alerts = new AlertingTopics("alerts", { purposes: ["health"] });
            new CacheCluster("pages", {
                network,
                alarmTopicArn: alerts.topicArn("health"),
                alarms: { memory: { topicArn: alerts.topicArn("health", Severity.Notice) } },
            });
        });

        expect(alarmActions(graph, "pages-node-001-memory")).to.deep.equal([topicArn(graph, "health_notice")]);
        expect(alarmActions(graph, "pages-node-001-engine-cpu")).to.deep.equal([topicArn(graph, "health")]);
    });

    it("hand over the topic of a purpose, and name the purposes there are where it has none", async () => {
        let message = "";
        const graph = await plan(() => {
            const alerts = new AlertingTopics("alerts", { purposes: ["health"] });
            message = messageOf(() => alerts.topicArn("helth"));
            return { alarm: alerts.topicArn("health"), notice: alerts.topicArn("health", Severity.Notice) };
        });

        expect(graph.outputs).to.deep.equal({
            alarm: topicArn(graph, "health"),
            notice: topicArn(graph, "health_notice"),
        });
        expect(message).to.equal('AlertingTopics has no topic for "helth", only for health. Add it to purposes.');
    });

    it("have no topic for notices to hand over where nobody wants any", async () => {
        let message = "";
        await plan(() => {
            const alerts = new AlertingTopics("alerts", { purposes: ["health"], noticeTopics: false });
            message = messageOf(() => alerts.topicArn("health", Severity.Notice));
        });

        expect(message).to.contain('no topic for notices of "health", because noticeTopics is false');
    });
});
