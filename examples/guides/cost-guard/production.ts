import { AlertingTopics, CostGuard } from "@evenkeel/components";

const tags = { Project: "shop", Environment: "prod", Owner: "team-shop" };

const alerts = new AlertingTopics("alerts", {
    subscribers: {
        controllers: { protocol: "email", endpoint: "controlling@example.com", purposes: ["cost"] },
        "team-mailbox": { protocol: "email", endpoint: "team-shop@example.com" },
    },
    tags,
});

new CostGuard("shop", {
    monthlyBudgetUsd: 4000,
    actualPercentages: [80, 100, 120],
    forecastPercentages: [100, 120],
    // The tag must be active as a cost allocation tag, in the account that pays.
    tagFilter: { key: "Project", value: "shop" },
    anomalyThresholdUsd: 200,
    topicArn: alerts.topicArn("cost"),
    tags,
});
