import type { Inputs } from "../../inputs.js";
import type { Cloud, FoundResource, Properties, Refusals, ServiceModel } from "../../model.js";
import { addressIn, contains, malformedRange, overlap, parseRange } from "../shared/addresses.js";
import { regionalArn } from "../shared/arn.js";
import { absent, refuseIf, together, unlisted } from "../shared/checks.js";
import { fact, subnetType } from "../shared/placement.js";
import { zonesOfRegion } from "../functions/zones.js";
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

function wrongSize(inputs: Inputs, code: string): Refusals[number] {
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
    defaults: { enableDnsSupport: true, instanceTenancy: "default" },
    taggable: true,
    facts: ["cidrBlock", "enableDnsHostnames", "enableDnsSupport"],
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
    ],
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
            ipv6CidrBlock: ipv6 ? `2600:1f18:${place.hex(4, "ipv6 range")}:${place.hex(2, "ipv6 range")}00::/56` : "",
        };
    },
    alongside: ({ id }): FoundResource[] => {
        const vpcId = String(id);
        const { securityGroup, routeTable } = defaultsOfVpc(vpcId);
        return [
            { type: defaultSecurityGroupType, id: securityGroup, facts: { id: securityGroup, vpcId, name: "default" } },
            { type: defaultRouteTableType, id: routeTable, facts: { id: routeTable, vpcId } },
        ];
    },
};

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html
const subnet: ServiceModel = {
    type: subnetType,
    immutable: [
        "vpcId",
        "cidrBlock",
        "availabilityZone",
        "availabilityZoneId",
        "ipv6Native",
        "outpostArn",
        "ipv4IpamPoolId",
    ],
    defaults: { mapPublicIpOnLaunch: false, assignIpv6AddressOnCreation: false },
    taggable: true,
    facts: ["vpcId", "cidrBlock", "availabilityZone", "mapPublicIpOnLaunch"],
    references: [{ property: "vpcId", to: [vpcType], missing: "InvalidVpcID.NotFound", inUse: "DependencyViolation" }],
    refuse: (inputs) => [
        absent(inputs, "vpcId", "MissingParameter", "name the VPC"),
        malformedRange(inputs, "cidrBlock"),
        wrongSize(inputs, "InvalidSubnet.Range"),
        together(inputs, "availabilityZone", "availabilityZoneId", "InvalidParameterCombination"),
    ],
    refuseWith: (inputs, cloud) => [
        ...outsideOfVpc(inputs, cloud),
        ...meetsSibling(inputs, cloud),
        ...noSuchZone(inputs, cloud),
    ],
    id: (_inputs, place) => `subnet-${place.hex(17)}`,
    outputs: (inputs, place): Properties => {
        const zones = zonesOfRegion(place.region);
        const zone =
            zones.find(
                ({ name, id }) => name === inputs.text("availabilityZone") || id === inputs.text("availabilityZoneId"),
            ) ?? zones[0];
        return {
            arn: regionalArn(place, "ec2", `subnet/${place.id}`),
            ownerId: place.account,
            availabilityZone: zone?.name ?? "",
            availabilityZoneId: zone?.id ?? "",
            ipv6CidrBlockAssociationId: inputs.has("ipv6CidrBlock") ? `subnet-cidr-assoc-${place.hex(17, "ipv6")}` : "",
            enableDns64: false,
            enableResourceNameDnsARecordOnLaunch: false,
            enableResourceNameDnsAaaaRecordOnLaunch: false,
            privateDnsHostnameTypeOnLaunch: "ip-name",
        };
    },
};

function outsideOfVpc(inputs: Inputs, cloud: Cloud): Refusals {
    const own = parseRange(inputs.text("cidrBlock"));
    const whole = parseRange(fact(cloud.find(vpcType, inputs.text("vpcId") ?? ""), "cidrBlock"));
    const bad = own !== undefined && whole !== undefined && !contains(whole, own);
    const message = `the CIDR '${own?.text ?? ""}' is invalid: it is not within ${whole?.text ?? ""}, the range of the VPC.`;
    return [refuseIf(bad, "InvalidSubnet.Range", message)];
}

function meetsSibling(inputs: Inputs, cloud: Cloud): Refusals {
    const own = parseRange(inputs.text("cidrBlock"));
    if (own === undefined) return [];
    return cloud
        .all(subnetType)
        .filter((other) => fact(other, "vpcId") === inputs.text("vpcId"))
        .map((other) => {
            const range = parseRange(fact(other, "cidrBlock"));
            const message = `the CIDR '${own.text}' conflicts with another subnet, ${other.id} (${range?.text ?? ""}).`;
            return refuseIf(range !== undefined && overlap(own, range), "InvalidSubnet.Conflict", message);
        });
}

function noSuchZone(inputs: Inputs, cloud: Cloud): Refusals {
    const asked = inputs.text("availabilityZone");
    const region = cloud.find(vpcType, inputs.text("vpcId") ?? "")?.region;
    if (asked === undefined || region === undefined) return [];
    const zones = zonesOfRegion(region).map(({ name }) => name);
    const message = `the availability zone '${asked}' is not one of ${region}; use ${zones.join(", ")}.`;
    return [refuseIf(!zones.includes(asked), "InvalidParameterValue", message)];
}

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachInternetGateway.html
const internetGateway: ServiceModel = {
    type: internetGatewayType,
    taggable: true,
    facts: ["vpcId"],
    references: [{ property: "vpcId", to: [vpcType], missing: "InvalidVpcID.NotFound", inUse: "DependencyViolation" }],
    refuseWith: (inputs, cloud) => {
        const vpcId = inputs.text("vpcId");
        const other = cloud
            .all(internetGatewayType)
            .find((gateway) => vpcId !== undefined && fact(gateway, "vpcId") === vpcId);
        const message = `the VPC ${vpcId ?? ""} has the internet gateway ${other?.id ?? ""} already, and can have one only.`;
        return [refuseIf(other !== undefined, "Resource.AlreadyAssociated", message)];
    },
    id: (_inputs, place) => `igw-${place.hex(17)}`,
    outputs: (_inputs, place) => ({
        arn: regionalArn(place, "ec2", `internet-gateway/${place.id}`),
        ownerId: place.account,
    }),
};

const egressOnlyGateway: ServiceModel = {
    type: egressOnlyGatewayType,
    immutable: ["vpcId"],
    taggable: true,
    references: [{ property: "vpcId", to: [vpcType], missing: "InvalidVpcID.NotFound", inUse: "DependencyViolation" }],
    id: (_inputs, place) => `eigw-${place.hex(17)}`,
};

export const vpcModels: readonly ServiceModel[] = [vpc, subnet, internetGateway, egressOnlyGateway];

/** A private address in a subnet that looks handed out by AWS, which keeps the first four and the last for itself. */
export function privateAddress(cloudRange: string | undefined, hex: string): string {
    const range = parseRange(cloudRange) ?? parseRange("10.0.0.0/24");
    if (range === undefined) return "";
    const free = range.last - range.first - 4;
    return addressIn(range, 4 + (Number.parseInt(hex, 16) % Math.max(1, free)));
}
