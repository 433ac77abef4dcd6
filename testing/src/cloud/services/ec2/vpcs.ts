import type { Inputs } from "../../inputs.js";
import type { Cloud, CloudResource, FoundResource, Refusals, ServiceModel } from "../../model.js";
import { addressIn, malformedRange, parseRange, rangeOfVpc6 } from "../shared/addresses.js";
import { regionalArn } from "../shared/arn.js";
import { absent, refuseIf, together, unlisted } from "../shared/checks.js";
import { fact, subnetType } from "../shared/placement.js";
import {
    defaultRouteTableType,
    defaultSecurityGroupType,
    defaultsOfVpc,
    egressOnlyGatewayType,
    internetGatewayType,
    vpcType,
} from "./types.js";

/** AWS takes VPCs and subnets of these sizes only. */
const [largest, smallest] = [16, 28];

/** Refuses a range of IPv4 addresses that is too large or too small for a VPC or a subnet. */
export function wrongSize(inputs: Inputs, code: string): Refusals[number] {
    const range = parseRange(inputs.text("cidrBlock"));
    const bad = range !== undefined && (range.prefixLength < largest || range.prefixLength > smallest);
    return refuseIf(
        bad,
        code,
        `the CIDR '${range?.text ?? ""}' is invalid: use a block between a /${largest} and a /${smallest}.`,
    );
}

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpc.html
const vpc: ServiceModel = {
    type: vpcType,
    immutable: ["cidrBlock", "ipv4IpamPoolId", "ipv4NetmaskLength"],
    // AWS lets a VPC go back from dedicated hardware, and not onto it.
    immutableGiven: (olds) => (olds.text("instanceTenancy") === "dedicated" ? [] : ["instanceTenancy"]),
    defaults: { enableDnsSupport: true, instanceTenancy: "default" },
    taggable: true,
    facts: ["cidrBlock", "ipv6CidrBlock", "assignGeneratedIpv6CidrBlock", "enableDnsHostnames", "enableDnsSupport"],
    refuse: (inputs) => [
        malformedRange(inputs, "cidrBlock"),
        wrongSize(inputs, "InvalidVpc.Range"),
        refuseIf(
            !inputs.has("cidrBlock") && !inputs.has("ipv4IpamPoolId"),
            "MissingParameter",
            'cidrBlock is not set; write one such as "10.0.0.0/16", or name an ipv4IpamPoolId.',
        ),
        unlisted(inputs, "instanceTenancy", ["default", "dedicated"], "InvalidParameterValue"),
        together(inputs, "assignGeneratedIpv6CidrBlock", "ipv6IpamPoolId", "InvalidParameterCombination"),
        together(inputs, "assignGeneratedIpv6CidrBlock", "ipv6CidrBlock", "InvalidParameterCombination"),
    ],
    refuseUpdate: rangeInUse,
    id: (_inputs, place) => `vpc-${place.hex(17)}`,
    outputs: (inputs, place) => {
        const defaults = defaultsOfVpc(place.id);
        const ipv6 = inputs.flag("assignGeneratedIpv6CidrBlock") === true;
        return {
            arn: regionalArn(place, "ec2", `vpc/${place.id}`),
            ownerId: place.account,
            defaultSecurityGroupId: defaults.securityGroup,
            defaultRouteTableId: defaults.routeTable,
            mainRouteTableId: defaults.routeTable,
            defaultNetworkAclId: defaults.networkAcl,
            dhcpOptionsId: defaults.dhcpOptions,
            enableDnsHostnames: false,
            enableNetworkAddressUsageMetrics: false,
            ipv6AssociationId: ipv6 ? `vpc-cidr-assoc-${place.hex(17, "ipv6")}` : "",
            ipv6CidrBlock: ipv6 ? generatedRange6(place.hex(6, "ipv6 range")) : "",
        };
    },
    changeWith: { assignGeneratedIpv6CidrBlock: ["ipv6AssociationId", "ipv6CidrBlock"] },
    alongside: ({ id }): FoundResource[] => {
        const vpcId = String(id);
        const { securityGroup, routeTable } = defaultsOfVpc(vpcId);
        return [
            { type: defaultSecurityGroupType, id: securityGroup, facts: { id: securityGroup, vpcId, name: "default" } },
            { type: defaultRouteTableType, id: routeTable, facts: { id: routeTable, vpcId } },
        ];
    },
};

/** A range of Amazon's that follows from six hexadecimal digits. */
function generatedRange6(hex: string): string {
    const [third, fourth] = [hex.slice(0, 4), `${hex.slice(4)}00`];
    return rangeOfVpc6([0x2600, 0x1f18, Number.parseInt(third, 16), Number.parseInt(fourth, 16)]);
}

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DisassociateVpcCidrBlock.html
function rangeInUse(inputs: Inputs, { id, facts }: CloudResource, cloud: Cloud): Refusals {
    const property = "assignGeneratedIpv6CidrBlock";
    const givesUp = facts[property] === true && inputs.flag(property) !== true && !inputs.isUnknown(property);
    const user = cloud
        .all(subnetType)
        .find((subnet) => fact(subnet, "vpcId") === id && (fact(subnet, "ipv6CidrBlock") ?? "") !== "");
    const message = `the vpc ${id} currently has a subnet within CIDR block ${String(facts["ipv6CidrBlock"])}: ${user?.id ?? ""}; take the range from its subnets first.`;
    return [refuseIf(givesUp && user !== undefined, "InvalidCidrBlock.InUse", message)];
}

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachInternetGateway.html
const internetGateway: ServiceModel = {
    type: internetGatewayType,
    taggable: true,
    facts: ["vpcId"],
    references: [{ property: "vpcId", to: [vpcType], missing: "InvalidVpcID.NotFound", inUse: "DependencyViolation" }],
    refuseWith: (inputs, cloud) => [secondGateway(internetGatewayType, "internet gateway", inputs, cloud)],
    id: (_inputs, place) => `igw-${place.hex(17)}`,
    outputs: (_inputs, place) => ({
        arn: regionalArn(place, "ec2", `internet-gateway/${place.id}`),
        ownerId: place.account,
    }),
};

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateEgressOnlyInternetGateway.html
const egressOnlyGateway: ServiceModel = {
    type: egressOnlyGatewayType,
    immutable: ["vpcId"],
    taggable: true,
    facts: ["vpcId"],
    references: [{ property: "vpcId", to: [vpcType], missing: "InvalidVpcID.NotFound", inUse: "DependencyViolation" }],
    refuse: (inputs) => [absent(inputs, "vpcId", "MissingParameter", "name the VPC")],
    // https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html: one per VPC. The code is that of the internet gateway; AWS documents none.
    refuseWith: (inputs, cloud) => [
        secondGateway(egressOnlyGatewayType, "egress-only internet gateway", inputs, cloud),
    ],
    id: (_inputs, place) => `eigw-${place.hex(17)}`,
};

function secondGateway(type: string, kind: string, inputs: Inputs, cloud: Cloud): Refusals[number] {
    const vpcId = inputs.text("vpcId");
    const other = cloud.all(type).find((gateway) => vpcId !== undefined && fact(gateway, "vpcId") === vpcId);
    const message = `the VPC ${vpcId ?? ""} has the ${kind} ${other?.id ?? ""} already, and can have one only.`;
    return refuseIf(other !== undefined, "Resource.AlreadyAssociated", message);
}

export const vpcModels: readonly ServiceModel[] = [vpc, internetGateway, egressOnlyGateway];

/** A private address in a subnet that looks handed out by AWS, which keeps the first four and the last for itself. */
export function privateAddress(cloudRange: string | undefined, hex: string): string {
    const range = parseRange(cloudRange) ?? parseRange("10.0.0.0/24");
    if (range === undefined) return "";
    const free = range.last - range.first - 4;
    return addressIn(range, 4 + (Number.parseInt(hex, 16) % Math.max(1, free)));
}
