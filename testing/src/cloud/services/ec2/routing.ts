import type { Inputs } from "../../inputs.js";
import type { Cloud, Refusals, ServiceModel } from "../../model.js";
import { malformedRange, malformedRange6 } from "../shared/addresses.js";
import { regionalArn } from "../shared/arn.js";
import { refuseIf } from "../shared/checks.js";
import { fact, subnetTypes } from "../shared/placement.js";
import {
    defaultRouteTableType,
    egressOnlyGatewayType,
    endpointType,
    internetGatewayType,
    natGatewayType,
    routeTableType,
    routeTableTypes,
    vpcType,
} from "./types.js";

const routeType = "aws:ec2/route:Route";
const associationType = "aws:ec2/routeTableAssociation:RouteTableAssociation";

const destinations = ["destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"];
const targets = [
    "carrierGatewayId",
    "coreNetworkArn",
    "egressOnlyGatewayId",
    "gatewayId",
    "localGatewayId",
    "natGatewayId",
    "networkInterfaceId",
    "odbNetworkArn",
    "transitGatewayId",
    "vpcEndpointId",
    "vpcPeeringConnectionId",
];

function exactlyOne(inputs: Inputs, properties: readonly string[], what: string): Refusals[number] {
    const given = properties.filter((property) => inputs.has(property));
    const message = `a route has exactly one ${what}; ${given.length === 0 ? "set one" : `keep one of ${given.join(", ")}`}.`;
    return refuseIf(given.length !== 1, "InvalidParameterCombination", message);
}

const routeTable: ServiceModel = {
    type: routeTableType,
    immutable: ["vpcId"],
    taggable: true,
    facts: ["vpcId"],
    references: [{ property: "vpcId", to: [vpcType], missing: "InvalidVpcID.NotFound", inUse: "DependencyViolation" }],
    id: (_inputs, place) => `rtb-${place.hex(17)}`,
    outputs: (_inputs, place) => ({
        arn: regionalArn(place, "ec2", `route-table/${place.id}`),
        ownerId: place.account,
        propagatingVgws: [],
        routes: [],
    }),
};

const defaultRouteTable: ServiceModel = {
    type: defaultRouteTableType,
    immutable: ["defaultRouteTableId"],
    taggable: true,
    references: [
        { property: "defaultRouteTableId", to: [defaultRouteTableType], missing: "InvalidRouteTableID.NotFound" },
    ],
    id: (inputs, place) => inputs.text("defaultRouteTableId") ?? `rtb-${place.hex(17)}`,
    outputs: (_inputs, place) => ({
        arn: regionalArn(place, "ec2", `route-table/${place.id}`),
        ownerId: place.account,
        routes: [],
    }),
};

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html
const route: ServiceModel = {
    type: routeType,
    immutable: ["routeTableId", ...destinations],
    facts: ["routeTableId", ...destinations, ...targets],
    references: [
        { property: "routeTableId", to: routeTableTypes, missing: "InvalidRouteTableID.NotFound" },
        { property: "natGatewayId", to: [natGatewayType], missing: "InvalidNatGatewayID.NotFound" },
        { property: "vpcEndpointId", to: [endpointType], missing: "InvalidVpcEndpointId.NotFound" },
    ],
    refuse: (inputs) => [
        exactlyOne(inputs, destinations, "destination"),
        exactlyOne(inputs, targets, "target"),
        malformedRange(inputs, "destinationCidrBlock"),
        malformedRange6(inputs, "destinationIpv6CidrBlock"),
        // https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html: for IPv6 traffic only.
        refuseIf(
            inputs.has("egressOnlyGatewayId") && inputs.has("destinationCidrBlock"),
            "InvalidParameterCombination",
            "egressOnlyGatewayId is set with destinationCidrBlock; it carries IPv6 only: set destinationIpv6CidrBlock, or a natGatewayId.",
        ),
    ],
    refuseWith: (inputs, cloud) => [...strangeGateway(inputs, cloud), ...repeatedRoute(inputs, cloud)],
    id: (inputs, place) => `r-${inputs.text("routeTableId") ?? ""}${String(Number.parseInt(place.hex(8), 16))}`,
    outputs: () => ({
        instanceId: "",
        instanceOwnerId: "",
        networkInterfaceId: "",
        origin: "CreateRoute",
        state: "active",
    }),
};

function strangeGateway(inputs: Inputs, cloud: Cloud): Refusals {
    const egressOnlyId = inputs.text("egressOnlyGatewayId");
    const gatewayId = egressOnlyId ?? inputs.text("gatewayId");
    if (gatewayId === undefined || (egressOnlyId === undefined && !gatewayId.startsWith("igw-"))) return [];
    const gateway = cloud.find(egressOnlyId === undefined ? internetGatewayType : egressOnlyGatewayType, gatewayId);
    const missing = `the gateway ID '${gatewayId}' does not exist; name one that does.`;
    if (gateway === undefined) return [{ code: "InvalidGatewayID.NotFound", message: missing }];
    const table = routeTableTypes
        .map((type) => cloud.find(type, inputs.text("routeTableId") ?? ""))
        .find((found) => found !== undefined);
    const [vpcOfTable, vpcOfGateway] = [fact(table, "vpcId"), fact(gateway, "vpcId")];
    const strange = vpcOfTable !== undefined && vpcOfGateway !== undefined && vpcOfTable !== vpcOfGateway;
    const message = `route table ${table?.id ?? ""} and network gateway ${gatewayId} belong to different networks.`;
    return [refuseIf(strange, "InvalidParameterValue", message)];
}

function repeatedRoute(inputs: Inputs, cloud: Cloud): Refusals {
    const same = (other: { facts: Record<string, unknown> }): boolean =>
        other.facts["routeTableId"] === inputs.text("routeTableId") &&
        destinations.some((property) => inputs.has(property) && other.facts[property] === inputs.text(property));
    const destination = destinations.map((property) => inputs.text(property)).find((text) => text !== undefined) ?? "";
    const message = `the route table has a route to ${destination} already; keep one of the two.`;
    return [refuseIf(cloud.all(routeType).some(same), "RouteAlreadyExists", message)];
}

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateRouteTable.html
const association: ServiceModel = {
    type: associationType,
    immutable: ["subnetId", "gatewayId"],
    facts: ["subnetId", "routeTableId"],
    references: [
        {
            property: "routeTableId",
            to: routeTableTypes,
            missing: "InvalidRouteTableID.NotFound",
            inUse: "DependencyViolation",
        },
        { property: "subnetId", to: subnetTypes, missing: "InvalidSubnetID.NotFound" },
    ],
    refuse: (inputs) => [
        refuseIf(
            inputs.has("subnetId") === inputs.has("gatewayId"),
            "InvalidParameterCombination",
            "give exactly one of subnetId and gatewayId.",
        ),
    ],
    refuseWith: (inputs, cloud) => {
        const subnetId = inputs.text("subnetId");
        const other = cloud
            .all(associationType)
            .find((found) => subnetId !== undefined && fact(found, "subnetId") === subnetId);
        const message = `the subnet ${subnetId ?? ""} is associated with ${fact(other, "routeTableId") ?? ""} already, and can have one route table only.`;
        return [refuseIf(other !== undefined, "Resource.AlreadyAssociated", message)];
    },
    id: (_inputs, place) => `rtbassoc-${place.hex(17)}`,
};

const mainAssociation: ServiceModel = {
    type: "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation",
    references: [
        {
            property: "routeTableId",
            to: routeTableTypes,
            missing: "InvalidRouteTableID.NotFound",
            inUse: "DependencyViolation",
        },
        { property: "vpcId", to: [vpcType], missing: "InvalidVpcID.NotFound" },
    ],
    id: (_inputs, place) => `rtbassoc-${place.hex(17)}`,
    outputs: (_inputs, place) => ({ originalRouteTableId: `rtb-${place.hex(17, "original")}` }),
};

export const routingModels: readonly ServiceModel[] = [
    routeTable,
    defaultRouteTable,
    route,
    association,
    mainAssociation,
];
