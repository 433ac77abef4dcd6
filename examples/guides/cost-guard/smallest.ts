import { AlertingTopics, CostGuard } from "@evenkeel/components";

const alerts = new AlertingTopics("alerts", {
    subscribers: { controllers: { protocol: "email", endpoint: "controlling@example.com" } },
});

new CostGuard("account", { monthlyBudgetUsd: 500, topicArn: alerts.topicArn("cost") });
