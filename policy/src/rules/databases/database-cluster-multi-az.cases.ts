import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:rds/cluster:Cluster";
const fix = "give it aws.rds.ClusterInstances in two availability zones";
const orders = (props: WireProperties = {}): TestResource => ({
    type,
    name: "orders",
    props: { engine: "aurora-postgresql", clusterIdentifier: unknown, ...props },
});
const instance = (name: string, props: WireProperties = {}, of: readonly string[] = ["orders"]): TestResource => ({
    type: "aws:rds/clusterInstance:ClusterInstance",
    name,
    props: { clusterIdentifier: unknown, engine: "aurora-postgresql", ...props },
    dependsOn: { clusterIdentifier: of },
});

export const cases: RuleCases = {
    good: complies(orders(), instance("orders-1"), instance("orders-2")),
    bad: violates(
        `${type} "orders": clusterIdentifier leads to a single instance; ${fix}.`,
        orders(),
        instance("orders-1"),
    ),
    unknown: undecided(
        `${type} "orders": clusterIdentifier may be the one that "orders-2" belongs to, which is not known yet; ${fix}.`,
        orders(),
        instance("orders-1"),
        instance("orders-2", {}, []),
    ),
    secret: complies(
        orders({ id: "orders-7" }),
        instance("orders-1", { clusterIdentifier: secret("orders-7") }),
        instance("orders-2", { clusterIdentifier: secret("orders-7") }),
    ),
    missing: undecided(`${type} "orders": clusterIdentifier leads to no instance in this stack; ${fix}.`, orders()),
    more: {
        "stops instances that share a zone": violates(
            `${type} "orders": clusterIdentifier leads to instances that are all in one availability zone; ${fix}.`,
            orders(),
            instance("orders-1", { availabilityZone: "eu-west-1a" }),
            instance("orders-2", { availabilityZone: "eu-west-1a" }),
        ),
        "lets AWS choose the zones": complies(
            orders(),
            instance("orders-1", { availabilityZone: "eu-west-1a" }),
            instance("orders-2", { availabilityZone: unknown }),
        ),
        "does not count the instances of another cluster": violates(
            `${type} "orders": clusterIdentifier leads to a single instance; ${fix}.`,
            orders(),
            instance("orders-1"),
            instance("other-1", { clusterIdentifier: "other" }, []),
        ),
        "leaves Multi-AZ clusters and the first kind of serverless alone": complies(orders({ engine: "postgres" }), {
            ...orders({ engineMode: "serverless" }),
            name: "old",
        }),
    },
};
