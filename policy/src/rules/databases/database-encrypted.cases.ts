import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:rds/instance:Instance";
const clusterType = "aws:rds/cluster:Cluster";
const orders = (props: WireProperties): TestResource => ({
    type,
    name: "orders",
    props: { engine: "postgres", instanceClass: "db.t4g.medium", ...props },
});
const cluster = (props: WireProperties): TestResource => ({ type: clusterType, name: "orders", props });
const fix = "set it to true";
const inherited = `storageEncrypted is not set, and comes from what the database is restored from; ${fix}.`;

export const cases: RuleCases = {
    good: complies(orders({ storageEncrypted: true })),
    bad: violates(`${type} "orders": storageEncrypted is not true; ${fix}.`, orders({ storageEncrypted: false })),
    unknown: undecided(
        `${type} "orders": storageEncrypted is not known yet; ${fix}.`,
        orders({ storageEncrypted: unknown }),
    ),
    secret: complies(orders({ storageEncrypted: secret(true) })),
    missing: violates(`${type} "orders": storageEncrypted is not set; ${fix}.`, orders({})),
    more: {
        "takes true that is text": complies(orders({ storageEncrypted: "true" })),
        "judges clusters": violates(
            `${clusterType} "orders": storageEncrypted is not set; ${fix}.`,
            cluster({ engine: "aurora-mysql" }),
        ),
        "knows that a serverless cluster of the first kind is always encrypted": complies(
            cluster({ engine: "aurora-mysql", engineMode: "serverless" }),
        ),
        "leaves a replica to its source": complies(orders({ engine: null, replicateSourceDb: unknown })),
        "leaves an instance of Aurora to its cluster": complies(orders({ engine: "aurora-postgresql" })),
        "cannot see into the snapshot that a database is restored from": undecided(
            `${type} "orders": ${inherited}`,
            orders({ engine: null, snapshotIdentifier: "orders-monday" }),
        ),
        "cannot see into the database whose past a cluster is": undecided(
            `${clusterType} "orders": ${inherited}`,
            cluster({ engine: "aurora-mysql", restoreToPointInTime: { sourceClusterIdentifier: unknown } }),
        ),
        "believes a restored database that says it itself": complies(
            orders({ snapshotIdentifier: "orders-monday", storageEncrypted: true }),
        ),
    },
};
