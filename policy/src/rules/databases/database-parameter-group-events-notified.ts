import { type EventDemand, EventSubscriptions } from "../../aws/database-events.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

const demand: EventDemand = {
    sourceType: "db-parameter-group",
    categories: ["configuration change"],
    types: ["aws:rds/parameterGroup:ParameterGroup"],
    nameProperty: "name",
};

export const databaseParameterGroupEventsNotified = stackRule({
    name: "database-parameter-group-events-notified",
    title: "Somebody hears when a database's parameters are changed",
    description: "An RDS parameter group must have an event subscription to changes of its configuration.",
    why: "One changed parameter switches encryption of connections or logging off for every database of the group; without a subscription nobody hears of it.",
    fix: "Add an aws.rds.EventSubscription with the sourceType db-parameter-group and the eventCategories configuration change, or without both.",
    severity: "low",
    controls: { securityHub: ["RDS.21"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-21",
    readSettings: noSettings,
    check: (stack) => {
        const subscriptions = new EventSubscriptions(stack, demand);
        return stack
            .ofType(...demand.types)
            .map((resource) => ({ resource, findings: subscriptions.judgeSource(resource) }));
    },
});
