import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:rds/instance:Instance";
const fix = "set it to 7 or more";
const orders = (props: WireProperties): TestResource => ({
    type,
    name: "orders",
    props: { engine: "postgres", instanceClass: "db.t4g.medium", ...props },
});

export const cases: RuleCases = {
    good: complies(orders({ backupRetentionPeriod: 7 })),
    bad: violates(
        `${type} "orders": backupRetentionPeriod is not a number of at least 7; ${fix}.`,
        orders({ backupRetentionPeriod: 1 }),
    ),
    unknown: undecided(
        `${type} "orders": backupRetentionPeriod is not known yet; ${fix}.`,
        orders({ backupRetentionPeriod: unknown }),
    ),
    secret: complies(orders({ backupRetentionPeriod: secret(14) })),
    missing: violates(`${type} "orders": backupRetentionPeriod is not set; ${fix}.`, orders({})),
    more: {
        "takes numbers that are text": complies(orders({ backupRetentionPeriod: "35" })),
        "stops backups that are switched off": violates(
            `${type} "orders": backupRetentionPeriod is not a number of at least 7; ${fix}.`,
            orders({ backupRetentionPeriod: 0 }),
        ),
        "judges clusters": violates(`aws:rds/cluster:Cluster "orders": backupRetentionPeriod is not set; ${fix}.`, {
            ...orders({ engine: "aurora-mysql" }),
            type: "aws:rds/cluster:Cluster",
        }),
        "demands none of a replica": complies(orders({ engine: null, replicateSourceDb: unknown })),
        "leaves an instance of Aurora to its cluster": complies(orders({ engine: "aurora-mysql" })),
        "cannot see how long the source of a restored database kept its backups": undecided(
            `${type} "orders": backupRetentionPeriod is not set, and comes from what the database is restored from; ${fix}.`,
            orders({ engine: null, restoreToPointInTime: { sourceDbInstanceIdentifier: "orders-1" } }),
        ),
    },
};
