import { type EventDemand, EventSubscriptions } from "../../aws/database-events.js";
import { clusterInstanceType, instanceType } from "../../aws/databases.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

const demand: EventDemand = {
    sourceType: "db-instance",
    categories: ["maintenance", "configuration change", "failure"],
    types: [instanceType, clusterInstanceType],
    nameProperty: "identifier",
};

export const databaseInstanceEventsNotified = stackRule({
    name: "database-instance-events-notified",
    title: "Somebody hears when a database fails or is changed",
    description:
        "An RDS instance must have an event subscription to its failures, maintenance and changes of configuration.",
    why: "RDS says in its events that an instance fails, restarts or was changed by somebody; without a subscription nobody hears of it.",
    fix: "Add an aws.rds.EventSubscription with the sourceType db-instance and the eventCategories maintenance, configuration change and failure, or without both.",
    severity: "low",
    controls: { securityHub: ["RDS.20"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-20",
    readSettings: noSettings,
    check: (stack) => {
        const subscriptions = new EventSubscriptions(stack, demand);
        return stack
            .ofType(...demand.types)
            .map((resource) => ({ resource, findings: subscriptions.judgeSource(resource) }));
    },
});
