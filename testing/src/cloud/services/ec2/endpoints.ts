import type { Inputs } from "../../inputs.js";
import type { Cloud, CloudResource, Refusals, ServiceModel } from "../../model.js";
import { regionalArn } from "../shared/arn.js";
import { malformedPolicy } from "../shared/policies.js";
import { refuseIf, unlisted } from "../shared/checks.js";
import { fact, subnetTypes } from "../shared/placement.js";
import { groupsNamedIn } from "./references.js";
import { endpointType, routeTableTypes, vpcType } from "./types.js";

const isGateway = (inputs: Inputs): boolean => (inputs.text("vpcEndpointType") ?? "Gateway") === "Gateway";

/** The service at the end of `com.amazonaws.eu-west-1.s3`. */
function serviceOf(inputs: Inputs): { region: string; service: string } | undefined {
    const match = /^(?:cn\.)?com\.amazonaws\.([a-z0-9-]+)\.(.+)$/.exec(inputs.text("serviceName") ?? "");
    return match === null ? undefined : { region: match[1] ?? "", service: match[2] ?? "" };
}

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html
const endpoint: ServiceModel = {
    type: endpointType,
    immutable: [
        "vpcId",
        "serviceName",
        "vpcEndpointType",
        "serviceRegion",
        "resourceConfigurationArn",
        "serviceNetworkArn",
    ],
    defaults: { vpcEndpointType: "Gateway" },
    taggable: true,
    facts: ["vpcId", "serviceName", "vpcEndpointType", "privateDnsEnabled", "routeTableIds"],
    references: [
        { property: "vpcId", to: [vpcType], missing: "InvalidVpcID.NotFound", inUse: "DependencyViolation" },
        { property: "routeTableIds[]", to: routeTableTypes, missing: "InvalidRouteTableId.NotFound" },
        { property: "subnetIds[]", to: subnetTypes, missing: "InvalidSubnetID.NotFound", inUse: "DependencyViolation" },
        groupsNamedIn("securityGroupIds[]"),
    ],
    refuse: (inputs) => [
        unlisted(
            inputs,
            "vpcEndpointType",
            ["Gateway", "Interface", "GatewayLoadBalancer", "Resource", "ServiceNetwork"],
            "InvalidParameter",
        ),
        ...gatewayOnly(inputs),
        ...malformedPolicy(inputs, "policy", "resource", "InvalidPolicyDocument"),
    ],
    refuseWith: (inputs, cloud) => [
        ...absentService(inputs, cloud),
        ...conflictingNames(inputs, cloud),
        ...repeatedRoutes(inputs, cloud),
    ],
    id: (_inputs, place) => `vpce-${place.hex(17)}`,
    outputs: (inputs, place) => {
        const service = serviceOf(inputs)?.service ?? "service";
        const name = `${place.id}-${place.hex(8, "dns")}.${service}.${place.region}.vpce.amazonaws.com`;
        return {
            arn: regionalArn(place, "ec2", `vpc-endpoint/${place.id}`),
            ownerId: place.account,
            state: "available",
            requesterManaged: false,
            cidrBlocks: isGateway(inputs) ? ["52.216.0.0/15"] : [],
            prefixListId: isGateway(inputs) ? `pl-${place.hex(8, `prefixes of ${service}`)}` : "",
            dnsEntries: isGateway(inputs) ? [] : [{ dnsName: name, hostedZoneId: "Z7HUB22UULQXV" }],
            networkInterfaceIds: inputs.texts("subnetIds").map((subnet) => `eni-${place.hex(17, subnet)}`),
            policy: '{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}],"Version":"2008-10-17"}',
            privateDnsEnabled: false,
            ipAddressType: "ipv4",
            routeTableIds: [],
            subnetIds: [],
            securityGroupIds: [],
        };
    },
};

function gatewayOnly(inputs: Inputs): Refusals {
    const service = serviceOf(inputs)?.service;
    if (!isGateway(inputs)) {
        return [
            refuseIf(
                inputs.has("routeTableIds"),
                "InvalidParameter",
                "routeTableIds is set; it is taken only by endpoints of type Gateway.",
            ),
        ];
    }
    const bad = service !== undefined && !["s3", "dynamodb", "s3express"].includes(service);
    const foreign = ["subnetIds", "securityGroupIds", "privateDnsEnabled"].filter((property) => inputs.has(property));
    return [
        refuseIf(
            bad,
            "InvalidParameter",
            `vpcEndpointType Gateway does not match the service ${service ?? ""}; use Interface.`,
        ),
        refuseIf(
            foreign.length > 0,
            "InvalidParameter",
            `${foreign.join(", ")} is set; it is taken only by endpoints of type Interface.`,
        ),
    ];
}

function absentService(inputs: Inputs, cloud: Cloud): Refusals {
    const named = serviceOf(inputs)?.region;
    const region = inputs.text("serviceRegion") ?? cloud.find(vpcType, inputs.text("vpcId") ?? "")?.region;
    const bad = named !== undefined && region !== undefined && named !== region;
    const message = `the VPC endpoint service '${inputs.text("serviceName") ?? ""}' does not exist in ${region ?? ""}; write that region in its name.`;
    return [refuseIf(bad, "InvalidServiceName", message)];
}

function siblings(inputs: Inputs, cloud: Cloud): CloudResource[] {
    return cloud
        .all(endpointType)
        .filter(
            (other) =>
                fact(other, "vpcId") === inputs.text("vpcId") &&
                fact(other, "serviceName") === inputs.text("serviceName"),
        );
}

function conflictingNames(inputs: Inputs, cloud: Cloud): Refusals {
    const other = siblings(inputs, cloud).find(({ facts }) => facts["privateDnsEnabled"] === true);
    const bad = inputs.flag("privateDnsEnabled") === true && other !== undefined;
    const message = `privateDnsEnabled cannot be set because ${other?.id ?? ""} answers for the same names in this VPC already.`;
    return [refuseIf(bad, "InvalidParameter", message)];
}

function repeatedRoutes(inputs: Inputs, cloud: Cloud): Refusals {
    const taken = siblings(inputs, cloud).flatMap(({ facts }) => facts["routeTableIds"] ?? []);
    const repeated = inputs.texts("routeTableIds").find((table) => taken.includes(table));
    const message = `route table ${repeated ?? ""} has a route to this service already; name it in one endpoint only.`;
    return [refuseIf(repeated !== undefined, "RouteAlreadyExists", message)];
}

const routeTableAssociation: ServiceModel = {
    type: "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation",
    immutable: ["routeTableId", "vpcEndpointId"],
    references: [
        { property: "routeTableId", to: routeTableTypes, missing: "InvalidRouteTableId.NotFound" },
        { property: "vpcEndpointId", to: [endpointType], missing: "InvalidVpcEndpointId.NotFound" },
    ],
    id: (_inputs, place) => `a-${place.hex(17)}`,
};

export const endpointModels: readonly ServiceModel[] = [endpoint, routeTableAssociation];
