import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:rds/instance:Instance";
const clusterType = "aws:rds/cluster:Cluster";
const fix = "name an aws.kms.Key of your own";
const arn = "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-0000-4444-8888-123456789abc";
const key: TestResource = { type: "aws:kms/key:Key", name: "data", props: {} };
const given = { engine: [], storageEncrypted: [] };
const orders = (props: WireProperties, dependsOn: TestResource["dependsOn"] = given): TestResource => ({
    type,
    name: "orders",
    props: { engine: "postgres", storageEncrypted: true, ...props },
    dependsOn,
});

export const cases: RuleCases = {
    good: complies(key, orders({ kmsKeyId: unknown }, { ...given, kmsKeyId: ["data"] })),
    bad: violates(
        `${type} "orders": kmsKeyId names a key that AWS manages; ${fix}.`,
        key,
        orders({ kmsKeyId: "alias/aws/rds" }, { ...given, kmsKeyId: [] }),
    ),
    unknown: undecided(
        `${type} "orders": kmsKeyId is not known yet; ${fix}.`,
        orders({ kmsKeyId: unknown }, { ...given, kmsKeyId: [] }),
    ),
    secret: complies(orders({ kmsKeyId: secret(arn) }, { ...given, kmsKeyId: [] })),
    missing: violates(`${type} "orders": kmsKeyId is not set; ${fix}.`, orders({})),
    more: {
        "knows that a key which AWS will choose was left out": violates(
            `${type} "orders": kmsKeyId is not set; ${fix}.`,
            orders({ kmsKeyId: unknown }),
        ),
        "judges clusters": violates(`${clusterType} "orders": kmsKeyId is not set; ${fix}.`, {
            ...orders({ engine: "aurora-mysql" }),
            type: clusterType,
        }),
        "leaves a replica to its source": complies(orders({ replicateSourceDb: "orders-1" })),
        "knows that a snapshot was not given": violates(
            `${type} "orders": kmsKeyId is not set; ${fix}.`,
            orders({ snapshotIdentifier: unknown, kmsKeyId: unknown }),
        ),
        "cannot see the key of the snapshot that a database is restored from": undecided(
            `${type} "orders": kmsKeyId is not set, and comes from what the database is restored from; ${fix}.`,
            orders({ snapshotIdentifier: "orders-monday", kmsKeyId: unknown }),
        ),
    },
};
