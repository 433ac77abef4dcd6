import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:rds/instance:Instance";
const clusterType = "aws:rds/cluster:Cluster";
const memberType = "aws:rds/clusterInstance:ClusterInstance";
const fix = "set it to 60 seconds or less, not to 0";
const orders = (props: WireProperties): TestResource => ({
    type,
    name: "orders",
    props: { engine: "postgres", instanceClass: "db.t4g.medium", monitoringRoleArn: unknown, ...props },
});
const cluster = (props: WireProperties): TestResource => ({ type: clusterType, name: "shop", props });
const member = (props: WireProperties): TestResource => ({
    type: memberType,
    name: "shop-1",
    props: { clusterIdentifier: unknown, engine: "aurora-mysql", ...props },
    dependsOn: { clusterIdentifier: ["shop"] },
});

export const cases: RuleCases = {
    good: complies(orders({ monitoringInterval: 60 })),
    bad: violates(
        `${type} "orders": monitoringInterval is not a number of at least 1; ${fix}.`,
        orders({ monitoringInterval: 0 }),
    ),
    unknown: undecided(
        `${type} "orders": monitoringInterval is not known yet; ${fix}.`,
        orders({ monitoringInterval: unknown }),
    ),
    secret: complies(orders({ monitoringInterval: secret(30) })),
    missing: violates(`${type} "orders": monitoringInterval is not set; ${fix}.`, orders({})),
    more: {
        "takes numbers that are text": complies(orders({ monitoringInterval: "15" })),
        "judges the instances of a cluster, not the cluster": violates(
            `${memberType} "shop-1": monitoringInterval is not a number of at least 1; ${fix}.`,
            cluster({ engine: "aurora-mysql" }),
            member({ monitoringInterval: 0 }),
        ),
        "takes what is set for the whole cluster": complies(
            cluster({ engine: "aurora-mysql", monitoringInterval: 60 }),
            member({ monitoringInterval: 0 }),
        ),
        "judges a Multi-AZ cluster, whose instances are no resources": violates(
            `${clusterType} "shop": monitoringInterval is not set; ${fix}.`,
            cluster({ engine: "postgres", dbClusterInstanceClass: "db.m6gd.large" }),
        ),
    },
};
