import { CostGuard } from "@evenkeel/components";

new CostGuard("account", {
    monthlyBudgetUsd: 500,
    // An account has one monitor for all its services, and AWS makes it in new accounts: `aws ce get-anomaly-monitors` lists it.
    anomalyMonitorArn: "arn:aws:ce::123456789012:anomalymonitor/0a1b2c3d-0000-4000-8000-000000000000",
    // Your topic. Its policy and its key must let `budgets.amazonaws.com` and `costalerts.amazonaws.com` publish.
    topicArn: "arn:aws:sns:eu-west-1:123456789012:controlling",
});
