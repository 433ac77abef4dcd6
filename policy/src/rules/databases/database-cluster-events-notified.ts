import { type EventDemand, EventSubscriptions } from "../../aws/database-events.js";
import { clusterType } from "../../aws/databases.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

const demand: EventDemand = {
    sourceType: "db-cluster",
    categories: ["maintenance", "failure"],
    types: [clusterType],
    nameProperty: "clusterIdentifier",
};

export const databaseClusterEventsNotified = stackRule({
    name: "database-cluster-events-notified",
    title: "Somebody hears when a database cluster fails",
    description: "An RDS cluster must have an event subscription to its failures and maintenance.",
    why: "RDS says in its events that a cluster fails over, can't be reached or is taken away for maintenance; without a subscription nobody hears of it.",
    fix: "Add an aws.rds.EventSubscription with the sourceType db-cluster and the eventCategories maintenance and failure, or without both.",
    severity: "low",
    controls: { securityHub: ["RDS.19"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-19",
    readSettings: noSettings,
    check: (stack) => {
        const subscriptions = new EventSubscriptions(stack, demand);
        return stack
            .ofType(...demand.types)
            .map((resource) => ({ resource, findings: subscriptions.judgeSource(resource) }));
    },
});
