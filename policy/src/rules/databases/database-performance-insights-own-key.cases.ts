import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:rds/instance:Instance";
const property = "performanceInsightsKmsKeyId";
const fix = "name an aws.kms.Key of your own";
const arn = "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-0000-4444-8888-123456789abc";
const key: TestResource = { type: "aws:kms/key:Key", name: "data", props: {} };
const given = { engine: [], performanceInsightsEnabled: [] };
const orders = (props: WireProperties, dependsOn: TestResource["dependsOn"] = given): TestResource => ({
    type,
    name: "orders",
    props: { engine: "postgres", performanceInsightsEnabled: true, ...props },
    dependsOn,
});

export const cases: RuleCases = {
    good: complies(key, orders({ [property]: unknown }, { ...given, [property]: ["data"] })),
    bad: violates(
        `${type} "orders": ${property} names a key that AWS manages; ${fix}.`,
        key,
        orders({ [property]: "alias/aws/rds" }, { ...given, [property]: [] }),
    ),
    unknown: undecided(
        `${type} "orders": ${property} is not known yet; ${fix}.`,
        orders({ [property]: unknown }, { ...given, [property]: [] }),
    ),
    secret: complies(orders({ [property]: secret(arn) }, { ...given, [property]: [] })),
    missing: violates(`${type} "orders": ${property} is not set; ${fix}.`, orders({})),
    more: {
        "knows that a key which AWS will choose was left out": violates(
            `${type} "orders": ${property} is not set; ${fix}.`,
            orders({ [property]: unknown }),
        ),
        "demands none where there are no records": complies(orders({ performanceInsightsEnabled: false })),
        "does not take a cluster that sets none for one that sets it": violates(
            `aws:rds/clusterInstance:ClusterInstance "shop-1": ${property} is not set; ${fix}.`,
            {
                type: "aws:rds/cluster:Cluster",
                name: "shop",
                props: { engine: "aurora-mysql" },
                dependsOn: { engine: [] },
            },
            {
                type: "aws:rds/clusterInstance:ClusterInstance",
                name: "shop-1",
                props: { clusterIdentifier: unknown, performanceInsightsEnabled: true, [property]: unknown },
                dependsOn: { ...given, clusterIdentifier: ["shop"] },
            },
        ),
        "takes the key that is set for the whole cluster": complies(
            key,
            {
                type: "aws:rds/cluster:Cluster",
                name: "shop",
                props: { engine: "aurora-mysql", performanceInsightsEnabled: true, [property]: unknown },
                dependsOn: { ...given, [property]: ["data"] },
            },
            {
                type: "aws:rds/clusterInstance:ClusterInstance",
                name: "shop-1",
                props: { clusterIdentifier: unknown, performanceInsightsEnabled: true, [property]: unknown },
                dependsOn: { ...given, clusterIdentifier: ["shop"] },
            },
        ),
    },
};
