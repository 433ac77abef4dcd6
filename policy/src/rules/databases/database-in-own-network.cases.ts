import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:rds/instance:Instance";
const fix = "name a subnet group of the VPC that the database is for";
const group: TestResource = { type: "aws:rds/subnetGroup:SubnetGroup", name: "private", props: {} };
const orders = (props: WireProperties, dependsOn: TestResource["dependsOn"] = {}): TestResource => ({
    type,
    name: "orders",
    props: { engine: "postgres", instanceClass: "db.t4g.medium", ...props },
    dependsOn,
});
const plain = { engine: [], instanceClass: [] };

export const cases: RuleCases = {
    good: complies(group, orders({ dbSubnetGroupName: unknown }, { ...plain, dbSubnetGroupName: ["private"] })),
    bad: violates(
        `${type} "orders": dbSubnetGroupName is the default group, which is of the default VPC; ${fix}.`,
        group,
        orders({ dbSubnetGroupName: "default" }, { ...plain, dbSubnetGroupName: [] }),
    ),
    unknown: undecided(
        `${type} "orders": dbSubnetGroupName is not known yet; ${fix}.`,
        orders({ dbSubnetGroupName: unknown }, { ...plain, dbSubnetGroupName: [] }),
    ),
    secret: complies(orders({ dbSubnetGroupName: secret("private-1f3") })),
    missing: violates(`${type} "orders": dbSubnetGroupName is not set; ${fix}.`, orders({})),
    more: {
        "knows that a name which AWS will choose was left out": violates(
            `${type} "orders": dbSubnetGroupName is not set; ${fix}.`,
            orders({ dbSubnetGroupName: unknown }, plain),
        ),
        "judges clusters": violates(`aws:rds/cluster:Cluster "orders": dbSubnetGroupName is not set; ${fix}.`, {
            ...orders({ engine: "aurora-postgresql" }),
            type: "aws:rds/cluster:Cluster",
        }),
        "leaves a replica to its source": complies(orders({ replicateSourceDb: "orders-1" })),
        "takes an empty source for none": violates(
            `${type} "orders": dbSubnetGroupName is not set; ${fix}.`,
            orders({ replicateSourceDb: "" }),
        ),
    },
};
