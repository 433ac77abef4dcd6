import * as pulumi from "@pulumi/pulumi";

/**
 * What other components need to know of a network. {@link Network} is one; `existingNetwork` makes one of a VPC that is there already.
 *
 * Subnets are keyed by availability zone name, because how many there are decides how many resources are created and must be a plain value.
 */
export interface NetworkLike {
    /** Id of the VPC, such as `vpc-0123456789abcdef0`. */
    vpcId: pulumi.Input<string>;
    /** Address range of the VPC, such as `10.0.0.0/16`. */
    cidrBlock: pulumi.Input<string>;
    /**
     * Further IPv4 ranges of the VPC, such as `["100.64.0.0/16"]`. Plain values, because for each there is a rule that is called after it.
     * @default none
     */
    additionalCidrBlocks?: string[];
    /** Subnets with a route to the internet gateway: load balancers only. */
    publicSubnets: Record<string, pulumi.Input<string>>;
    /** Subnets that reach the internet through NAT or not at all: instances and functions. */
    privateSubnets: Record<string, pulumi.Input<string>>;
    /** Subnets without any route out: databases. */
    isolatedSubnets: Record<string, pulumi.Input<string>>;
}

/** A finding for subnets that are not known as a whole, as where a program in another language hands over all of another component's at once. */
export function subnetsFinding(
    network: NetworkLike,
    kind: "publicSubnets" | "privateSubnets" | "isolatedSubnets",
): string | false {
    const subnets: unknown = pulumi.Output.isInstance(network) ? network : network[kind];
    return (
        pulumi.Output.isInstance(subnets) &&
        `network.${kind} is an output as a whole, and how many subnets there are must be known; write each zone with its subnet.`
    );
}
