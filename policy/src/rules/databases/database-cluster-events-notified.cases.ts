import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:rds/cluster:Cluster";
const fix = "add an aws.rds.EventSubscription to db-cluster with maintenance, failure";
const orders: TestResource = { type, name: "orders", props: { engine: "aurora-mysql", clusterIdentifier: unknown } };
const subscription = (props: WireProperties = {}, dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
    type: "aws:rds/eventSubscription:EventSubscription",
    name: "events",
    props: { snsTopic: unknown, sourceType: "db-cluster", eventCategories: ["maintenance", "failure"], ...props },
    dependsOn,
});
const perhaps = `${type} "orders": clusterIdentifier may have a subscription to its events, which is not known yet; ${fix}.`;
const none = `${type} "orders": clusterIdentifier has no subscription to events of maintenance, failure; ${fix}.`;

export const cases: RuleCases = {
    good: complies(orders, subscription()),
    bad: violates(
        `${type} "orders": clusterIdentifier has no subscription to events of failure; ${fix}.`,
        orders,
        subscription({ eventCategories: ["maintenance"] }),
    ),
    unknown: undecided(perhaps, orders, subscription({ eventCategories: unknown })),
    secret: complies(orders, subscription({ sourceType: secret("db-cluster") })),
    missing: violates(none, orders),
    more: {
        "takes a subscription to everything": complies(
            orders,
            subscription({ sourceType: null, eventCategories: null }),
        ),
        "does not take one to other sources": violates(none, orders, subscription({ sourceType: "db-snapshot" })),
        "does not take one that is switched off": violates(none, orders, subscription({ enabled: "false" })),
        "follows the sources that a subscription names": complies(
            orders,
            subscription({ sourceIds: [unknown] }, { sourceIds: ["orders"] }),
        ),
        "does not take one to another source": violates(
            none,
            orders,
            subscription({ sourceIds: ["other"] }, { sourceIds: [] }),
        ),
        "adds up what several subscriptions hear": complies(
            orders,
            subscription({ eventCategories: ["maintenance"] }),
            { ...subscription({ eventCategories: ["failure", "low storage"] }), name: "more-events" },
        ),
    },
};
