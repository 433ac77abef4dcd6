import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:rds/instance:Instance";
const clusterType = "aws:rds/cluster:Cluster";
const orders = (props: WireProperties): TestResource => ({
    type,
    name: "orders",
    props: { engine: "postgres", instanceClass: "db.t4g.medium", ...props },
});

export const cases: RuleCases = {
    good: complies(orders({ deletionProtection: true })),
    bad: violates(
        `${type} "orders": deletionProtection is not true; set it to true.`,
        orders({ deletionProtection: false }),
    ),
    unknown: undecided(
        `${type} "orders": deletionProtection is not known yet; set it to true.`,
        orders({ deletionProtection: unknown }),
    ),
    secret: complies(orders({ deletionProtection: secret("true") })),
    missing: violates(`${type} "orders": deletionProtection is not set; set it to true.`, orders({})),
    more: {
        "judges clusters": violates(`${clusterType} "orders": deletionProtection is not set; set it to true.`, {
            ...orders({ engine: "aurora-mysql" }),
            type: clusterType,
        }),
        "judges a database that is restored, to which its source's protection does not come": violates(
            `${type} "orders": deletionProtection is not set; set it to true.`,
            orders({ engine: null, snapshotIdentifier: "orders-monday" }),
        ),
        "leaves an instance of Aurora to its cluster": complies(orders({ engine: "aurora-mysql" })),
    },
};
