import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:rds/instance:Instance";
const clusterType = "aws:rds/cluster:Cluster";
const orders = (props: WireProperties): TestResource => ({
    type,
    name: "orders",
    props: { engine: "postgres", instanceClass: "db.t4g.medium", ...props },
});
const engineUnknown = `${type} "orders": engine is not known, so that it may be one with IAM authentication; name it in the program.`;

export const cases: RuleCases = {
    good: complies(orders({ iamDatabaseAuthenticationEnabled: true })),
    bad: violates(
        `${type} "orders": iamDatabaseAuthenticationEnabled is not true; set it to true.`,
        orders({ iamDatabaseAuthenticationEnabled: false }),
    ),
    unknown: undecided(
        `${type} "orders": iamDatabaseAuthenticationEnabled is not known yet; set it to true.`,
        orders({ iamDatabaseAuthenticationEnabled: unknown }),
    ),
    secret: complies(orders({ iamDatabaseAuthenticationEnabled: secret(true) })),
    missing: violates(`${type} "orders": iamDatabaseAuthenticationEnabled is not set; set it to true.`, orders({})),
    more: {
        "judges clusters": violates(
            `${clusterType} "orders": iamDatabaseAuthenticationEnabled is not set; set it to true.`,
            { ...orders({ engine: "aurora-mysql" }), type: clusterType },
        ),
        "demands none of engines without it": complies(orders({ engine: "oracle-se2" })),
        "demands none of a serverless cluster of the first kind": complies({
            ...orders({ engine: "aurora-mysql", engineMode: "serverless" }),
            type: clusterType,
        }),
        "leaves an instance of Aurora to its cluster": complies(orders({ engine: "aurora-mysql" })),
        "cannot judge a database whose engine is not known": undecided(engineUnknown, orders({ engine: unknown })),
        "cannot judge a replica that does not name its engine": undecided(
            engineUnknown,
            orders({ engine: null, replicateSourceDb: unknown }),
        ),
        "needs no engine where it is on": complies(
            orders({ engine: null, replicateSourceDb: unknown, iamDatabaseAuthenticationEnabled: true }),
        ),
    },
};
