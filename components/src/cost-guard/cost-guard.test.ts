import { type Graph, plan } from "@evenkeel/testing";
import { expect } from "chai";
import { messageOf } from "../common/fixtures.test.js";
import { AlertingTopics } from "../alerting-topics/index.js";
import type { CostGuardArgs } from "./args.js";
import { CostGuard } from "./cost-guard.js";

const topicArn = "arn:aws:sns:eu-west-1:123456789012:cost";
const config = { "aws:region": "eu-west-1" };
const planGuard = (args: Partial<CostGuardArgs> = {}): Promise<Graph> =>
    plan(() => void new CostGuard("costs", { monthlyBudgetUsd: 500, topicArn, ...args }), { config });

const budgetOf = (graph: Graph) => graph.find("aws:budgets/budget:Budget", "costs-budget");
const monitorOf = (graph: Graph) => graph.find("aws:costexplorer/anomalyMonitor:AnomalyMonitor", "costs-anomalies");
const subscriptionOf = (graph: Graph) =>
    graph.find("aws:costexplorer/anomalySubscription:AnomalySubscription", "costs-anomalies");
const notification = (notificationType: string, threshold: number) => ({
    notificationType,
    comparisonOperator: "GREATER_THAN",
    threshold,
    thresholdType: "PERCENTAGE",
    subscriberSnsTopicArns: [topicArn],
});

describe("CostGuard", function () {
    this.timeout(60_000);

    describe("by default", () => {
        let graph: Graph;
        before(async () => {
            graph = await planGuard();
        });

        it("is a budget, and no monitor of anomalies, of which the account may have the only one", () => {
            expect(graph.inventory()).to.deep.equal([
                "costs-budget: aws:budgets/budget:Budget",
                "costs: evenkeel:index:CostGuard",
            ]);
            expect(graph.childrenOf("costs")).to.have.length(1);
        });

        it("tells the topic of what has been spent in a month and of what will have been", () => {
            expect(budgetOf(graph).inputs).to.deep.equal({
                budgetType: "COST",
                timeUnit: "MONTHLY",
                limitAmount: "500",
                limitUnit: "USD",
                notifications: [
                    notification("ACTUAL", 50),
                    notification("ACTUAL", 80),
                    notification("ACTUAL", 100),
                    notification("FORECASTED", 100),
                ],
            });
        });

        it("tells the name of the budget", () => {
            expect(graph.find("evenkeel:index:CostGuard", "costs").outputs).to.deep.equal({
                budgetName: budgetOf(graph).output("name"),
            });
        });
    });

    describe("that is told to watch for anomalies", () => {
        let graph: Graph;
        before(async () => {
            graph = await planGuard({ watchAnomalies: true });
        });

        it("has a monitor of anomalies as well and a subscription to it", () => {
            expect(graph.inventory()).to.deep.equal([
                "costs-anomalies: aws:costexplorer/anomalyMonitor:AnomalyMonitor",
                "costs-anomalies: aws:costexplorer/anomalySubscription:AnomalySubscription",
                "costs-budget: aws:budgets/budget:Budget",
                "costs: evenkeel:index:CostGuard",
            ]);
            expect(graph.childrenOf("costs")).to.have.length(3);
        });

        it("watches all services, and tells the topic at once of what is unusual and dear", () => {
            expect(monitorOf(graph).inputs).to.include({ monitorType: "DIMENSIONAL", monitorDimension: "SERVICE" });
            expect(monitorOf(graph).inputs).to.not.have.property("monitorSpecification");
            expect(subscriptionOf(graph).inputs).to.deep.include({
                frequency: "IMMEDIATE",
                monitorArnLists: [monitorOf(graph).output("arn")],
                subscribers: [{ type: "SNS", address: topicArn }],
                thresholdExpression: {
                    dimension: {
                        key: "ANOMALY_TOTAL_IMPACT_ABSOLUTE",
                        matchOptions: ["GREATER_THAN_OR_EQUAL"],
                        values: ["100"],
                    },
                },
            });
        });

        it("belongs to the account and to no region", () => {
            for (const child of graph.childrenOf("costs")) {
                expect(child.inputs, child.name).to.not.have.property("region");
            }
        });

        it("tells the names of what it made", () => {
            expect(graph.find("evenkeel:index:CostGuard", "costs").outputs).to.deep.equal({
                budgetName: budgetOf(graph).output("name"),
                anomalyMonitorArn: monitorOf(graph).output("arn"),
            });
        });
    });

    it("looks at one tag only, in the budget and in the monitor", async () => {
        const graph = await planGuard({ tagFilter: { key: "Project", value: "shop" } });

        expect(budgetOf(graph).input("costFilters")).to.deep.equal([
            { name: "TagKeyValue", values: ["user:Project$shop"] },
        ]);
        expect(monitorOf(graph).input("monitorType")).to.equal("CUSTOM");
        expect(monitorOf(graph).inputs).to.not.have.property("monitorDimension");
        expect(JSON.parse(String(monitorOf(graph).input("monitorSpecification")))).to.deep.equal({
            And: null,
            CostCategories: null,
            Dimensions: null,
            Not: null,
            Or: null,
            Tags: { Key: "Project", MatchOptions: null, Values: ["shop"] },
        });
        expect(subscriptionOf(graph).input("monitorArnLists")).to.deep.equal([monitorOf(graph).output("arn")]);
    });

    it("looks at one tag in the budget only, in an account that cannot have a monitor of it", async () => {
        const graph = await planGuard({ tagFilter: { key: "Project", value: "shop" }, watchAnomalies: false });

        expect(graph.childrenOf("costs").map(({ name }) => name)).to.deep.equal(["costs-budget"]);
        expect(budgetOf(graph).input("costFilters")).to.have.length(1);
    });

    it("uses a monitor that is there already, where an account can have no second one", async () => {
        const anomalyMonitorArn = "arn:aws:ce::123456789012:anomalymonitor/0a1b2c3d-0000-4000-8000-000000000000";
        const graph = await planGuard({ anomalyMonitorArn, anomalyThresholdUsd: 20, forecastPercentages: [] });

        expect(graph.inventory()).to.deep.equal([
            "costs-anomalies: aws:costexplorer/anomalySubscription:AnomalySubscription",
            "costs-budget: aws:budgets/budget:Budget",
            "costs: evenkeel:index:CostGuard",
        ]);
        expect(subscriptionOf(graph).input("monitorArnLists")).to.deep.equal([anomalyMonitorArn]);
        expect(subscriptionOf(graph).input("thresholdExpression.dimension.values")).to.deep.equal(["20"]);
        expect(budgetOf(graph).input("notifications")).to.have.length(3);
    });

    it("puts its tags on everything", async () => {
        const graph = await planGuard({ watchAnomalies: true, tags: { owner: "team" } });
        for (const child of graph.childrenOf("costs")) {
            expect(child.input("tags"), child.name).to.deep.equal({ owner: "team" });
        }
    });

    it("tells a topic of AlertingTopics, which Budgets and Cost Explorer may publish to", async () => {
        const graph = await plan(
            () => {
                const alerts = new AlertingTopics("alerts", { purposes: ["cost"] });
                new CostGuard("costs", {
                    monthlyBudgetUsd: 500,
                    topicArn: alerts.topicArn("cost"),
                    watchAnomalies: true,
                });
            },
            { config },
        );
        const policy = graph.find("aws:sns/topicPolicy:TopicPolicy", "alerts-cost");

        expect(subscriptionOf(graph).input("subscribers.0.address")).to.equal(policy.input("arn"));
        for (const service of ["budgets.amazonaws.com", "costalerts.amazonaws.com"]) {
            expect(policy.input("policy")).to.contain(service);
        }
    });

    it("names every mistake before it creates anything", async () => {
        let message = "";
        const graph = await plan(() => {
            message = messageOf(
                () =>
                    new CostGuard("costs", {
                        monthlyBudgetUsd: 0,
                        topicArn,
                        anomalyThresholdUsd: 0,
                        watchAnomalies: true,
                    }),
            );
        });
        expect(message.split("\n")).to.have.length(2);
        expect(graph.inventory()).to.deep.equal(["costs: evenkeel:index:CostGuard"]);
    });
});
