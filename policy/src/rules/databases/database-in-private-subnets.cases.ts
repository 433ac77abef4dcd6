import { complies, type RuleCases, undecided, violates } from "../../testing/cases.js";
import { secret, type TestResource, unknown, type WireProperties } from "../../testing/wire.js";

const type = "aws:rds/instance:Instance";
const fix = "name a subnet group whose subnets have no route to an internet gateway";

/** A resource whose properties, where computed from others, are not known yet: what a first preview shows. */
function computed(
    kind: string,
    name: string,
    dependsOn: Record<string, readonly string[]> = {},
    props: WireProperties = {},
): TestResource {
    const unknowns = Object.fromEntries(Object.keys(dependsOn).map((property) => [property, unknown]));
    return { type: kind, name, props: { ...unknowns, ...props }, dependsOn };
}

const subnet = (name: string, table: string): TestResource[] => [
    computed("aws:ec2/subnet:Subnet", name, { vpcId: ["vpc"] }),
    computed("aws:ec2/routeTableAssociation:RouteTableAssociation", `${name}-routes`, {
        subnetId: [name],
        routeTableId: [table],
    }),
];
const anywhere = { destinationCidrBlock: "0.0.0.0/0" };
const network: TestResource[] = [
    computed("aws:ec2/vpc:Vpc", "vpc"),
    computed("aws:ec2/internetGateway:InternetGateway", "gateway", { vpcId: ["vpc"] }),
    computed("aws:ec2/routeTable:RouteTable", "open", { vpcId: ["vpc"] }),
    computed("aws:ec2/routeTable:RouteTable", "closed", { vpcId: ["vpc"] }),
    computed("aws:ec2/route:Route", "outward", { routeTableId: ["open"], gatewayId: ["gateway"] }, anywhere),
    ...subnet("public-a", "open"),
    ...subnet("private-a", "closed"),
    ...subnet("private-b", "closed"),
];
const group = (...subnets: string[]): TestResource =>
    computed(
        "aws:rds/subnetGroup:SubnetGroup",
        "group",
        { subnetIds: subnets },
        { subnetIds: subnets.map(() => unknown) },
    );
const orders = (props: WireProperties, dependsOn: Record<string, readonly string[]> = {}): TestResource =>
    computed(type, "orders", dependsOn, props);
const inGroup = orders({ engine: "postgres" }, { dbSubnetGroupName: ["group"] });
const elsewhere = `${type} "orders": dbSubnetGroupName is not a subnet group of this stack, or not known yet; declare it in this stack, or let the rule's onUnknown be advisory.`;

export const cases: RuleCases = {
    good: complies(...network, group("private-a", "private-b"), inGroup),
    bad: violates(
        `${type} "orders": dbSubnetGroupName leads through subnet group "group" to subnet "public-a", whose route table "open" has a route to an internet gateway; ${fix}.`,
        ...network,
        group("private-a", "public-a"),
        inGroup,
    ),
    unknown: undecided(elsewhere, ...network, orders({}, { dbSubnetGroupName: [] })),
    secret: complies(
        ...network,
        { ...group("private-a", "private-b"), props: { name: "group-1f3", subnetIds: [unknown, unknown] } },
        orders({ dbSubnetGroupName: secret("group-1f3") }),
    ),
    missing: violates(
        `${type} "orders": dbSubnetGroupName is not set, so AWS takes the default VPC, whose subnets are public; ${fix}.`,
        ...network,
        orders({ engine: "postgres" }),
    ),
    more: {
        "cannot see a subnet group that is elsewhere": undecided(
            elsewhere,
            ...network,
            orders({ dbSubnetGroupName: "theirs" }),
        ),
        "knows that the default group is public": violates(
            `${type} "orders": dbSubnetGroupName is the default group, whose subnets are public; ${fix}.`,
            orders({ dbSubnetGroupName: "default" }),
        ),
        "judges clusters": violates(
            `aws:rds/cluster:Cluster "orders": dbSubnetGroupName leads through subnet group "group" to subnet "public-a", whose route table "open" has a route to an internet gateway; ${fix}.`,
            ...network,
            group("public-a"),
            { ...inGroup, type: "aws:rds/cluster:Cluster" },
        ),
        "judges a replica by its source": complies(
            ...network,
            group("private-a", "private-b"),
            inGroup,
            computed(type, "replica", { replicateSourceDb: ["orders"] }),
        ),
    },
};
