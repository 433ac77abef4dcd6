import { type EventDemand, EventSubscriptions } from "../../aws/database-events.js";
import { clusterType, instanceType } from "../../aws/databases.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

const demand: EventDemand = {
    sourceType: "db-security-group",
    categories: ["configuration change", "failure"],
    types: [],
    nameProperty: "identifier",
};

export const databaseSecurityGroupEventsNotified = stackRule({
    name: "database-security-group-events-notified",
    title: "Somebody hears when the security groups of databases are changed",
    description:
        "A stack with an RDS database must have an event subscription to changes and failures of database security groups.",
    why: "A change of a database's security groups may let anybody in; without a subscription nobody hears of it.",
    fix: "Add an aws.rds.EventSubscription with the sourceType db-security-group and the eventCategories configuration change and failure, or without both.",
    severity: "low",
    controls: { securityHub: ["RDS.22"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-22",
    readSettings: noSettings,
    // The groups themselves are no longer made, so that the first database of the stack speaks for all.
    check: (stack) =>
        stack
            .ofType(instanceType, clusterType)
            .slice(0, 1)
            .map((resource) => ({ resource, findings: new EventSubscriptions(stack, demand).judgeAll() })),
});
