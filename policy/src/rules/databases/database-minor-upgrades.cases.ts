import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:rds/instance:Instance";
const orders = (props: WireProperties): TestResource => ({
    type,
    name: "orders",
    props: { engine: "postgres", instanceClass: "db.t4g.medium", ...props },
});
const off = "autoMinorVersionUpgrade is not true; set it to true.";

export const cases: RuleCases = {
    good: complies(orders({ autoMinorVersionUpgrade: true })),
    bad: violates(`${type} "orders": ${off}`, orders({ autoMinorVersionUpgrade: false })),
    unknown: undecided(
        `${type} "orders": autoMinorVersionUpgrade is not known yet; set it to true.`,
        orders({ autoMinorVersionUpgrade: unknown }),
    ),
    secret: complies(orders({ autoMinorVersionUpgrade: secret(true) })),
    missing: complies(orders({})),
    more: {
        "judges clusters": violates(`aws:rds/cluster:Cluster "orders": ${off}`, {
            ...orders({ engine: "aurora-mysql", autoMinorVersionUpgrade: false }),
            type: "aws:rds/cluster:Cluster",
        }),
        "judges the instances of clusters": violates(`aws:rds/clusterInstance:ClusterInstance "orders": ${off}`, {
            ...orders({ engine: "aurora-mysql", autoMinorVersionUpgrade: "false" }),
            type: "aws:rds/clusterInstance:ClusterInstance",
        }),
        "judges replicas": violates(
            `${type} "orders": ${off}`,
            orders({ replicateSourceDb: unknown, autoMinorVersionUpgrade: false }),
        ),
    },
};
