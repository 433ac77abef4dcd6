import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:rds/instance:Instance";
const clusterType = "aws:rds/cluster:Cluster";
const orders = (props: WireProperties): TestResource => ({
    type,
    name: "orders",
    props: { engine: "postgres", instanceClass: "db.t4g.medium", ...props },
    dependsOn: { engine: [], storageEncrypted: [] },
});
const cluster = (props: WireProperties, dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
    type: clusterType,
    name: "orders",
    props,
    dependsOn,
});
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
        "leaves a replica to its source": complies(orders({ storageEncrypted: true }), {
            type,
            name: "orders-copy",
            props: { replicateSourceDb: unknown, storageEncrypted: unknown },
            dependsOn: { replicateSourceDb: ["orders"] },
        }),
        "knows that another database to follow was not given": complies(
            orders({ storageEncrypted: true, replicateSourceDb: unknown }),
        ),
        "cannot see into a source that is not in the stack": undecided(
            `${type} "orders": replicateSourceDb is not a database of this stack, or not known yet, and decides whether the replica is encrypted; declare it in this stack, or exempt the replica once its source was looked at.`,
            orders({ engine: null, replicateSourceDb: "legacy", storageEncrypted: false }),
        ),
        "leaves an instance of Aurora to its cluster": complies(orders({ engine: "aurora-postgresql" })),
        "knows that a snapshot was not given": violates(
            `${type} "orders": storageEncrypted is not set; ${fix}.`,
            orders({ snapshotIdentifier: unknown }),
        ),
        "cannot see into the snapshot that a database is restored from": undecided(
            `${type} "orders": ${inherited}`,
            orders({ engine: null, snapshotIdentifier: "orders-monday" }),
        ),
        "cannot see into the database whose past a cluster is": undecided(
            `${clusterType} "orders": ${inherited}`,
            cluster(
                { engine: "aurora-mysql", restoreToPointInTime: { sourceClusterIdentifier: unknown } },
                { restoreToPointInTime: [] },
            ),
        ),
        "believes a restored database that says it itself": complies(
            orders({ snapshotIdentifier: "orders-monday", storageEncrypted: true }),
        ),
    },
};
