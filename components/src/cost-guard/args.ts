import type * as pulumi from "@pulumi/pulumi";

/** A tag by which costs are told apart. It must be active as a cost allocation tag, in the account that pays, or everything with it counts as nothing. */
export interface CostTagArgs {
    /** Such as `Project`. */
    key: string;
    /** Such as the name of the project. */
    value: string;
}

export interface CostGuardArgs {
    /** What may be spent in a calendar month, in whole US dollars. Credits and refunds count, as on the bill. */
    monthlyBudgetUsd: number;

    /**
     * Topic that is told. `budgets.amazonaws.com` and `costalerts.amazonaws.com` must be allowed to publish to it and to use its key, as they are with
     * the topics of `AlertingTopics`.
     */
    topicArn: pulumi.Input<string>;

    /**
     * Shares of the budget in percent, each of which is told of once a month when that much has been spent. Spending is counted up to three times a day.
     * @default 50, 80 and 100
     * @see https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-best-practices.html
     */
    actualPercentages?: number[];

    /**
     * Shares of the budget in percent, each of which is told of when AWS forecasts that much for the month. A forecast needs five weeks of bills.
     * @default 100
     */
    forecastPercentages?: number[];

    /**
     * Only costs with this tag. Another tag makes another monitor, which has to learn first what is usual.
     * @default all costs of the account
     * @see https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/cost-alloc-tags.html
     */
    tagFilter?: CostTagArgs;

    /**
     * Whether the topic is told of unusual spending too. That takes a monitor. An account can have only one for all its services, AWS makes it in new
     * accounts, and refuses a second one: name it in `anomalyMonitorArn`, and set this to true only where `aws ce get-anomaly-monitors` lists none, to
     * have one made. Only the account that pays can have one for the tag of `tagFilter`; elsewhere set it to false.
     * @default true with `anomalyMonitorArn` or `tagFilter`, otherwise false
     * @see https://docs.aws.amazon.com/cost-management/latest/userguide/management-limits.html
     */
    watchAnomalies?: boolean;

    /**
     * US dollars that unusual spending must have cost so far to be told of. Only where anomalies are watched.
     * @default 100
     * @see https://docs.aws.amazon.com/cost-management/latest/userguide/manage-ad.html
     */
    anomalyThresholdUsd?: number;

    /**
     * A monitor of unusual spending that is there already, such as the one that AWS made with the account.
     * @default where anomalies are watched, one of its own: for the tag of `tagFilter`, otherwise for all services
     */
    anomalyMonitorArn?: pulumi.Input<string>;

    /** Put on everything that can be tagged. */
    tags?: Record<string, pulumi.Input<string>>;
}
