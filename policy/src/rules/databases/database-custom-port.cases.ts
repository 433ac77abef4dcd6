import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:rds/instance:Instance";
const clusterType = "aws:rds/cluster:Cluster";
const fix = "choose another port than the engine's own";
const own = `port is the engine's own; ${fix}.`;
const orders = (props: WireProperties): TestResource => ({
    type,
    name: "orders",
    props: { engine: "postgres", instanceClass: "db.t4g.medium", ...props },
});

export const cases: RuleCases = {
    good: complies(orders({ port: 6543 })),
    bad: violates(`${type} "orders": ${own}`, orders({ port: 5432 })),
    unknown: undecided(`${type} "orders": port is not known yet; ${fix}.`, orders({ port: unknown })),
    secret: violates(`${type} "orders": ${own}`, orders({ port: secret("5432") })),
    missing: violates(`${type} "orders": port is not set, so that it is the engine's own; ${fix}.`, orders({})),
    more: {
        "takes the default port of another engine": complies(orders({ port: 3306 })),
        "knows the ports of editions": violates(
            `${type} "orders": ${own}`,
            orders({ engine: "sqlserver-se", port: 1433 }),
        ),
        "judges clusters": violates(`${clusterType} "orders": ${own}`, {
            ...orders({ engine: "aurora-mysql", port: 3306 }),
            type: clusterType,
        }),
        "demands none of a replica that listens like its source": complies(
            orders({ engine: null, replicateSourceDb: unknown }),
        ),
        "cannot see where the source of a restored database listened": undecided(
            `${type} "orders": port is not set, and comes from what the database is restored from; ${fix}.`,
            orders({ engine: null, snapshotIdentifier: "orders-monday" }),
        ),
        "cannot judge a known port of an engine that is not known": undecided(
            `${type} "orders": engine is not known, and port is the default one of some engines; ${fix}.`,
            orders({ engine: null, replicateSourceDb: unknown, port: 5432 }),
        ),
    },
};
