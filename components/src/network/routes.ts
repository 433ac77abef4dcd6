import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { createAlarms } from "../common/alarms.js";
import type { ChildScope } from "../common/scope.js";
import { natAlarms } from "./alarms.js";
import type { NetworkSettings } from "./settings.js";

const anywhere = "0.0.0.0/0";
const anywhereIpv6 = "::/0";

/** The subnets of one zone. */
export interface ZoneSubnets {
    zone: string;
    public: aws.ec2.Subnet;
    private: aws.ec2.Subnet;
    isolated: aws.ec2.Subnet;
}

export interface NetworkScope extends ChildScope {
    vpcId: pulumi.Output<string>;
    settings: NetworkSettings;
    alarmTopicArn: pulumi.Input<string> | undefined;
}

/** Load balancers' way to the internet and back: one table for all zones. Returns what must exist before it is open. */
export function createPublicRoutes(scope: NetworkScope, subnets: ZoneSubnets[]): pulumi.CustomResource[] {
    const { name, vpcId, tags, parent, settings } = scope;
    // Another network gets one of its own: AWS takes this one away from no network in which a NAT gateway still uses it.
    const gateway = new aws.ec2.InternetGateway(
        `${name}-internet-gateway`,
        { vpcId, tags },
        { parent, replaceOnChanges: ["vpcId"] },
    );
    const table = new aws.ec2.RouteTable(`${name}-public-routes`, { vpcId, tags }, { parent });
    const route = new aws.ec2.Route(
        `${name}-public-default-route`,
        { routeTableId: table.id, destinationCidrBlock: anywhere, gatewayId: gateway.id },
        { parent },
    );
    const associations = subnets.map(({ zone, public: subnet }) =>
        associate(scope, `public-association-${zone}`, subnet, table),
    );
    const target = { gatewayId: gateway.id };
    const routes = settings.ipv6 ? [route, createIpv6Route(scope, "public-ipv6-route", table, target)] : [route];
    return [...routes, ...associations];
}

interface NatGateway {
    gateway: aws.ec2.NatGateway;
    address: aws.ec2.Eip;
}

/** Private route tables, and what must exist before whatever is in a private subnet gets out. */
export interface PrivateRoutes {
    tables: aws.ec2.RouteTable[];
    wayOut: pulumi.CustomResource[];
    /** Public addresses of the NAT gateways, by the zone that each is in. */
    natAddresses: Record<string, pulumi.Output<string>>;
}

/**
 * One table per zone, also where all zones share a gateway or have none: a later change of mind then changes routes, not tables.
 *
 * @param internet the way to the internet; a NAT gateway fails to come up without it
 */
export function createPrivateRoutes(
    scope: NetworkScope,
    subnets: ZoneSubnets[],
    internet: pulumi.CustomResource[],
): PrivateRoutes {
    const { name, vpcId, tags, parent, settings } = scope;
    const gateways = createNatGateways(scope, subnets, internet);
    const egressOnly = createEgressOnlyGateway(scope);
    const zones = subnets.map(({ zone, private: subnet }) => {
        const table = new aws.ec2.RouteTable(`${name}-private-routes-${zone}`, { vpcId, tags }, { parent });
        const association = associate(scope, `private-association-${zone}`, subnet, table);
        const gateway = gateways.get(settings.natZoneOf.get(zone) ?? "")?.gateway;
        if (gateway === undefined) {
            return { table, wayOut: [association] };
        }
        const route = new aws.ec2.Route(
            `${name}-private-default-route-${zone}`,
            { routeTableId: table.id, destinationCidrBlock: anywhere, natGatewayId: gateway.id },
            { parent },
        );
        if (egressOnly === undefined) {
            return { table, wayOut: [association, route] };
        }
        const target = { egressOnlyGatewayId: egressOnly.id };
        const ipv6Route = createIpv6Route(scope, `private-ipv6-route-${zone}`, table, target);
        return { table, wayOut: [association, route, ipv6Route] };
    });
    return {
        tables: zones.map(({ table }) => table),
        wayOut: zones.flatMap(({ wayOut }) => wayOut),
        natAddresses: Object.fromEntries([...gateways].map(([zone, { address }]) => [zone, address.publicIp])),
    };
}

/** A table without any route, so that what happens to the VPC's main table never gives databases a way out. */
export function createIsolatedRoutes(scope: NetworkScope, subnets: ZoneSubnets[]): void {
    const { name, vpcId, tags, parent } = scope;
    const table = new aws.ec2.RouteTable(`${name}-isolated-routes`, { vpcId, tags }, { parent });
    for (const { zone, isolated: subnet } of subnets) {
        associate(scope, `isolated-association-${zone}`, subnet, table);
    }
}

function createNatGateways(
    scope: NetworkScope,
    subnets: ZoneSubnets[],
    internet: pulumi.CustomResource[],
): Map<string, NatGateway> {
    const { name, parent, tags, settings } = scope;
    const zonesWithGateway = new Set(settings.natZoneOf.values());
    const gateways = subnets
        .filter(({ zone }) => zonesWithGateway.has(zone))
        .map(({ zone, public: subnet }) => {
            const address = new aws.ec2.Eip(
                `${name}-nat-address-${zone}`,
                { domain: "vpc", tags },
                // Another subnet gets another gateway, beside the old one for a while, and no address belongs to two.
                { parent, replaceWith: [subnet] },
            );
            const gateway = new aws.ec2.NatGateway(
                `${name}-nat-${zone}`,
                { allocationId: address.id, subnetId: subnet.id, tags },
                { parent, dependsOn: internet },
            );
            watch(scope, zone, gateway);
            return [zone, { gateway, address }] as const;
        });
    return new Map(gateways);
}

/** IPv6 needs no translation, and so no gateway in each zone: this one lets connections out of all, and none in. */
function createEgressOnlyGateway(scope: NetworkScope): aws.ec2.EgressOnlyInternetGateway | undefined {
    const { name, vpcId, tags, parent, settings } = scope;
    const getsOut = settings.natZoneOf.size > 0;
    return settings.ipv6 && getsOut
        ? new aws.ec2.EgressOnlyInternetGateway(`${name}-egress-only-gateway`, { vpcId, tags }, { parent })
        : undefined;
}

function createIpv6Route(
    { name, parent }: NetworkScope,
    role: string,
    table: aws.ec2.RouteTable,
    target: { gatewayId: pulumi.Output<string> } | { egressOnlyGatewayId: pulumi.Output<string> },
): aws.ec2.Route {
    return new aws.ec2.Route(
        `${name}-${role}`,
        { routeTableId: table.id, destinationIpv6CidrBlock: anywhereIpv6, ...target },
        { parent },
    );
}

function watch(
    { name, parent, tags, tunings, alarmTopicArn }: NetworkScope,
    zone: string,
    gateway: aws.ec2.NatGateway,
): void {
    if (alarmTopicArn === undefined) return;
    createAlarms(`${name}-nat-${zone}`, {
        table: natAlarms,
        dimensions: { NatGatewayId: gateway.id },
        topicArn: alarmTopicArn,
        parent,
        tags,
        tunings,
    });
}

function associate(
    { name, parent }: NetworkScope,
    role: string,
    subnet: aws.ec2.Subnet,
    table: aws.ec2.RouteTable,
): aws.ec2.RouteTableAssociation {
    return new aws.ec2.RouteTableAssociation(
        `${name}-${role}`,
        { routeTableId: table.id, subnetId: subnet.id },
        { parent },
    );
}
