import type { Inputs } from "../../inputs.js";
import type { Cloud, CloudResource, FoundResource, FunctionModel, FunctionPlace, Properties } from "../../model.js";
import { regionalArn } from "../shared/arn.js";
import { fact, securityGroupType, subnetType } from "../shared/placement.js";
import { filterValue, foundAs, matching, tagsOf } from "./found.js";
import { zonesOfRegion } from "./zones.js";

const vpcType = "aws:ec2/vpc:Vpc";
const vpcFilters = { "vpc-id": "id", cidr: "cidrBlock", "cidr-block": "cidrBlock" };
const subnetFilters = {
    "subnet-id": "id",
    "vpc-id": "vpcId",
    "availability-zone": "availabilityZone",
    "cidr-block": "cidrBlock",
    "map-public-ip-on-launch": "mapPublicIpOnLaunch",
};

/** The VPC of a new account. */
const defaultVpcRange = "172.31.0.0/16";

function asked(
    type: string,
    inputs: Inputs,
    cloud: Cloud,
    filters: Readonly<Record<string, string>>,
): CloudResource | undefined {
    const id = inputs.text("id");
    if (id !== undefined) return cloud.find(type, id);
    const cidrBlock = inputs.text("cidrBlock");
    return matching(type, inputs, cloud, filters).find(
        (found) => cidrBlock === undefined || fact(found, "cidrBlock") === cidrBlock,
    );
}

const vpc: FunctionModel = {
    token: "aws:ec2/getVpc:getVpc",
    call: (inputs, place, cloud) => {
        const found = inputs.flag("default") === true ? undefined : asked(vpcType, inputs, cloud, vpcFilters);
        const id = found?.id ?? inputs.text("id") ?? filterValue(inputs, "vpc-id") ?? `vpc-${place.hex(17, "vpc")}`;
        const cidrBlock = fact(found, "cidrBlock") ?? inputs.text("cidrBlock") ?? defaultVpcRange;
        return {
            ...inputs.known(),
            id,
            arn: regionalArn(place, "ec2", `vpc/${id}`),
            cidrBlock,
            cidrBlockAssociations: [
                { associationId: `vpc-cidr-assoc-${place.hex(17, "range")}`, cidrBlock, state: "associated" },
            ],
            default: inputs.flag("default") ?? false,
            dhcpOptionsId: `dopt-${place.hex(17, "dhcp")}`,
            enableDnsHostnames: found?.facts["enableDnsHostnames"] ?? true,
            enableDnsSupport: found?.facts["enableDnsSupport"] ?? true,
            enableNetworkAddressUsageMetrics: false,
            instanceTenancy: fact(found, "instanceTenancy") ?? "default",
            ipv6AssociationId: "",
            ipv6CidrBlock: fact(found, "ipv6CidrBlock") ?? "",
            ipv6CidrBlockAssociations: [],
            mainRouteTableId: fact(found, "mainRouteTableId") ?? `rtb-${place.hex(17, "main")}`,
            ownerId: place.account,
            region: place.region,
            state: "available",
            tags: found === undefined ? (inputs.json("tags") ?? {}) : tagsOf(found),
        };
    },
    finds: (answer) => foundAs(vpcType, answer),
};

const subnet: FunctionModel = {
    token: "aws:ec2/getSubnet:getSubnet",
    call: (inputs, place, cloud) => {
        const found = asked(subnetType, inputs, cloud, subnetFilters);
        const id =
            found?.id ?? inputs.text("id") ?? filterValue(inputs, "subnet-id") ?? `subnet-${place.hex(17, "subnet")}`;
        const [firstZone] = zonesOfRegion(place.region);
        const zone = fact(found, "availabilityZone") ?? inputs.text("availabilityZone") ?? firstZone?.name ?? "";
        return {
            ...subnetAnswer(place, id, zone, found),
            ...inputs.known(),
            vpcId:
                fact(found, "vpcId") ??
                inputs.text("vpcId") ??
                filterValue(inputs, "vpc-id") ??
                `vpc-${place.hex(17, "vpc")}`,
            tags: found === undefined ? (inputs.json("tags") ?? {}) : tagsOf(found),
        };
    },
    finds: (answer) => foundAs(subnetType, answer),
};

function subnetAnswer(place: FunctionPlace, id: string, zone: string, found: CloudResource | undefined): Properties {
    return {
        id,
        arn: regionalArn(place, "ec2", `subnet/${id}`),
        assignIpv6AddressOnCreation: false,
        availabilityZone: zone,
        availabilityZoneId: zonesOfRegion(place.region).find(({ name }) => name === zone)?.id ?? "",
        availableIpAddressCount: 251,
        cidrBlock: fact(found, "cidrBlock") ?? "172.31.0.0/24",
        defaultForAz: false,
        ipv6CidrBlock: fact(found, "ipv6CidrBlock") ?? "",
        ipv6Native: false,
        mapPublicIpOnLaunch: found?.facts["mapPublicIpOnLaunch"] ?? false,
        ownerId: place.account,
        region: place.region,
        state: "available",
    };
}

const subnets: FunctionModel = {
    token: "aws:ec2/getSubnets:getSubnets",
    call: (inputs, place, cloud) => ({
        ...inputs.known(),
        id: place.region,
        region: place.region,
        ids: subnetsAsked(inputs, place, cloud).map(({ id }) => id),
        tags: inputs.json("tags") ?? {},
    }),
    finds: (answer, place) =>
        subnetsMadeUp(String(vpcOf(answer) ?? ""), place).filter(({ id }) => listed(answer).includes(id)),
};

function subnetsAsked(inputs: Inputs, place: FunctionPlace, cloud: Cloud): readonly { readonly id: string }[] {
    const created = matching(subnetType, inputs, cloud, subnetFilters);
    const vpcId = filterValue(inputs, "vpc-id") ?? "";
    const ofProgram = cloud.all(subnetType).some((found) => fact(found, "vpcId") === vpcId && found.urn !== "");
    return created.length > 0 || ofProgram ? created : subnetsMadeUp(vpcId, place);
}

/** One subnet per zone, for a VPC that no program here has made. */
function subnetsMadeUp(vpcId: string, place: FunctionPlace): readonly FoundResource[] {
    return zonesOfRegion(place.region)
        .slice(0, 3)
        .map(({ name }, index) => {
            const id = `subnet-${place.hex(17, `subnet ${name}`)}`;
            const cidrBlock = `172.31.${String(index * 16)}.0/20`;
            return { type: subnetType, id, facts: { id, vpcId, availabilityZone: name, cidrBlock } };
        });
}

function listed(answer: Properties): readonly string[] {
    const ids = answer["ids"];
    return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
}

function vpcOf(answer: Properties): string | undefined {
    const filters = answer["filters"];
    for (const filter of Array.isArray(filters) ? filters : []) {
        if (typeof filter !== "object" || filter === null || Array.isArray(filter) || filter["name"] !== "vpc-id")
            continue;
        const values = filter["values"];
        const [first] = Array.isArray(values) ? values : [];
        return typeof first === "string" ? first : undefined;
    }
    return undefined;
}

const securityGroup: FunctionModel = {
    token: "aws:ec2/getSecurityGroup:getSecurityGroup",
    call: (inputs, place, cloud) => {
        const name = inputs.text("name");
        const byName = (found: CloudResource): boolean => name === undefined || fact(found, "name") === name;
        const found = asked(securityGroupType, inputs, cloud, {
            "group-id": "id",
            "group-name": "name",
            "vpc-id": "vpcId",
        });
        const chosen =
            found !== undefined && byName(found)
                ? found
                : cloud.all(securityGroupType).find((group) => name !== undefined && byName(group));
        const id = chosen?.id ?? inputs.text("id") ?? `sg-${place.hex(17, "group")}`;
        return {
            ...inputs.known(),
            id,
            arn: regionalArn(place, "ec2", `security-group/${id}`),
            name: fact(chosen, "name") ?? name ?? "default",
            description: fact(chosen, "description") ?? "",
            vpcId: fact(chosen, "vpcId") ?? inputs.text("vpcId") ?? `vpc-${place.hex(17, "vpc")}`,
            region: place.region,
            tags: chosen === undefined ? {} : tagsOf(chosen),
        };
    },
    finds: (answer) => foundAs(securityGroupType, answer),
};

export const networkFunctions: readonly FunctionModel[] = [vpc, subnet, subnets, securityGroup];
