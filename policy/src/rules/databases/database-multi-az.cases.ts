import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:rds/instance:Instance";
const orders = (props: WireProperties): TestResource => ({
    type,
    name: "orders",
    props: { engine: "postgres", instanceClass: "db.t4g.medium", ...props },
});

export const cases: RuleCases = {
    good: complies(orders({ multiAz: true })),
    bad: violates(`${type} "orders": multiAz is not true; set it to true.`, orders({ multiAz: false })),
    unknown: undecided(`${type} "orders": multiAz is not known yet; set it to true.`, orders({ multiAz: unknown })),
    secret: complies(orders({ multiAz: secret(true) })),
    missing: violates(`${type} "orders": multiAz is not set; set it to true.`, orders({})),
    more: {
        "takes true that is text": complies(orders({ multiAz: "true" })),
        "judges a database that is restored": violates(
            `${type} "orders": multiAz is not set; set it to true.`,
            orders({ engine: null, snapshotIdentifier: "orders-monday" }),
        ),
        "demands none of a replica": complies(orders({ replicateSourceDb: unknown })),
        "leaves an instance of Aurora to its cluster": complies(orders({ engine: "aurora-postgresql" })),
        "demands none where AWS offers none": complies(orders({ engine: "sqlserver-ex" })),
    },
};
