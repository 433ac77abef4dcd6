import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:rds/instance:Instance";
const fix = "add an aws.rds.EventSubscription to db-security-group with configuration change, failure";
const orders: TestResource = { type, name: "orders", props: { engine: "postgres", identifier: unknown } };
const subscription = (props: WireProperties = {}, dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
    type: "aws:rds/eventSubscription:EventSubscription",
    name: "events",
    props: {
        snsTopic: unknown,
        sourceType: "db-security-group",
        eventCategories: ["configuration change", "failure"],
        ...props,
    },
    dependsOn,
});
const perhaps = `${type} "orders": identifier may have a subscription to its events, which is not known yet; ${fix}.`;
const none = `${type} "orders": identifier has no subscription to events of configuration change, failure; ${fix}.`;

export const cases: RuleCases = {
    good: complies(orders, subscription()),
    bad: violates(
        `${type} "orders": identifier has no subscription to events of failure; ${fix}.`,
        orders,
        subscription({ eventCategories: ["configuration change"] }),
    ),
    unknown: undecided(perhaps, orders, subscription({ eventCategories: unknown })),
    secret: complies(orders, subscription({ sourceType: secret("db-security-group") })),
    missing: violates(none, orders),
    more: {
        "takes a subscription to everything": complies(
            orders,
            subscription({ sourceType: null, eventCategories: null }),
        ),
        "does not take one to other sources": violates(none, orders, subscription({ sourceType: "db-snapshot" })),
        "does not take one that is switched off": violates(none, orders, subscription({ enabled: "false" })),
        "does not take one to some groups": violates(none, orders, subscription({ sourceIds: ["group-1"] })),
        "says it once for all databases": violates(none, orders, { ...orders, name: "users" }),
    },
};
