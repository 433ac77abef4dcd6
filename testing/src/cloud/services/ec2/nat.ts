import type { Inputs } from "../../inputs.js";
import type { Cloud, Refusals, ServiceModel } from "../../model.js";
import { regionalArn } from "../shared/arn.js";
import { refuseIf, unlisted } from "../shared/checks.js";
import { fact, subnetType, subnetTypes } from "../shared/placement.js";
import { addressType, instanceType, internetGatewayType, natGatewayType, vpcType } from "./types.js";
import { privateAddress } from "./vpcs.js";

/** A public IPv4 address of Amazon's that follows from hexadecimal digits. */
export function publicAddress(hex: string): string {
    const octets = [0, 2, 4].map((start) => (Number.parseInt(hex.slice(start, start + 2), 16) % 254) + 1);
    return ["52", ...octets.map(String)].join(".");
}

function publicDns(address: string, region: string): string {
    const zone = region === "us-east-1" ? "compute-1" : `${region}.compute`;
    return `ec2-${address.replaceAll(".", "-")}.${zone}.amazonaws.com`;
}

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AllocateAddress.html
const address: ServiceModel = {
    type: addressType,
    immutable: ["domain", "networkBorderGroup", "publicIpv4Pool", "ipamPoolId", "address"],
    taggable: true,
    facts: ["domain"],
    references: [{ property: "instance", to: [instanceType], missing: "InvalidInstanceID.NotFound" }],
    refuse: (inputs) => [unlisted(inputs, "domain", ["vpc"], "InvalidParameterValue")],
    id: (_inputs, place) => `eipalloc-${place.hex(17)}`,
    outputs: (inputs, place) => {
        const publicIp = inputs.text("address") ?? publicAddress(place.hex(6, "address"));
        return {
            allocationId: place.id,
            arn: regionalArn(place, "ec2", `elastic-ip/${place.id}`),
            associationId: "",
            domain: "vpc",
            networkBorderGroup: place.region,
            publicIp,
            publicDns: publicDns(publicIp, place.region),
            publicIpv4Pool: "amazon",
            carrierIp: "",
            customerOwnedIp: "",
            privateIp: "",
            privateDns: "",
            ptrRecord: "",
        };
    },
};

const zonal = (inputs: Inputs): boolean => inputs.text("availabilityMode") !== "regional";

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNatGateway.html
const natGateway: ServiceModel = {
    type: natGatewayType,
    immutable: ["allocationId", "subnetId", "connectivityType", "availabilityMode", "vpcId", "privateIp"],
    defaults: { connectivityType: "public" },
    taggable: true,
    facts: ["subnetId", "vpcId"],
    references: [
        { property: "subnetId", to: subnetTypes, missing: "InvalidSubnetID.NotFound", inUse: "DependencyViolation" },
        { property: "vpcId", to: [vpcType], missing: "InvalidVpcID.NotFound", inUse: "DependencyViolation" },
        {
            property: "allocationId",
            to: [addressType],
            missing: "InvalidAllocationID.NotFound",
            inUse: "InvalidIPAddress.InUse",
        },
    ],
    refuse: (inputs) => [
        unlisted(inputs, "connectivityType", ["public", "private"], "InvalidParameterValue"),
        unlisted(inputs, "availabilityMode", ["zonal", "regional"], "InvalidParameterValue"),
        refuseIf(
            zonal(inputs) && !inputs.has("subnetId"),
            "MissingParameter",
            "subnetId is not set; name a public subnet.",
        ),
        refuseIf(
            zonal(inputs) && inputs.text("connectivityType") === "public" && !inputs.has("allocationId"),
            "MissingParameter",
            "allocationId is not set; name an elastic IP address, or set connectivityType to private.",
        ),
        refuseIf(
            !zonal(inputs) && inputs.has("subnetId"),
            "InvalidParameterCombination",
            "subnetId is set on a regional gateway; name its vpcId instead.",
        ),
        refuseIf(
            inputs.text("connectivityType") === "private" && inputs.has("allocationId"),
            "InvalidParameterCombination",
            "allocationId is set on a private gateway; remove it.",
        ),
    ],
    refuseWith: (inputs, cloud) => [...withoutInternet(inputs, cloud), ...addressTaken(inputs, cloud)],
    id: (_inputs, place) => `nat-${place.hex(17)}`,
    outputs: (inputs, place) => ({
        associationId: `eipassoc-${place.hex(17, "association")}`,
        networkInterfaceId: `eni-${place.hex(17, "interface")}`,
        publicIp: publicAddress(place.hex(6, "address")),
        privateIp: privateAddress(undefined, place.hex(4, "private address")),
        secondaryAllocationIds: [],
        secondaryPrivateIpAddresses: [],
        secondaryPrivateIpAddressCount: 0,
        availabilityMode: "zonal",
        autoProvisionZones: zonal(inputs) ? "" : "enabled",
        autoScalingIps: zonal(inputs) ? "" : "enabled",
        regionalNatGatewayAddresses: [],
        regionalNatGatewayAutoMode: zonal(inputs) ? "" : "enabled",
        routeTableId: zonal(inputs) ? "" : `rtb-${place.hex(17, "routes")}`,
    }),
};

/** A public gateway needs a way out of its VPC, so the internet gateway must be attached before. */
function withoutInternet(inputs: Inputs, cloud: Cloud): Refusals {
    if (inputs.text("connectivityType") === "private") return [];
    const vpcId = inputs.text("vpcId") ?? fact(cloud.find(subnetType, inputs.text("subnetId") ?? ""), "vpcId");
    const attached = cloud.all(internetGatewayType).some((gateway) => fact(gateway, "vpcId") === vpcId);
    const ofProgram = vpcId !== undefined && (cloud.find(vpcType, vpcId)?.urn ?? "") !== "";
    const message = `network ${vpcId ?? ""} has no internet gateway attached; create it first (dependsOn).`;
    return [refuseIf(ofProgram && !attached, "Gateway.NotAttached", message)];
}

function addressTaken(inputs: Inputs, cloud: Cloud): Refusals {
    const allocationId = inputs.text("allocationId");
    const other = cloud.all(natGatewayType).find((gateway) => fact(gateway, "allocationId") === allocationId);
    const message = `the elastic IP address ${allocationId ?? ""} is associated with ${other?.id ?? ""} already; give each gateway its own.`;
    return [refuseIf(allocationId !== undefined && other !== undefined, "Resource.AlreadyAssociated", message)];
}

export const natModels: readonly ServiceModel[] = [address, natGateway];
