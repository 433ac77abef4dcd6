import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:rds/instance:Instance";
const clusterType = "aws:rds/cluster:Cluster";
const fix = "set it to true";
const orders = (props: WireProperties): TestResource => ({
    type,
    name: "orders",
    props: { engine: "postgres", instanceClass: "db.t4g.medium", tags: { Owner: "shop" }, ...props },
});

export const cases: RuleCases = {
    good: complies(orders({ copyTagsToSnapshot: true })),
    bad: violates(`${type} "orders": copyTagsToSnapshot is not true; ${fix}.`, orders({ copyTagsToSnapshot: false })),
    unknown: undecided(
        `${type} "orders": copyTagsToSnapshot is not known yet; ${fix}.`,
        orders({ copyTagsToSnapshot: unknown }),
    ),
    secret: complies(orders({ copyTagsToSnapshot: secret(true) })),
    missing: violates(`${type} "orders": copyTagsToSnapshot is not set; ${fix}.`, orders({})),
    more: {
        "takes true that is text": complies(orders({ copyTagsToSnapshot: "true" })),
        "judges clusters": violates(`${clusterType} "orders": copyTagsToSnapshot is not set; ${fix}.`, {
            ...orders({ engine: "aurora-mysql" }),
            type: clusterType,
        }),
        "leaves an instance of Aurora to its cluster": complies(orders({ engine: "aurora-mysql" })),
    },
};
