import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:rds/instance:Instance";
const clusterType = "aws:rds/cluster:Cluster";
const fix = "choose a name that is not a default";
const orders = (props: WireProperties): TestResource => ({
    type,
    name: "orders",
    props: { engine: "postgres", instanceClass: "db.t4g.medium", manageMasterUserPassword: true, ...props },
});
const cluster = (props: WireProperties): TestResource => ({
    type: clusterType,
    name: "orders",
    props: { engine: "aurora-mysql", ...props },
});

export const cases: RuleCases = {
    good: complies(orders({ username: "orders_owner" })),
    bad: violates(`${type} "orders": username is not allowed; ${fix}.`, orders({ username: "postgres" })),
    unknown: undecided(`${type} "orders": username is not known yet; ${fix}.`, orders({ username: unknown })),
    secret: violates(`${type} "orders": username is not allowed; ${fix}.`, orders({ username: secret("Admin") })),
    missing: violates(`${type} "orders": username is not set; ${fix}.`, orders({})),
    more: {
        "judges clusters": violates(
            `${clusterType} "orders": masterUsername is not allowed; ${fix}.`,
            cluster({ masterUsername: "admin" }),
        ),
        "leaves what follows another database to that one": complies(
            orders({ engine: null, replicateSourceDb: unknown }),
            cluster({ globalClusterIdentifier: unknown }),
            cluster({ replicationSourceIdentifier: unknown }),
        ),
        "cannot see who administered what a database is restored from": undecided(
            `${clusterType} "orders": masterUsername is not set, and comes from what the database is restored from; ${fix}.`,
            cluster({ snapshotIdentifier: "orders-monday" }),
        ),
        "leaves an instance of Aurora to its cluster": complies(orders({ engine: "aurora-mysql" })),
    },
};
