import type * as aws from "@pulumi/aws";
import type { ChildRoles } from "../common/child-transforms.js";

/** What each child of a CostGuard is made with, by its role: see `childTransforms`. */
export interface CostGuardChildren {
    budget: aws.budgets.BudgetArgs;
    anomalyMonitor: aws.costexplorer.AnomalyMonitorArgs;
    anomalySubscription: aws.costexplorer.AnomalySubscriptionArgs;
}

export const costGuardChildren: ChildRoles<CostGuardChildren> = {
    budget: { type: "aws:budgets/budget:Budget", suffix: "budget" },
    anomalyMonitor: { type: "aws:costexplorer/anomalyMonitor:AnomalyMonitor", suffix: "anomalies" },
    anomalySubscription: { type: "aws:costexplorer/anomalySubscription:AnomalySubscription", suffix: "anomalies" },
};
