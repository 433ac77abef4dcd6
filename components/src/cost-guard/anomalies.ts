import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { ChildScope } from "../common/scope.js";
import type { CostGuardArgs, CostTagArgs } from "./args.js";
import type { CostSettings } from "./settings.js";

/**
 * Tells the topic of spending that is unusual, whatever the budget. Cost Explorer, like Budgets, belongs to the account and to no region.
 *
 * @returns the ARN of the monitor
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/manage-ad.html
 */
export function watchForAnomalies(
    scope: ChildScope,
    args: CostGuardArgs,
    { anomalyThresholdUsd }: CostSettings,
): pulumi.Input<string> {
    const { name, parent, tags } = scope;
    const monitorArn = args.anomalyMonitorArn ?? createMonitor(scope, args.tagFilter).arn;
    new aws.costexplorer.AnomalySubscription(
        `${name}-anomalies`,
        {
            // Topics take no other frequency.
            frequency: "IMMEDIATE",
            monitorArnLists: [monitorArn],
            subscribers: [{ type: "SNS", address: args.topicArn }],
            thresholdExpression: {
                dimension: {
                    key: "ANOMALY_TOTAL_IMPACT_ABSOLUTE",
                    matchOptions: ["GREATER_THAN_OR_EQUAL"],
                    values: [String(anomalyThresholdUsd)],
                },
            },
            tags,
        },
        { parent },
    );
    return monitorArn;
}

function createMonitor(
    { name, parent, tags }: ChildScope,
    tag: CostTagArgs | undefined,
): aws.costexplorer.AnomalyMonitor {
    const watched =
        tag === undefined
            ? { monitorType: "DIMENSIONAL", monitorDimension: "SERVICE" }
            : { monitorType: "CUSTOM", monitorSpecification: specification(tag) };
    return new aws.costexplorer.AnomalyMonitor(`${name}-anomalies`, { ...watched, tags }, { parent });
}

/** Every property of the expression, as AWS answers with it: without those that are null, each refresh would find a difference and replace the monitor. */
function specification({ key, value }: CostTagArgs): string {
    return JSON.stringify({
        And: null,
        CostCategories: null,
        Dimensions: null,
        Not: null,
        Or: null,
        Tags: { Key: key, MatchOptions: null, Values: [value] },
    });
}
