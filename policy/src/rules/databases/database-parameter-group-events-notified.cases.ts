import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:rds/parameterGroup:ParameterGroup";
const fix = "add an aws.rds.EventSubscription to db-parameter-group with configuration change";
const orders: TestResource = { type, name: "orders", props: { family: "postgres17", name: unknown } };
const subscription = (props: WireProperties = {}, dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
    type: "aws:rds/eventSubscription:EventSubscription",
    name: "events",
    props: { snsTopic: unknown, sourceType: "db-parameter-group", eventCategories: ["configuration change"], ...props },
    dependsOn,
});
const perhaps = `${type} "orders": name may have a subscription to its events, which is not known yet; ${fix}.`;
const none = `${type} "orders": name has no subscription to events of configuration change; ${fix}.`;

export const cases: RuleCases = {
    good: complies(orders, subscription()),
    bad: violates(
        `${type} "orders": name has no subscription to events of configuration change; ${fix}.`,
        orders,
        subscription({ enabled: false }),
    ),
    unknown: undecided(perhaps, orders, subscription({ eventCategories: unknown })),
    secret: complies(orders, subscription({ sourceType: secret("db-parameter-group") })),
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
    },
};
