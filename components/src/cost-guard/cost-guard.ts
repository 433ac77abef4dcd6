import * as pulumi from "@pulumi/pulumi";
import { type ComponentOptions, withChildTransforms } from "../common/child-transforms.js";
import type { ChildScope } from "../common/scope.js";
import { watchForAnomalies } from "./anomalies.js";
import type { CostGuardArgs } from "./args.js";
import { createBudget } from "./budget.js";
import { costGuardChildren, type CostGuardChildren } from "./children.js";
import { resolveSettings } from "./settings.js";

/**
 * Tells a topic when a month becomes more expensive than it may, by what has been spent, by what AWS forecasts, and, with a
 * monitor of the account or of a tag, by what is unusual.
 *
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html
 */
export class CostGuard extends pulumi.ComponentResource {
    /** Name of the budget. */
    public readonly budgetName: pulumi.Output<string>;
    /** The monitor of unusual spending, its own or the one that it was given; undefined where anomalies are not watched. */
    public readonly anomalyMonitorArn?: pulumi.Output<string>;

    /** @throws a `RunError` that lists everything wrong with `args`, before anything is created */
    constructor(name: string, args: CostGuardArgs, opts?: ComponentOptions<CostGuardChildren>) {
        const transformed = withChildTransforms("CostGuard", name, costGuardChildren, opts);
        // No inputs of its own: a component waits for all its inputs, and its children wait for the component.
        super("evenkeel:index:CostGuard", name, {}, transformed.options);
        const settings = resolveSettings(name, args);
        const scope: ChildScope = { name, parent: this, tags: args.tags };

        const budget = createBudget(scope, args, settings);
        this.budgetName = budget.name;
        if (settings.watchAnomalies) this.anomalyMonitorArn = pulumi.output(watchForAnomalies(scope, args, settings));
        transformed.assertUsed();
        this.registerOutputs({ budgetName: this.budgetName, anomalyMonitorArn: this.anomalyMonitorArn });
    }
}
