import * as pulumi from "@pulumi/pulumi";
import { rejectWhere, repeated, listed } from "../common/validation.js";
import type { NetworkLike } from "./network-like.js";

/** A network that was made elsewhere. Subnet ids are in the order of `zones`, one per zone, as `awsx.ec2.Vpc` gives them. */
export interface ExistingNetworkArgs {
    /** Availability zones of the subnets. Plain values, because how many there are decides what is created. */
    zones: string[];
    vpcId: pulumi.Input<string>;
    /** Address range of the VPC, such as `10.0.0.0/16`. */
    cidrBlock: pulumi.Input<string>;
    /**
     * Further IPv4 ranges of the VPC, such as `["100.64.0.0/16"]`. Components treat addresses in them like those in `cidrBlock`.
     * @default none
     */
    additionalCidrBlocks?: string[];
    /**
     * Subnets with a route to the internet gateway.
     * @default none; a load balancer that faces the internet needs them
     */
    publicSubnetIds?: pulumi.Input<pulumi.Input<string>[]>;
    /** Subnets that reach the internet through NAT or not at all. */
    privateSubnetIds: pulumi.Input<pulumi.Input<string>[]>;
    /**
     * Subnets without a route out.
     * @default none; a database needs them
     */
    isolatedSubnetIds?: pulumi.Input<pulumi.Input<string>[]>;
}

/**
 * Makes a network that is there already fit where components ask for one.
 *
 * ```ts
 * const vpc = new awsx.ec2.Vpc("shared", { availabilityZoneNames: zones });
 * const network = existingNetwork({
 *     zones, vpcId: vpc.vpcId, cidrBlock: vpc.vpc.cidrBlock,
 *     publicSubnetIds: vpc.publicSubnetIds, privateSubnetIds: vpc.privateSubnetIds, isolatedSubnetIds: vpc.isolatedSubnetIds,
 * });
 * ```
 *
 * @throws a `RunError` when there are not as many ids as zones: at once for a plain list, and as a failure of the resources that use the
 * id for a list that is known later
 */
export function existingNetwork(args: ExistingNetworkArgs): NetworkLike {
    const { zones, vpcId, cidrBlock, additionalCidrBlocks, publicSubnetIds, privateSubnetIds, isolatedSubnetIds } =
        args;
    const twice = repeated(zones);
    rejectWhere("existingNetwork", [
        zones.length === 0 && "zones is empty; list the availability zones of the subnets.",
        twice.length > 0 && `zones has ${listed(twice)} more than once; give one subnet of each kind per zone.`,
        countFinding("publicSubnetIds", publicSubnetIds, zones),
        countFinding("privateSubnetIds", privateSubnetIds, zones),
        countFinding("isolatedSubnetIds", isolatedSubnetIds, zones),
    ]);
    return {
        vpcId,
        cidrBlock,
        ...(additionalCidrBlocks === undefined ? {} : { additionalCidrBlocks }),
        publicSubnets: byZone("publicSubnetIds", publicSubnetIds, zones),
        privateSubnets: byZone("privateSubnetIds", privateSubnetIds, zones),
        isolatedSubnets: byZone("isolatedSubnetIds", isolatedSubnetIds, zones),
    };
}

type SubnetIds = pulumi.Input<pulumi.Input<string>[]> | undefined;

function countFinding(argument: string, ids: SubnetIds, zones: readonly string[]): string | false {
    return Array.isArray(ids) && ids.length !== zones.length && miscount(argument, ids.length, zones);
}

function miscount(argument: string, given: number, zones: readonly string[]): string {
    return `${argument} has ${given} ids for ${zones.length} zones (${zones.join(", ")}); give one per zone, in their order.`;
}

function byZone(argument: string, ids: SubnetIds, zones: readonly string[]): Record<string, pulumi.Output<string>> {
    if (ids === undefined) {
        return {};
    }
    const known = pulumi.output(ids);
    return Object.fromEntries(
        zones.map((zone, position) => [zone, known.apply((all) => pick(argument, all, zones, position))]),
    );
}

function pick(argument: string, ids: readonly string[], zones: readonly string[], position: number): string {
    const id = ids[position];
    if (id === undefined || ids.length !== zones.length) {
        throw new pulumi.RunError(`existingNetwork: ${miscount(argument, ids.length, zones)}`);
    }
    return id;
}
