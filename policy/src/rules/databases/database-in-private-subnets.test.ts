import { expect } from "chai";
import { judgeStack } from "../../testing/judge.js";
import { secret, type TestResource, unknown, urnOf, type WireProperties } from "../../testing/wire.js";

const rule = "database-in-private-subnets";
const instance = "aws:rds/instance:Instance";
const anywhere = "0.0.0.0/0";

type Dependencies = Record<string, readonly string[]>;

/** A resource whose properties, where computed from others, are not known yet: what a first preview shows. */
function computed(type: string, name: string, dependsOn: Dependencies = {}, props: WireProperties = {}): TestResource {
    const unknowns = Object.fromEntries(Object.keys(dependsOn).map((property) => [property, unknown]));
    return { type, name, props: { ...unknowns, ...props }, dependsOn };
}

const vpc = computed("aws:ec2/vpc:Vpc", "vpc");
const gateway = computed("aws:ec2/internetGateway:InternetGateway", "gateway", { vpcId: ["vpc"] });
const nat = computed("aws:ec2/natGateway:NatGateway", "nat");
const table = (name: string) =>
    computed("aws:ec2/routeTable:RouteTable", name, { vpcId: ["vpc"] }, { routes: unknown });
const subnet = (name: string) => computed("aws:ec2/subnet:Subnet", name, { vpcId: ["vpc"] });
const associate = (name: string, to: string) =>
    computed("aws:ec2/routeTableAssociation:RouteTableAssociation", `${name}-${to}`, {
        subnetId: [name],
        routeTableId: [to],
    });
const subnetGroup = (...subnets: string[]) =>
    computed(
        "aws:rds/subnetGroup:SubnetGroup",
        "group",
        { subnetIds: subnets },
        { subnetIds: subnets.map(() => unknown) },
    );
const outward = computed(
    "aws:ec2/route:Route",
    "outward",
    { routeTableId: ["open"], gatewayId: ["gateway"] },
    { destinationCidrBlock: anywhere },
);
const database = computed(instance, "main", { dbSubnetGroupName: ["group"] });

/** Two zones, each with a public and a private subnet. */
const network: TestResource[] = [
    vpc,
    gateway,
    nat,
    table("open"),
    table("closed"),
    outward,
    computed(
        "aws:ec2/route:Route",
        "through-nat",
        { routeTableId: ["closed"], natGatewayId: ["nat"] },
        { destinationCidrBlock: anywhere },
    ),
    ...["public-a", "public-b"].flatMap((name) => [subnet(name), associate(name, "open")]),
    ...["private-a", "private-b"].flatMap((name) => [subnet(name), associate(name, "closed")]),
];

async function messages(stack: readonly TestResource[], settings: WireProperties = {}): Promise<string[]> {
    const reports = await judgeStack(rule, stack, settings);
    return reports.map(({ level, message }) => `${level}: ${message.replace(`${instance} "main": `, "")}`);
}

function exposed(name: string, tableName = "open"): string {
    return (
        `mandatory: dbSubnetGroupName leads through subnet group "group" to subnet "${name}", whose route table "${tableName}" ` +
        "has a route to an internet gateway; name a subnet group whose subnets have no route to an internet gateway."
    );
}

describe("database-in-private-subnets", () => {
    describe("on a first preview, when no id is known", () => {
        it("passes a database in private subnets", async () => {
            expect(await messages([...network, subnetGroup("private-a", "private-b"), database])).to.deep.equal([]);
        });

        it("stops a database in a public subnet, names the way there, and points at the database", async () => {
            const reports = await judgeStack(rule, [...network, subnetGroup("private-a", "public-b"), database]);

            expect(reports.map(({ level, message }) => `${level}: ${message}`)).to.deep.equal([
                exposed("public-b").replace("mandatory: ", `mandatory: ${instance} "main": `),
            ]);
            expect(reports[0]?.urn).to.equal(urnOf(database));
        });

        it("finds routes within a route table, to any destination and by IPv6", async () => {
            for (const routes of [
                [{ cidrBlock: "128.0.0.0/1", gatewayId: unknown }],
                [{ ipv6CidrBlock: "::/0", gatewayId: unknown }],
                unknown,
            ]) {
                const inline = computed("aws:ec2/routeTable:RouteTable", "inline", { routes: ["gateway"] }, { routes });
                const stack = [vpc, gateway, inline, subnet("a"), associate("a", "inline"), subnetGroup("a"), database];

                expect(await messages(stack)).to.deep.equal([exposed("a", "inline")]);
            }
        });

        it("takes routes within a table through NAT for private", async () => {
            const routes = [{ cidrBlock: anywhere, natGatewayId: unknown }];
            const inline = computed("aws:ec2/routeTable:RouteTable", "inline", { routes: ["nat"] }, { routes });
            const stack = [vpc, nat, inline, subnet("a"), associate("a", "inline"), subnetGroup("a"), database];

            expect(await messages(stack)).to.deep.equal([]);
        });

        it("judges a cluster, and an instance by the cluster that it is in", async () => {
            const cluster = computed("aws:rds/cluster:Cluster", "aurora", { dbSubnetGroupName: ["group"] });
            const member = computed(
                "aws:rds/clusterInstance:ClusterInstance",
                "aurora-1",
                { clusterIdentifier: ["aurora"] },
                { dbSubnetGroupName: unknown },
            );

            expect(await messages([...network, subnetGroup("private-a"), cluster, member])).to.deep.equal([]);
            expect(await messages([...network, subnetGroup("public-a"), cluster, member])).to.have.length(1);
        });

        it("judges a replica by its source", async () => {
            const replica = computed(instance, "replica", { replicateSourceDb: ["main"] });

            expect(await messages([...network, subnetGroup("private-a"), database, replica])).to.deep.equal([]);
        });
    });

    describe("on a subnet without a route table of its own", () => {
        const stack = [vpc, gateway, subnet("a"), subnetGroup("a"), database];

        it("takes a main route table that nothing adds to for private", async () => {
            expect(await messages(stack)).to.deep.equal([]);
        });

        it("follows routes that are added to the main table", async () => {
            const route = computed("aws:ec2/route:Route", "outward", { routeTableId: ["vpc"], gatewayId: ["gateway"] });

            expect(await messages([...stack, route])).to.deep.equal([exposed("a", "main table of vpc")]);
        });

        it("follows the resource that adopts the main table", async () => {
            const routes = [{ cidrBlock: anywhere, gatewayId: unknown }];
            const adopted = computed(
                "aws:ec2/defaultRouteTable:DefaultRouteTable",
                "adopted",
                { defaultRouteTableId: ["vpc"], routes: ["gateway"] },
                { routes },
            );

            expect(await messages([...stack, adopted])).to.deep.equal([exposed("a", "main table of vpc")]);
        });

        it("follows the table that is made the main one", async () => {
            const main = computed("aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation", "main-table", {
                vpcId: ["vpc"],
                routeTableId: ["open"],
            });

            expect(await messages([...stack, table("open"), outward, main])).to.deep.equal([exposed("a")]);
        });

        it("cannot judge the main table of a VPC that is elsewhere", async () => {
            const foreign = { type: "aws:ec2/subnet:Subnet", name: "a", props: { vpcId: "vpc-0b1", id: "subnet-0a1" } };

            expect(await messages([foreign, subnetGroup("a"), database])).to.deep.equal([
                'mandatory: dbSubnetGroupName leads through subnet group "group" to subnet "a", whose route table is the main one of a VPC ' +
                    "that is not part of this stack, or not known yet; declare it in this stack, or let the rule's onUnknown be advisory.",
            ]);
        });
    });

    describe("where a look-up stands between, which depends on nothing that it could name", () => {
        const route = (name: string, dependsOn: Dependencies) => computed("aws:ec2/route:Route", name, dependsOn);
        const doubts = (subnetName: string, reason: string) => [
            `mandatory: dbSubnetGroupName leads through subnet group "group" to subnet "${subnetName}", whose ${reason}; ` +
                "declare it in this stack, or let the rule's onUnknown be advisory.",
        ];
        const mayAdd = (table: string, name: string) =>
            `route table "${table}" may be the one that "${name}" adds routes to, which is not known yet`;

        it("cannot judge a table that a route to an internet gateway may be added to", async () => {
            for (const dependencies of [["private-b"], []]) {
                const lookedUp = route("looked-up", { routeTableId: dependencies, gatewayId: ["gateway"] });

                expect(await messages([...network, lookedUp, subnetGroup("private-a"), database])).to.deep.equal(
                    doubts("private-a", mayAdd("closed", "looked-up")),
                );
            }
        });

        it("cannot judge the main table either", async () => {
            const stack = [vpc, gateway, subnet("a"), subnetGroup("a"), database];
            const lookedUp = route("looked-up", { routeTableId: ["a"], gatewayId: ["gateway"] });

            expect(await messages([...stack, lookedUp])).to.deep.equal(
                doubts("a", mayAdd("main table of vpc", "looked-up")),
            );
        });

        it("cannot judge a subnet that may be associated with another table", async () => {
            const lookedUp = computed("aws:ec2/routeTableAssociation:RouteTableAssociation", "looked-up", {
                subnetId: ["vpc"],
                routeTableId: ["open"],
            });
            const stack = [...network, lookedUp, subnet("a"), subnetGroup("a"), database];

            expect(await messages(stack)).to.deep.equal(
                doubts("a", 'route table may be set by "looked-up", whose subnetId is not known yet'),
            );
        });

        it("cannot judge a VPC that may get another main table", async () => {
            const lookedUp = computed("aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation", "looked-up", {
                vpcId: [],
                routeTableId: ["open"],
            });

            expect(await messages([...network, lookedUp, subnet("a"), subnetGroup("a"), database])).to.deep.equal(
                doubts("a", 'route table may be set by "looked-up", whose vpcId is not known yet'),
            );
        });

        it("cannot judge a main table that a resource may adopt, with routes within or beside it", async () => {
            const stack = [vpc, gateway, nat, subnet("a"), subnetGroup("a"), database];
            const adopt = (routes: WireProperties[string], from: string) =>
                computed(
                    "aws:ec2/defaultRouteTable:DefaultRouteTable",
                    "adopted",
                    { defaultRouteTableId: ["a"], routes: [from] },
                    { routes },
                );
            const within = adopt([{ cidrBlock: anywhere, gatewayId: unknown }], "gateway");
            const without = adopt([{ cidrBlock: anywhere, natGatewayId: unknown }], "nat");
            const beside = route("beside", { routeTableId: ["adopted"], gatewayId: ["gateway"] });

            expect(await messages([...stack, within])).to.deep.equal(
                doubts("a", mayAdd("main table of vpc", "adopted")),
            );
            expect(await messages([...stack, without, beside])).to.deep.equal(
                doubts("a", mayAdd("main table of vpc", "beside")),
            );
            expect(await messages([...stack, without])).to.deep.equal([]);
        });

        it("cannot judge an adopted table that routes to a VPC's main table may be for", async () => {
            const adopted = computed("aws:ec2/defaultRouteTable:DefaultRouteTable", "adopted", {
                defaultRouteTableId: [],
            });
            const toMain = route("to-main", { routeTableId: ["vpc"], gatewayId: ["gateway"] });
            const stack = [vpc, gateway, adopted, toMain, subnet("a"), associate("a", "adopted")];

            expect(await messages([...stack, subnetGroup("a"), database])).to.deep.equal(
                doubts("a", mayAdd("adopted", "to-main")),
            );
        });

        it("still knows what holds wherever the look-up leads", async () => {
            const throughNat = route("nat-anywhere", { routeTableId: [], natGatewayId: ["nat"] });
            const elsewhere = computed("aws:ec2/routeTableAssociation:RouteTableAssociation", "some", {
                subnetId: [],
                routeTableId: ["open"],
            });
            const stack = [...network, throughNat, elsewhere, database];

            expect(await messages([...stack, subnetGroup("private-a", "private-b")])).to.deep.equal([]);
            expect(await messages([...stack, subnetGroup("public-a")])).to.deep.equal([exposed("public-a")]);
            const closed = { ...elsewhere, dependsOn: { subnetId: [], routeTableId: ["closed"] } };
            const free = [...network, closed, subnet("a"), subnetGroup("a"), database];
            expect(await messages(free)).to.deep.equal([]);
        });
    });

    describe("once ids are known", () => {
        const known = (type: string, name: string, props: WireProperties): TestResource => ({ type, name, props });
        const made = [
            known("aws:ec2/subnet:Subnet", "a", {
                arn: "arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-0a1",
                vpcId: "vpc-0b1",
            }),
            known("aws:ec2/routeTable:RouteTable", "open", {
                id: "rtb-0c1",
                routes: [{ cidrBlock: anywhere, gatewayId: "igw-0d1" }],
            }),
            known("aws:ec2/routeTableAssociation:RouteTableAssociation", "a-open", {
                subnetId: "subnet-0a1",
                routeTableId: "rtb-0c1",
            }),
            known("aws:rds/subnetGroup:SubnetGroup", "group", { name: "group-1f3", subnetIds: ["subnet-0a1"] }),
            known(instance, "main", { dbSubnetGroupName: "group-1f3" }),
        ];

        it("follows ids, ARNs and names", async () => {
            expect(await messages(made)).to.deep.equal([exposed("a")]);
        });

        describe("of a main route table", () => {
            const mainTable = "rtb-0e1";
            const vpcWith = (props: WireProperties) =>
                known("aws:ec2/vpc:Vpc", "vpc", { arn: "arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-0b1", ...props });
            const made = known("aws:ec2/routeTable:RouteTable", "open", {
                arn: `arn:aws:ec2:eu-west-1:111122223333:route-table/${mainTable}`,
                routes: [],
            });
            const adopted = known("aws:ec2/defaultRouteTable:DefaultRouteTable", "adopted", {
                arn: `arn:aws:ec2:eu-west-1:111122223333:route-table/${mainTable}`,
                defaultRouteTableId: mainTable,
                routes: [],
            });
            const toGateway = known("aws:ec2/route:Route", "outward", {
                routeTableId: mainTable,
                gatewayId: "igw-0d1",
            });
            const withoutAssociation = [
                known("aws:ec2/subnet:Subnet", "a", {
                    arn: "arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-0a1",
                    vpcId: "vpc-0b1",
                }),
                known("aws:rds/subnetGroup:SubnetGroup", "group", { name: "group-1f3", subnetIds: ["subnet-0a1"] }),
                known(instance, "main", { dbSubnetGroupName: "group-1f3" }),
            ];

            it("finds the routes that name it by the VPC's outputs", async () => {
                for (const property of ["mainRouteTableId", "defaultRouteTableId"]) {
                    const stack = [...withoutAssociation, vpcWith({ [property]: mainTable }), toGateway];

                    expect(await messages(stack), property).to.deep.equal([exposed("a", "main table of vpc")]);
                }
            });

            it("finds the association that names it", async () => {
                const association = known("aws:ec2/routeTableAssociation:RouteTableAssociation", "a-main", {
                    subnetId: "subnet-0a1",
                    routeTableId: mainTable,
                });
                const stack = [...withoutAssociation, vpcWith({ mainRouteTableId: mainTable }), association];

                expect(await messages(stack)).to.deep.equal([]);
                expect(await messages([...stack, toGateway])).to.deep.equal([exposed("a", "main table of vpc")]);
            });

            it("finds the resource that adopts it, with routes within or beside it", async () => {
                const stack = [...withoutAssociation, vpcWith({ defaultRouteTableId: mainTable })];
                const within = known("aws:ec2/defaultRouteTable:DefaultRouteTable", "adopted", {
                    ...adopted.props,
                    routes: [{ cidrBlock: anywhere, gatewayId: "igw-0d1" }],
                });

                expect(await messages([...stack, adopted])).to.deep.equal([]);
                for (const others of [[within], [adopted, toGateway]]) {
                    expect(await messages([...stack, ...others])).to.deep.equal([exposed("a", "main table of vpc")]);
                }
            });

            it("finds the table of the program that has become the main one", async () => {
                const stack = [...withoutAssociation, vpcWith({ mainRouteTableId: mainTable }), made, toGateway];

                expect(await messages(stack)).to.deep.equal([exposed("a", "main table of vpc")]);
            });

            it("takes no other table for it, though its id was looked up by the VPC", async () => {
                const lookedUp = {
                    ...known("aws:ec2/routeTableAssociation:RouteTableAssociation", "a-other", {
                        subnetId: "subnet-0a1",
                        routeTableId: "rtb-0f1",
                    }),
                    dependsOn: { subnetId: [], routeTableId: ["vpc"] },
                };
                const stack = [...withoutAssociation, vpcWith({ mainRouteTableId: mainTable }), lookedUp];

                expect((await messages(stack)).join()).to.contain(
                    "whose route table is not part of this stack, or not known yet",
                );
            });
        });

        it("sees through secrets", async () => {
            const hidden = known(instance, "main", { dbSubnetGroupName: secret("group-1f3") });

            expect(await messages([...made.slice(0, -1), hidden])).to.deep.equal([exposed("a")]);
        });
    });

    describe("where it cannot be known", () => {
        const declare = "declare it in this stack, or let the rule's onUnknown be advisory.";

        it("says so of a subnet group, and of subnets, that are elsewhere", async () => {
            const foreignGroup = { type: instance, name: "main", props: { dbSubnetGroupName: "theirs" } };
            const foreignSubnets = {
                type: "aws:rds/subnetGroup:SubnetGroup",
                name: "group",
                props: { subnetIds: ["subnet-0e1"] },
            };

            expect(await messages([...network, foreignGroup])).to.deep.equal([
                `mandatory: dbSubnetGroupName is not a subnet group of this stack, or not known yet; ${declare}`,
            ]);
            expect(await messages([...network, foreignSubnets, database])).to.deep.equal([
                `mandatory: dbSubnetGroupName leads to subnet group "group", whose subnetIds are not all subnets of this stack, or not known yet; ${declare}`,
            ]);
        });

        it("says so of a list that was computed from public and private subnets alike", async () => {
            const all = ["private-a", "private-b", "public-a", "public-b"];
            const mixed = { ...subnetGroup(...all), props: { subnetIds: unknown } };

            expect(await messages([...network, mixed, database])).to.deep.equal([
                'mandatory: dbSubnetGroupName leads to subnet group "group", whose subnetIds are not known yet and may name a public subnet; list the subnets\' own ids.',
            ]);
            const two = { ...mixed, props: { subnetIds: [unknown, unknown] } };
            expect(await messages([...network, two, database])).to.have.length(1);
        });

        it("still knows what holds of all of them", async () => {
            const allPrivate = { ...subnetGroup("private-a", "private-b"), props: { subnetIds: unknown } };
            const allPublic = { ...subnetGroup("public-a", "public-b"), props: { subnetIds: unknown } };

            expect(await messages([...network, allPrivate, database])).to.deep.equal([]);
            expect(await messages([...network, allPublic, database])).to.deep.equal([exposed("public-a")]);
        });

        it("only reports it where the configuration says so", async () => {
            const foreignGroup = { type: instance, name: "main", props: { dbSubnetGroupName: "theirs" } };

            expect((await messages([foreignGroup], { onUnknown: "advisory" })).join()).to.match(/^advisory: /);
        });
    });

    it("stops a database without a subnet group, which AWS puts into the default VPC", async () => {
        const fix = "name a subnet group whose subnets have no route to an internet gateway.";

        expect(await messages([{ type: instance, name: "main", props: { dbSubnetGroupName: unknown } }])).to.deep.equal(
            [`mandatory: dbSubnetGroupName is not set, so AWS takes the default VPC, whose subnets are public; ${fix}`],
        );
        expect(
            await messages([{ type: instance, name: "main", props: { dbSubnetGroupName: "default" } }]),
        ).to.deep.equal([`mandatory: dbSubnetGroupName is the default group, whose subnets are public; ${fix}`]);
    });

    it("answers in the same order, whatever the order of the resources", async () => {
        const replicas = ["b", "a", "c"].map((name) => computed(instance, name, { dbSubnetGroupName: ["group"] }));
        const stack = [...network, subnetGroup("public-b", "public-a"), ...replicas];
        const forwards = await messages(stack);

        expect(forwards).to.have.length(6);
        expect(await messages(stack.reverse())).to.deep.equal(forwards);
    });
});
