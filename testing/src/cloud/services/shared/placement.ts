import type { Inputs } from "../../inputs.js";
import type { Cloud, CloudResource, Refusal } from "../../model.js";
import { refuseIf } from "./checks.js";

export const subnetType = "aws:ec2/subnet:Subnet";
export const securityGroupType = "aws:ec2/securityGroup:SecurityGroup";
/** Types whose id stands where a subnet is asked for. */
export const subnetTypes: readonly string[] = [subnetType, "aws:ec2/defaultSubnet:DefaultSubnet"];
/** Types whose id stands where a security group is asked for. */
export const securityGroupTypes: readonly string[] = [
    securityGroupType,
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
];

/** A fact of a resource that is text; undefined where it has none. */
export function fact(resource: CloudResource | undefined, name: string): string | undefined {
    const value = resource?.facts[name];
    return typeof value === "string" ? value : undefined;
}

/** The subnets that exist among these ids. */
export function subnets(ids: readonly string[], cloud: Cloud): readonly CloudResource[] {
    return existing(ids, subnetTypes, cloud);
}

/** The availability zones of these subnets, each once. Subnets whose zone the cloud was not told of are left out. */
export function zonesOf(ids: readonly string[], cloud: Cloud): readonly string[] {
    return distinct(subnets(ids, cloud).map((subnet) => fact(subnet, "availabilityZone")));
}

/** The VPCs of these subnets and security groups, each once. */
export function vpcsOf(ids: readonly string[], cloud: Cloud): readonly string[] {
    const found = existing(ids, [...subnetTypes, ...securityGroupTypes], cloud);
    return distinct(found.map((resource) => fact(resource, "vpcId")));
}

/** Refuses subnets of more than one VPC. */
export function severalVpcs(inputs: Inputs, property: string, cloud: Cloud, code: string): Refusal | false {
    const vpcs = vpcsOf(inputs.texts(property), cloud);
    const message = `${property} names subnets of ${vpcs.join(" and ")}; use subnets of one VPC.`;
    return refuseIf(vpcs.length > 1, code, message);
}

/** True where every one of these subnets exists and says which zone it is in, so that its zones can be judged. */
export function zonesAreKnown(ids: readonly string[], cloud: Cloud): boolean {
    const found = subnets(ids, cloud);
    return found.length === ids.length && found.every((subnet) => fact(subnet, "availabilityZone") !== undefined);
}

function existing(ids: readonly string[], types: readonly string[], cloud: Cloud): readonly CloudResource[] {
    return ids.flatMap((id) => types.map((type) => cloud.find(type, id)).filter((found) => found !== undefined));
}

function distinct(values: readonly (string | undefined)[]): readonly string[] {
    return [...new Set(values.filter((value) => value !== undefined))];
}
