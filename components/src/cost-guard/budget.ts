import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { ChildScope } from "../common/scope.js";
import type { CostGuardArgs, CostTagArgs } from "./args.js";
import type { CostSettings } from "./settings.js";

type Notification = aws.types.input.budgets.BudgetNotification;

/**
 * What may be spent each month, and who is told when it is. Budgets belong to the account and to no region.
 *
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html
 */
export function createBudget(
    { name, parent, tags }: ChildScope,
    { topicArn, tagFilter }: CostGuardArgs,
    settings: CostSettings,
): aws.budgets.Budget {
    return new aws.budgets.Budget(
        `${name}-budget`,
        {
            budgetType: "COST",
            timeUnit: "MONTHLY",
            limitAmount: String(settings.monthlyBudgetUsd),
            limitUnit: "USD",
            costFilters: tagFilter === undefined ? undefined : [costsWith(tagFilter)],
            notifications: [
                ...notifications("ACTUAL", settings.actualPercentages, topicArn),
                ...notifications("FORECASTED", settings.forecastPercentages, topicArn),
            ],
            tags,
        },
        { parent },
    );
}

/** Budgets writes tags of one's own as `user:key$value`. */
function costsWith({ key, value }: CostTagArgs): aws.types.input.budgets.BudgetCostFilter {
    return { name: "TagKeyValue", values: [`user:${key}$${value}`] };
}

function notifications(
    notificationType: string,
    percentages: readonly number[],
    topicArn: pulumi.Input<string>,
): Notification[] {
    return percentages.map((threshold) => ({
        notificationType,
        comparisonOperator: "GREATER_THAN",
        threshold,
        thresholdType: "PERCENTAGE",
        subscriberSnsTopicArns: [topicArn],
    }));
}
