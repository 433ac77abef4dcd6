import type { PolicyResource } from "@pulumi/policy";
import { elementsOf, type Reading, member, read, textOf } from "../core/reading.js";
import { followOne, isGiven, type Reference, sourcesOf } from "../core/references.js";

/** Where a subnet's routes lead. `unknown` says why it cannot be told, as a clause that follows "whose". */
export type Exposure = { kind: "private" } | { kind: "public"; table: string } | { kind: "unknown"; reason: string };

export const subnetTypes = new Set(["aws:ec2/subnet:Subnet", "aws:ec2/defaultSubnet:DefaultSubnet"]);

const vpcTypes = new Set(["aws:ec2/vpc:Vpc", "aws:ec2/defaultVpc:DefaultVpc"]);
const tableType = "aws:ec2/routeTable:RouteTable";
const defaultTableType = "aws:ec2/defaultRouteTable:DefaultRouteTable";
/** What the id of a route table may come from: a table, or the VPC whose main table it is. */
const tableSources = new Set([tableType, defaultTableType, ...vpcTypes]);
const internetGatewayTypes = new Set([
    "aws:ec2/internetGateway:InternetGateway",
    "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment",
]);
/** What else a route's `gatewayId` may come from. */
const otherGatewayTypes = new Set([
    "aws:ec2/vpnGateway:VpnGateway",
    "aws:ec2/vpnGatewayAttachment:VpnGatewayAttachment",
    "aws:ec2/vpcEndpoint:VpcEndpoint",
]);

/** A route table: one that the program made, or the main table that came with a VPC and has no resource of its own. */
type Table = { kind: "made"; table: PolicyResource } | { kind: "main"; vpc: PolicyResource };

/**
 * Finds out which subnets of a stack have a route to an internet gateway.
 *
 * Every destination counts, not only 0.0.0.0/0 and ::/0: two halves of the address space lead as far as the whole of
 * it.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html
 */
export class SubnetRoutes {
    private readonly associations: readonly PolicyResource[];
    private readonly mainAssociations: readonly PolicyResource[];
    private readonly routes: readonly PolicyResource[];
    private readonly defaultTables: readonly PolicyResource[];

    constructor(private readonly stack: readonly PolicyResource[]) {
        const ofType = (type: string): PolicyResource[] => stack.filter((resource) => resource.type === type);
        this.associations = ofType("aws:ec2/routeTableAssociation:RouteTableAssociation");
        this.mainAssociations = ofType("aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation");
        this.routes = ofType("aws:ec2/route:Route");
        this.defaultTables = ofType(defaultTableType);
    }

    public exposureOf(subnet: PolicyResource): Exposure {
        const associations = this.referrers(this.associations, "subnetId", subnetTypes, subnet);
        const [association] = associations.certain;
        if (association !== undefined) {
            return this.exposureOfReference(this.follow(association, "routeTableId", tableSources));
        }
        if (associations.possible.length > 0) {
            return { kind: "unknown", reason: "route table association is not known yet" };
        }
        const vpc = this.follow(subnet, "vpcId", vpcTypes);
        return vpc.kind === "one"
            ? this.exposureOfMainTable(vpc.resource)
            : { kind: "unknown", reason: "route table is the main one of a VPC that is not part of this stack" };
    }

    private exposureOfMainTable(vpc: PolicyResource): Exposure {
        const { certain, possible } = this.referrers(this.mainAssociations, "vpcId", vpcTypes, vpc);
        const [association] = certain;
        if (association !== undefined) {
            return this.exposureOfReference(this.follow(association, "routeTableId", tableSources));
        }
        return possible.length > 0
            ? { kind: "unknown", reason: "VPC's main route table is not known yet" }
            : this.exposureOfTable({ kind: "main", vpc });
    }

    private exposureOfReference(reference: Reference): Exposure {
        return reference.kind === "one"
            ? this.exposureOfTable(this.tableOf(reference.resource))
            : { kind: "unknown", reason: "route table is not part of this stack, or not known yet" };
    }

    private tableOf(source: PolicyResource): Table {
        if (vpcTypes.has(source.type)) {
            return { kind: "main", vpc: source };
        }
        const vpc = source.type === defaultTableType ? this.follow(source, "defaultRouteTableId", vpcTypes) : undefined;
        return vpc?.kind === "one" ? { kind: "main", vpc: vpc.resource } : { kind: "made", table: source };
    }

    private exposureOfTable(table: Table): Exposure {
        const name = table.kind === "made" ? table.table.name : `main table of ${table.vpc.name}`;
        const inline = this.resourcesOf(table).map(inlineExposure);
        const { certain, possible } = this.routesOf(table);
        const leads = [...inline, ...certain.map(routeExposure)];
        if (leads.includes("public")) {
            return { kind: "public", table: name };
        }
        const open = leads.includes("unknown") || possible.some((route) => routeExposure(route) !== "private");
        return open
            ? { kind: "unknown", reason: `route table "${name}" has a route that is not known yet` }
            : { kind: "private" };
    }

    /** The resources that hold routes of a table within themselves. */
    private resourcesOf(table: Table): readonly PolicyResource[] {
        return table.kind === "made"
            ? [table.table]
            : this.referrers(this.defaultTables, "defaultRouteTableId", vpcTypes, table.vpc).certain;
    }

    /** The routes that are resources of their own. */
    private routesOf(table: Table): Referrers {
        const owners = table.kind === "made" ? [table.table] : [table.vpc, ...this.resourcesOf(table)];
        const all = owners.map((owner) => this.referrers(this.routes, "routeTableId", tableSources, owner));
        return { certain: all.flatMap(({ certain }) => certain), possible: all.flatMap(({ possible }) => possible) };
    }

    private follow(from: PolicyResource, property: string, types: ReadonlySet<string>): Reference {
        return followOne(this.stack, from, property, types);
    }

    /** Which of `candidates` name `target`, and which may. */
    private referrers(
        candidates: readonly PolicyResource[],
        property: string,
        types: ReadonlySet<string>,
        target: PolicyResource,
    ): Referrers {
        const references = candidates.map((candidate) => ({
            candidate,
            reference: this.follow(candidate, property, types),
        }));
        return {
            certain: references.flatMap(({ candidate, reference }) =>
                reference.kind === "one" && reference.resource === target ? [candidate] : [],
            ),
            possible: references.flatMap(({ candidate, reference }) =>
                reference.kind === "oneOf" && reference.resources.includes(target) ? [candidate] : [],
            ),
        };
    }
}

interface Referrers {
    certain: readonly PolicyResource[];
    possible: readonly PolicyResource[];
}

type Lead = Exposure["kind"];

/** Where a route that is a resource of its own leads. */
function routeExposure(route: PolicyResource): Lead {
    return gatewayExposure(read(route.props, "gatewayId"), route, "gatewayId");
}

/**
 * Where the routes within a table lead, taken together. AWS's answer to a table without such routes is not known in a
 * preview.
 */
function inlineExposure(table: PolicyResource): Lead {
    const routes = read(table.props, "routes");
    if (routes.state === "unknown") {
        return isGiven(table, "routes") ? gatewayExposure(routes, table, "routes") : "private";
    }
    const leads = elementsOf(routes).map((route) => gatewayExposure(member(route, "gatewayId"), table, "routes"));
    return leads.find((lead) => lead === "public") ?? leads.find((lead) => lead === "unknown") ?? "private";
}

/** Where one `gatewayId` leads: by its prefix where it is known, else by what it was computed from. */
function gatewayExposure(gateway: Reading, holder: PolicyResource, property: string): Lead {
    if (gateway.state === "absent") {
        return "private";
    }
    const id = textOf(gateway);
    if (id !== undefined) {
        return id.startsWith("igw-") ? "public" : "private";
    }
    if (sourcesOf(holder, property, internetGatewayTypes).length > 0) {
        return "public";
    }
    // A whole list that is not known may hold any gateway by its id; a single id comes from what it was computed from.
    const isOther = property === "gatewayId" && sourcesOf(holder, property, otherGatewayTypes).length > 0;
    return isOther ? "private" : "unknown";
}
