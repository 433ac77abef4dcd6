import { type Graph, type GraphResource, plan, planUpdate, unknownValue } from "@evenkeel/testing";
import * as aws from "@pulumi/aws";
import { expect } from "chai";
import { NatGateways, type NetworkArgs } from "./args.js";
import { Network } from "./network.js";

const zones = ["eu-west-1a", "eu-west-1b"];
const config = { "aws:region": "eu-west-1" };
const planNetwork = (args: Partial<NetworkArgs> = {}): Promise<Graph> =>
    plan(() => void new Network("main", { zones, ...args }), { config });

const egressOnlyGateway = "main-egress-only-gateway: aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway";
const publicRoute = "main-public-ipv6-route: aws:ec2/route:Route";
const privateRoutes = zones.map((zone) => `main-private-ipv6-route-${zone}: aws:ec2/route:Route`);

const vpcOf = (graph: Graph) => graph.find("aws:ec2/vpc:Vpc", "main-vpc");
const routeOf = (graph: Graph, name: string) => graph.find("aws:ec2/route:Route", name);
const added = (graph: Graph, before: Graph) =>
    graph.inventory().filter((resource) => !before.inventory().includes(resource));

/** The routes of IPv6 whose table is the one of this name. */
function ipv6RoutesOf(graph: Graph, table: string): GraphResource[] {
    const { id } = graph.find("aws:ec2/routeTable:RouteTable", table);
    return graph
        .ofType("aws:ec2/route:Route")
        .filter(({ inputs }) => inputs["routeTableId"] === id && inputs["destinationIpv6CidrBlock"] !== undefined);
}

describe("a Network with IPv6", function () {
    this.timeout(60_000);
    let without: Graph;
    let graph: Graph;
    before(async () => {
        without = await planNetwork();
        graph = await planNetwork({ ipv6: true, tags: { team: "web" } });
    });

    it("has an egress-only gateway and routes beside what it has anyway", () => {
        expect(added(graph, without)).to.have.members([egressOnlyGateway, publicRoute, ...privateRoutes]);
        expect(added(without, graph)).to.deep.equal([]);
        expect(
            graph.find("aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway", "main-egress-only-gateway")
                .inputs,
        ).to.deep.equal({ vpcId: vpcOf(graph).id, tags: { team: "web" } });
    });

    it("has a range of Amazon's, of which each subnet has a part of its own", () => {
        const whole = String(vpcOf(graph).output("ipv6CidrBlock"));
        const subnets = graph.ofType("aws:ec2/subnet:Subnet");
        const ranges = subnets.map((subnet) => String(subnet.input("ipv6CidrBlock")));

        expect(vpcOf(graph).input("assignGeneratedIpv6CidrBlock")).to.equal(true);
        expect(graph.find("evenkeel:index:Network", "main").output("ipv6CidrBlock")).to.equal(whole);
        expect(new Set(ranges)).to.have.property("size", 6);
        expect(ranges.filter((range) => !range.endsWith("::/64"))).to.deep.equal([]);
    });

    it("gives no address to anything by itself", () => {
        const answers = graph
            .ofType("aws:ec2/subnet:Subnet")
            .map((subnet) => subnet.input("assignIpv6AddressOnCreation"));

        expect(answers).to.deep.equal(Array.from({ length: 6 }, () => false));
        expect(graph.resources.filter(({ inputs }) => inputs["cidrIpv6"] !== undefined)).to.deep.equal([]);
    });

    it("leads public subnets to the internet, private ones out and never in, and isolated ones nowhere", () => {
        const internet = graph.find("aws:ec2/internetGateway:InternetGateway", "main-internet-gateway").id;
        const egressOnly = graph.find(
            "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway",
            "main-egress-only-gateway",
        ).id;
        const targets = (table: string) => ipv6RoutesOf(graph, table).map(({ inputs }) => inputs);
        const all = { destinationIpv6CidrBlock: "::/0" };
        const routeTableId = (table: string) => graph.find("aws:ec2/routeTable:RouteTable", table).id;

        expect(targets("main-public-routes")).to.deep.equal([
            { ...all, routeTableId: routeTableId("main-public-routes"), gatewayId: internet },
        ]);
        for (const zone of zones) {
            const table = `main-private-routes-${zone}`;
            expect(targets(table)).to.deep.equal([
                { ...all, routeTableId: routeTableId(table), egressOnlyGatewayId: egressOnly },
            ]);
        }
        expect(targets("main-isolated-routes")).to.deep.equal([]);
    });

    it("leads private subnets nowhere where they have no way out", async () => {
        const closed = await planNetwork({ ipv6: true, natGateways: NatGateways.None });
        const before = await planNetwork({ natGateways: NatGateways.None });

        expect(added(closed, before)).to.deep.equal([publicRoute]);
        expect(zones.flatMap((zone) => ipv6RoutesOf(closed, `main-private-routes-${zone}`))).to.deep.equal([]);
    });

    it("has one egress-only gateway also where one NAT gateway serves all zones", async () => {
        const single = await planNetwork({ ipv6: true, natGateways: NatGateways.Single });

        expect(single.inventory()).to.include.members([egressOnlyGateway, publicRoute, ...privateRoutes]);
    });

    it("can be switched on later, which replaces and deletes nothing", async () => {
        const updates = await planUpdate(without, () => void new Network("main", { zones, ipv6: true }), { config });
        const found = updates.map(({ operation, type, name, changes }) =>
            operation === "update"
                ? `${type}: ${changes.map(({ path }) => path).join(", ")}`
                : `${operation} ${name}: ${type}`,
        );

        expect([...new Set(found)]).to.have.members([
            "aws:ec2/vpc:Vpc: assignGeneratedIpv6CidrBlock",
            "aws:ec2/subnet:Subnet: ipv6CidrBlock",
            ...[egressOnlyGateway, publicRoute, ...privateRoutes].map((made) => `create ${made}`),
        ]);
    });

    it("leaves the ranges of a zone alone when another comes or goes", async () => {
        const three = await planNetwork({ ipv6: true, zones: ["eu-west-1c", ...zones] });
        const ranges = (of: Graph, kind: string) =>
            zones.map((zone) => of.find("aws:ec2/subnet:Subnet", `main-${kind}-${zone}`).input("ipv6CidrBlock"));

        for (const kind of ["public", "private", "isolated"]) {
            expect(ranges(three, kind)).to.deep.equal(ranges(graph, kind));
        }
    });

    it("makes who uses its subnets wait until IPv6 leads out, too", async () => {
        const used = await plan(
            () => {
                const network = new Network("main", { zones, ipv6: true });
                new aws.lb.LoadBalancer("web", { subnets: Object.values(network.publicSubnets) });
                new aws.efs.MountTarget("files", {
                    fileSystemId: "fs-0123456789abcdef0",
                    subnetId: network.privateSubnets["eu-west-1a"] ?? "",
                });
            },
            { config },
        );
        const waitsFor = (type: string, name: string) => used.find(type, name).options.dependsOn;

        expect(waitsFor("aws:lb/loadBalancer:LoadBalancer", "web")).to.include(
            routeOf(used, "main-public-ipv6-route").urn,
        );
        expect(waitsFor("aws:efs/mountTarget:MountTarget", "files")).to.include.members(
            zones.map((zone) => routeOf(used, `main-private-ipv6-route-${zone}`).urn),
        );
    });

    it("can be previewed before AWS has handed out the range", async () => {
        const preview = await plan(() => void new Network("main", { zones, ipv6: true }), {
            config,
            preview: true,
        });
        const ranges = preview.ofType("aws:ec2/subnet:Subnet").map((subnet) => subnet.input("ipv6CidrBlock"));

        expect(ranges).to.deep.equal(Array.from({ length: 6 }, () => unknownValue));
    });
});
