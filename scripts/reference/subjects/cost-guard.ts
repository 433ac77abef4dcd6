import { CostGuard, type CostGuardArgs } from "@evenkeel/components";
import { subject } from "./subject.js";
import { common, topicArn } from "./surroundings.js";

export const costGuard = subject<CostGuardArgs>(
    "account",
    (args) => new CostGuard("account", args),
    { monthlyBudgetUsd: 500, topicArn: topicArn("cost") },
    {
        monthlyBudgetUsd: [{ to: 800 }],
        topicArn: common.alarmTopicArn,
        actualPercentages: [{ to: [80, 100] }],
        forecastPercentages: [{ to: [100, 120] }],
        tagFilter: [{ to: { key: "Project", value: "shop" } }],
        watchAnomalies: [{ to: true }],
        anomalyThresholdUsd: [{ to: 200, with: { watchAnomalies: true } }],
        anomalyMonitorArn: [
            {
                to: "arn:aws:ce::123456789012:anomalymonitor/0a1b2c3d-0000-4000-8000-000000000000",
                say: "one that is there already",
            },
        ],
        tags: common.tags,
    },
);
