import type { PolicyResource } from "@pulumi/policy";
import { elementsOf, type Reading, member, read, textOf } from "../core/reading.js";
import type { Stack } from "../core/stack.js";
import { followOne, isGiven, mayName, type Reference, sourcesOf } from "../core/references.js";
import { type Candidates, Referrers } from "../core/referrers.js";
import { vpcTypes } from "./vpcs.js";

/** Where a subnet's routes lead. `unknown` says why it cannot be told, as a clause that follows "whose". */
export type Exposure = { kind: "private" } | { kind: "public"; table: string } | { kind: "unknown"; reason: string };

export const subnetTypes = new Set(["aws:ec2/subnet:Subnet", "aws:ec2/defaultSubnet:DefaultSubnet"]);

const tableType = "aws:ec2/routeTable:RouteTable";
const madeTableTypes = new Set([tableType]);
const defaultTableType = "aws:ec2/defaultRouteTable:DefaultRouteTable";
/**
 * What the id of a route table may come from: a table, or the VPC whose main table it is. What was looked up by a VPC
 * looks the same until it is known, and is taken for the main table until then.
 */
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

/** A route table: one that the program made, or the main table that came with a VPC. */
interface Table {
    /** As messages call it. */
    name: string;
    /** The resources whose routes and references are this table's. A main table has its VPC and what adopts it. */
    owners: Candidates;
}

/**
 * Finds out which subnets of a stack have a route to an internet gateway.
 *
 * Every destination counts, not only 0.0.0.0/0 and ::/0: two halves of the address space lead as far as the whole of
 * it.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html
 */
export class SubnetRoutes {
    private readonly associations: Referrers;
    private readonly mainAssociations: Referrers;
    private readonly routes: Referrers;
    private readonly defaultTables: Referrers;
    private readonly known = new Map<PolicyResource, Exposure>();

    constructor(private readonly stack: Stack) {
        const referrers = (from: string, property: string, to: ReadonlySet<string>): Referrers =>
            new Referrers(stack, { from: [from], property, to });
        this.associations = referrers("aws:ec2/routeTableAssociation:RouteTableAssociation", "subnetId", subnetTypes);
        this.mainAssociations = referrers(
            "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation",
            "vpcId",
            vpcTypes,
        );
        this.routes = referrers("aws:ec2/route:Route", "routeTableId", tableSources);
        this.defaultTables = referrers(defaultTableType, "defaultRouteTableId", vpcTypes);
    }

    public exposureOf(subnet: PolicyResource): Exposure {
        const exposure =
            this.known.get(subnet) ??
            this.exposureThrough(this.associations.of(subnet), "subnetId", () =>
                this.exposureWithoutAssociation(subnet),
            );
        this.known.set(subnet, exposure);
        return exposure;
    }

    private exposureWithoutAssociation(subnet: PolicyResource): Exposure {
        const vpc = this.follow(subnet, "vpcId", vpcTypes);
        return vpc.kind === "one"
            ? this.exposureOfMainTable(vpc.resource)
            : {
                  kind: "unknown",
                  reason: "route table is the main one of a VPC that is not part of this stack, or not known yet",
              };
    }

    private exposureOfMainTable(vpc: PolicyResource): Exposure {
        return this.exposureThrough(this.mainAssociations.of(vpc), "vpcId", () =>
            this.exposureOfTable(this.mainTableOf(vpc)),
        );
    }

    /**
     * Where the table leads that an association sets, or `without` where none does. Where one may, both count: what
     * holds with and without it, holds.
     */
    private exposureThrough(associations: Candidates, property: string, without: () => Exposure): Exposure {
        const exposureOf = (association: PolicyResource): Exposure =>
            this.exposureOfReference(this.follow(association, "routeTableId", tableSources));
        const [association] = associations.certain;
        if (association !== undefined) {
            return exposureOf(association);
        }
        const exposure = without();
        const different = associations.possible.find((possible) => exposureOf(possible).kind !== exposure.kind);
        return different === undefined
            ? exposure
            : {
                  kind: "unknown",
                  reason: `route table may be set by "${different.name}", whose ${property} is not known yet`,
              };
    }

    private exposureOfReference(reference: Reference): Exposure {
        return reference.kind === "one"
            ? this.exposureOfTable(this.tableOf(reference.resource))
            : { kind: "unknown", reason: "route table is not part of this stack, or not known yet" };
    }

    private tableOf(source: PolicyResource): Table {
        if (vpcTypes.has(source.type)) {
            return this.mainTableOf(source);
        }
        // Only a resource that adopts a main table has this property.
        const vpc = this.follow(source, "defaultRouteTableId", vpcTypes);
        if (vpc.kind === "one") {
            return this.mainTableOf(vpc.resource);
        }
        const possible = this.stack.ofType(...vpcTypes).filter((resource) => mayName(vpc, resource));
        return { name: source.name, owners: { certain: [source], possible } };
    }

    private mainTableOf(vpc: PolicyResource): Table {
        const { certain, possible } = this.defaultTables.of(vpc);
        // A table that was made for something else may have become the main one since.
        const made = this.follow(vpc, "mainRouteTableId", madeTableTypes);
        const all = [vpc, ...certain, ...(made.kind === "one" ? [made.resource] : [])];
        return { name: `main table of ${vpc.name}`, owners: { certain: all, possible } };
    }

    private exposureOfTable({ name, owners }: Table): Exposure {
        const { certain, possible } = this.routesOf(owners);
        const leads = [...owners.certain.map(inlineExposure), ...certain.map(routeExposure)];
        if (leads.includes("public")) {
            return { kind: "public", table: name };
        }
        if (leads.includes("unknown")) {
            return { kind: "unknown", reason: `route table "${name}" has a route that is not known yet` };
        }
        const doubtful =
            owners.possible.find((owner) => inlineExposure(owner) !== "private") ??
            possible.find((route) => routeExposure(route) !== "private");
        return doubtful === undefined
            ? { kind: "private" }
            : {
                  kind: "unknown",
                  reason: `route table "${name}" may be the one that "${doubtful.name}" adds routes to, which is not known yet`,
              };
    }

    /** The routes of a table that are resources of their own. */
    private routesOf({ certain, possible }: Candidates): Candidates {
        const sure = certain.map((owner) => this.routes.of(owner));
        const unsure = possible.map((owner) => this.routes.of(owner));
        return {
            certain: sure.flatMap((routes) => routes.certain),
            possible: [
                ...[...sure, ...unsure].flatMap((routes) => routes.possible),
                ...unsure.flatMap((routes) => routes.certain),
            ],
        };
    }

    private follow(from: PolicyResource, property: string, types: ReadonlySet<string>): Reference {
        return followOne(this.stack, from, property, types);
    }
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
