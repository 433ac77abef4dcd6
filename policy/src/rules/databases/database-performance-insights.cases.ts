import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:rds/instance:Instance";
const memberType = "aws:rds/clusterInstance:ClusterInstance";
const property = "performanceInsightsEnabled";
const fix = "set it to true";
const orders = (props: WireProperties): TestResource => ({
    type,
    name: "orders",
    props: { engine: "postgres", instanceClass: "db.t4g.medium", ...props },
});
const cluster = (props: WireProperties): TestResource => ({ type: "aws:rds/cluster:Cluster", name: "shop", props });
const member = (props: WireProperties): TestResource => ({
    type: memberType,
    name: "shop-1",
    props: { clusterIdentifier: unknown, engine: "aurora-mysql", ...props },
    dependsOn: { clusterIdentifier: ["shop"], engine: [] },
});

export const cases: RuleCases = {
    good: complies(orders({ [property]: true })),
    bad: violates(`${type} "orders": ${property} is not true; ${fix}.`, orders({ [property]: false })),
    unknown: undecided(`${type} "orders": ${property} is not known yet; ${fix}.`, {
        ...orders({ [property]: unknown }),
        dependsOn: { [property]: [] },
    }),
    secret: complies(orders({ [property]: secret(true) })),
    missing: violates(`${type} "orders": ${property} is not set; ${fix}.`, orders({})),
    more: {
        "takes what is not known of an instance of a cluster for left out": violates(
            `${memberType} "shop-1": ${property} is not set; ${fix}.`,
            cluster({ engine: "aurora-mysql" }),
            member({ [property]: unknown }),
        ),
        "takes what is set for the whole cluster": complies(
            cluster({ engine: "aurora-mysql", [property]: true }),
            member({}),
        ),
        "demands none of classes that it is not offered for": complies(
            orders({ engine: "mysql", instanceClass: "db.t4g.micro" }),
        ),
        "demands it of small classes of PostgreSQL": violates(
            `${type} "orders": ${property} is not set; ${fix}.`,
            orders({ instanceClass: "db.t4g.micro" }),
        ),
        "judges replicas": violates(
            `${type} "orders": ${property} is not set; ${fix}.`,
            orders({ engine: null, replicateSourceDb: unknown }),
        ),
    },
};
