import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { after } from "../common/after.js";
import { alarmArnsOf } from "../common/alarms.js";
import { type ComponentOptions, withChildTransforms } from "../common/child-transforms.js";
import type { NetworkArgs } from "./args.js";
import { networkChildren, type NetworkChildren } from "./children.js";
import { createGatewayEndpoints, createInterfaceEndpoints } from "./endpoints.js";
import { createFlowLog } from "./flow-logs.js";
import { divideIpv6 } from "./ipv6-subnets.js";
import type { NetworkLike } from "./network-like.js";
import {
    createIsolatedRoutes,
    createPrivateRoutes,
    createPublicRoutes,
    type NetworkScope,
    type ZoneSubnets,
} from "./routes.js";
import { resolveSettings } from "./settings.js";

/**
 * A private network over one or more availability zones. Each zone has a public subnet for load balancers, a private one for
 * instances, and an isolated one for databases. Nothing gets a public address by itself, and every connection is recorded.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/how-it-works.html
 */
export class Network extends pulumi.ComponentResource implements NetworkLike {
    /** Id of the network. */
    public readonly vpcId: pulumi.Output<string>;
    /** Address range of the network, such as `10.0.0.0/16`. */
    public readonly cidrBlock: pulumi.Output<string>;
    /** Range of IPv6 addresses, such as `2600:1f18:12:ab00::/56`, with `ipv6`. */
    public readonly ipv6CidrBlock?: pulumi.Output<string>;
    /** Subnets with a route to the internet gateway, by zone; known when the route is open. */
    public readonly publicSubnets: Record<string, pulumi.Output<string>>;
    /** Subnets that reach the internet through NAT or not at all, by zone; known when their routes and endpoints are open. */
    public readonly privateSubnets: Record<string, pulumi.Output<string>>;
    /** Subnets without any route out, by zone. */
    public readonly isolatedSubnets: Record<string, pulumi.Output<string>>;
    /**
     * Public addresses from which private subnets reach the internet, by the zone of the NAT gateway: what others let in who admit known addresses only.
     * Empty with `NatGateways.None`.
     */
    public readonly natAddresses: Record<string, pulumi.Output<string>>;
    /** ARNs of the alarms by role, such as `nat-eu-west-1a-no-ports`, for the `alarmArns` of a dashboard; empty without `alarmTopicArn`. */
    public readonly alarmArns: Record<string, pulumi.Output<string>>;

    /** @throws a `RunError` that lists everything wrong with `args`, before anything is created */
    constructor(name: string, args: NetworkArgs, opts?: ComponentOptions<NetworkChildren>) {
        const transformed = withChildTransforms("Network", name, networkChildren, opts);
        // No inputs of its own: a component waits for all its inputs, and its children wait for the component.
        super("evenkeel:index:Network", name, {}, transformed.options);
        const settings = resolveSettings(name, args);
        const { tags } = args;
        const child: pulumi.CustomResourceOptions = { parent: this };

        const vpc = new aws.ec2.Vpc(
            `${name}-vpc`,
            {
                cidrBlock: settings.cidrBlock,
                assignGeneratedIpv6CidrBlock: settings.ipv6 ? true : undefined,
                enableDnsSupport: true,
                enableDnsHostnames: true,
                tags,
            },
            child,
        );
        const { alarmTopicArn, alarms: tunings } = args;
        const scope: NetworkScope = { name, parent: this, tags, tunings, vpcId: vpc.id, settings, alarmTopicArn };
        // Every VPC comes with a group that admits whatever is in it. Adopting it without rules empties it.
        new aws.ec2.DefaultSecurityGroup(`${name}-default-security-group`, { vpcId: vpc.id, tags }, child);

        const subnets = createSubnets(scope, settings.ipv6 ? vpc.ipv6CidrBlock : undefined);
        const internet = createPublicRoutes(scope, subnets);
        const { tables, wayOut, natAddresses } = createPrivateRoutes(scope, subnets, internet);
        createIsolatedRoutes(scope, subnets);
        const endpoints = [...createGatewayEndpoints(scope, tables), ...createInterfaceEndpoints(scope, subnets)];
        createFlowLog(scope, args.permissionsBoundaryArn);

        this.vpcId = vpc.id;
        this.cidrBlock = vpc.cidrBlock;
        if (settings.ipv6) this.ipv6CidrBlock = vpc.ipv6CidrBlock;
        // AWS refuses a load balancer in a network without internet gateway, and an instance that boots before it has a way out
        // cannot install anything. Ids that wait for the routes spare both to everyone who uses them.
        this.publicSubnets = byZone(subnets, (zone) => after(internet, zone.public.id));
        this.privateSubnets = byZone(subnets, (zone) => after([...wayOut, ...endpoints], zone.private.id));
        this.isolatedSubnets = byZone(subnets, (zone) => zone.isolated.id);
        this.natAddresses = natAddresses;
        this.alarmArns = alarmArnsOf(this, name);
        transformed.assertUsed();
        this.registerOutputs({
            vpcId: this.vpcId,
            cidrBlock: this.cidrBlock,
            ipv6CidrBlock: this.ipv6CidrBlock,
            publicSubnets: this.publicSubnets,
            privateSubnets: this.privateSubnets,
            isolatedSubnets: this.isolatedSubnets,
            natAddresses: this.natAddresses,
            alarmArns: this.alarmArns,
        });
    }
}

function createSubnets(
    { name, parent, tags, vpcId, settings }: NetworkScope,
    ipv6CidrBlock: pulumi.Output<string> | undefined,
): ZoneSubnets[] {
    const createSubnet = (
        kind: string,
        availabilityZone: string,
        cidrBlock: string,
        ipv6: pulumi.Output<string> | undefined,
    ) =>
        new aws.ec2.Subnet(
            `${name}-${kind}-${availabilityZone}`,
            { vpcId, availabilityZone, cidrBlock, mapPublicIpOnLaunch: false, ...ipv6Range(ipv6), tags },
            { parent },
        );
    return Object.entries(settings.ranges).map(([zone, ranges]) => {
        const ipv6 = ipv6CidrBlock?.apply((whole) => divideIpv6(whole, zone));
        return {
            zone,
            public: createSubnet("public", zone, ranges.public, ipv6?.public),
            private: createSubnet("private", zone, ranges.private, ipv6?.private),
            isolated: createSubnet("isolated", zone, ranges.isolated, ipv6?.isolated),
        };
    });
}

/**
 * Addresses are not given out by the subnet. In public subnets they are reachable from the internet, as public IPv4 addresses are, which is why
 * those are not given out either. In private ones, software prefers IPv6 where it has it, and would run into security groups that let out IPv4
 * alone. And while a subnet gives them out, its range cannot be taken away: the provider would replace the subnet.
 */
function ipv6Range(ipv6CidrBlock: pulumi.Output<string> | undefined): Partial<aws.ec2.SubnetArgs> {
    return ipv6CidrBlock === undefined ? {} : { ipv6CidrBlock, assignIpv6AddressOnCreation: false };
}

function byZone(
    subnets: ZoneSubnets[],
    idOf: (subnets: ZoneSubnets) => pulumi.Output<string>,
): Record<string, pulumi.Output<string>> {
    return Object.fromEntries(subnets.map((each) => [each.zone, idOf(each)]));
}
