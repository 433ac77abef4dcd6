import type { Inputs } from "../../inputs.js";
import type { Cloud, CloudResource, Properties, Refusal, Refusals, ServiceModel } from "../../model.js";
import { contains, malformedRange, malformedRange6, overlap, parseRange, parseRange6 } from "../shared/addresses.js";
import { regionalArn } from "../shared/arn.js";
import { absent, refuseIf, together } from "../shared/checks.js";
import { fact, subnetType } from "../shared/placement.js";
import { zonesOfRegion } from "../functions/zones.js";
import { vpcType } from "./types.js";
import { wrongSize } from "./vpcs.js";

/** A VPC can be given a range apart from itself; this cloud does not know which. */
const apartType = "aws:ec2/vpcIpv6CidrBlockAssociation:VpcIpv6CidrBlockAssociation";

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
        "ipv4NetmaskLength",
        "ipv6IpamPoolId",
        "ipv6NetmaskLength",
    ],
    // The provider makes a new subnet where AWS would keep the range: https://github.com/hashicorp/terraform-provider-aws/pull/46043
    immutableGiven: (olds) => (olds.flag("assignIpv6AddressOnCreation") === true ? ["ipv6CidrBlock"] : []),
    defaults: { mapPublicIpOnLaunch: false, assignIpv6AddressOnCreation: false },
    taggable: true,
    facts: ["vpcId", "cidrBlock", "ipv6CidrBlock", "availabilityZone", "mapPublicIpOnLaunch"],
    references: [{ property: "vpcId", to: [vpcType], missing: "InvalidVpcID.NotFound", inUse: "DependencyViolation" }],
    refuse: (inputs) => [
        absent(inputs, "vpcId", "MissingParameter", "name the VPC"),
        malformedRange(inputs, "cidrBlock"),
        wrongSize(inputs, "InvalidSubnet.Range"),
        together(inputs, "availabilityZone", "availabilityZoneId", "InvalidParameterCombination"),
        malformedRange6(inputs, "ipv6CidrBlock"),
        wrongSize6(inputs),
        withoutRange6(inputs),
    ],
    refuseWith: (inputs, cloud) => [
        ...outsideOfVpc(inputs, cloud),
        ...outsideOfVpc6(inputs, cloud),
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

// https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
function wrongSize6(inputs: Inputs): Refusals[number] {
    const [largest, smallest, step] = [44, 64, 4];
    const range = parseRange6(inputs.text("ipv6CidrBlock"));
    const length = range?.prefixLength ?? smallest;
    const bad = length < largest || length > smallest || length % step !== 0;
    const message = `the CIDR '${range?.text ?? ""}' is invalid: use a block between a /${largest} and a /${smallest}, in steps of ${step}.`;
    return refuseIf(bad, "InvalidSubnet.Range", message);
}

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySubnetAttribute.html
function withoutRange6(inputs: Inputs): Refusals[number] {
    const sources = ["ipv6CidrBlock", "ipv6IpamPoolId", "ipv6Native"];
    const bad =
        inputs.flag("assignIpv6AddressOnCreation") === true && !sources.some((property) => inputs.has(property));
    const message =
        "invalid value 'true' for assign-ipv6-address-on-creation: it cannot be set unless the subnet has an IPv6 CIDR block; set ipv6CidrBlock.";
    return refuseIf(bad, "InvalidParameterValue", message);
}

function outsideOfVpc(inputs: Inputs, cloud: Cloud): Refusals {
    const own = parseRange(inputs.text("cidrBlock"));
    const whole = parseRange(fact(cloud.find(vpcType, inputs.text("vpcId") ?? ""), "cidrBlock"));
    const bad = own !== undefined && whole !== undefined && !contains(whole, own);
    const message = `the CIDR '${own?.text ?? ""}' is invalid: it is not within ${whole?.text ?? ""}, the range of the VPC.`;
    return [refuseIf(bad, "InvalidSubnet.Range", message)];
}

function outsideOfVpc6(inputs: Inputs, cloud: Cloud): Refusals {
    const own = parseRange6(inputs.text("ipv6CidrBlock"));
    const text = fact(cloud.find(vpcType, inputs.text("vpcId") ?? ""), "ipv6CidrBlock");
    if (own === undefined || text === undefined || cloud.all(apartType).length > 0) return [];
    const whole = parseRange6(text);
    const bad = whole === undefined || !contains(whole, own);
    const why =
        whole === undefined ? "the VPC has no IPv6 range" : `it is not within ${text}, the IPv6 range of the VPC`;
    return [refuseIf(bad, "InvalidSubnet.Range", `the IPv6 CIDR '${own.text}' is invalid: ${why}.`)];
}

function meetsSibling(inputs: Inputs, cloud: Cloud): Refusals {
    const siblings = cloud.all(subnetType).filter((other) => fact(other, "vpcId") === inputs.text("vpcId"));
    return siblings.flatMap((other) => [conflict(inputs, other), conflict6(inputs, other)]);
}

function conflict(inputs: Inputs, other: CloudResource): Refusal | false {
    const [own, range] = [parseRange(inputs.text("cidrBlock")), parseRange(fact(other, "cidrBlock"))];
    const bad = own !== undefined && range !== undefined && overlap(own, range);
    const message = `the CIDR '${own?.text ?? ""}' conflicts with another subnet, ${other.id} (${range?.text ?? ""}).`;
    return refuseIf(bad, "InvalidSubnet.Conflict", message);
}

function conflict6(inputs: Inputs, other: CloudResource): Refusal | false {
    const [own, range] = [parseRange6(inputs.text("ipv6CidrBlock")), parseRange6(fact(other, "ipv6CidrBlock"))];
    const bad = own !== undefined && range !== undefined && overlap(own, range);
    const message = `the IPv6 CIDR '${own?.text ?? ""}' conflicts with another subnet, ${other.id} (${range?.text ?? ""}).`;
    return refuseIf(bad, "InvalidSubnet.Conflict", message);
}

function noSuchZone(inputs: Inputs, cloud: Cloud): Refusals {
    const asked = inputs.text("availabilityZone");
    const region = cloud.find(vpcType, inputs.text("vpcId") ?? "")?.region;
    if (asked === undefined || region === undefined) return [];
    const zones = zonesOfRegion(region).map(({ name }) => name);
    const message = `the availability zone '${asked}' is not one of ${region}; use ${zones.join(", ")}.`;
    return [refuseIf(!zones.includes(asked), "InvalidParameterValue", message)];
}

export const subnetModels: readonly ServiceModel[] = [subnet];
