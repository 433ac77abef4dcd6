import { CostGuard, type CostGuardArgs } from "../../src/index.js";
import { table } from "../change.js";

export const costGuardChanges = table<CostGuardArgs>({
    // An account has only one monitor for all its services, so that each row looks at a tag.
    standard: ({ topics }, name) => ({
        monthlyBudgetUsd: 500,
        topicArn: topics.one,
        tagFilter: { key: "Project", value: name },
    }),
    create: (name, args) => void new CostGuard(name, args),
    rows: [
        {
            what: "more may be spent",
            after: { monthlyBudgetUsd: 800 },
            operations: { budget: "update" },
        },
        {
            what: "another topic is told",
            after: ({ topics }) => ({ topicArn: topics.other }),
            operations: { anomalies: "update", budget: "update" },
        },
        {
            what: "it is told later, and of other forecasts",
            after: { actualPercentages: [80, 100], forecastPercentages: [120] },
            operations: { budget: "update" },
        },
        {
            what: "the costs of another project count",
            before: { tagFilter: { key: "Project", value: "shop" } },
            after: { tagFilter: { key: "Project", value: "store" } },
            operations: {
                "anomalies (AnomalyMonitor)": "replace",
                "anomalies (AnomalySubscription)": "update",
                budget: "update",
            },
        },
        {
            what: "projects are told apart by another tag",
            before: { tagFilter: { key: "Project", value: "shop" } },
            after: { tagFilter: { key: "Product", value: "shop" } },
            operations: {
                "anomalies (AnomalyMonitor)": "replace",
                "anomalies (AnomalySubscription)": "update",
                budget: "update",
            },
        },
        {
            what: "all costs of the account count",
            // Without the tag, a monitor of its own has to be asked for.
            after: { tagFilter: undefined, watchAnomalies: true },
            operations: {
                "anomalies (AnomalyMonitor)": "replace",
                "anomalies (AnomalySubscription)": "update",
                budget: "update",
            },
        },
        {
            what: "anomalies are no longer watched",
            after: { watchAnomalies: false },
            operations: { anomalies: "delete" },
        },
        {
            what: "only what costs more is unusual",
            after: { anomalyThresholdUsd: 200 },
            operations: { anomalies: "update" },
        },
        {
            what: "a monitor is used that is there already",
            after: ({ monitors }) => ({ anomalyMonitorArn: monitors.one }),
            operations: { "anomalies (AnomalyMonitor)": "delete", "anomalies (AnomalySubscription)": "update" },
        },
        {
            what: "another monitor is used",
            before: ({ monitors }) => ({ anomalyMonitorArn: monitors.one }),
            after: ({ monitors }) => ({ anomalyMonitorArn: monitors.other }),
            operations: { anomalies: "update" },
        },
        {
            what: "tags",
            after: { tags: { Team: "web" } },
            operations: { anomalies: "update", budget: "update" },
        },
    ],
});
