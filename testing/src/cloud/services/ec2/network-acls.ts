import type { Inputs } from "../../inputs.js";
import type { Refusals, ServiceModel } from "../../model.js";
import { malformedRange } from "../shared/addresses.js";
import { regionalArn } from "../shared/arn.js";
import { outside, refuseIf } from "../shared/checks.js";
import { subnetTypes } from "../shared/placement.js";
import { networkAclType, vpcType } from "./types.js";

const lastRule = 32_766;

const networkAcl: ServiceModel = {
    type: networkAclType,
    immutable: ["vpcId"],
    taggable: true,
    references: [
        { property: "vpcId", to: [vpcType], missing: "InvalidVpcID.NotFound", inUse: "DependencyViolation" },
        { property: "subnetIds[]", to: subnetTypes, missing: "InvalidSubnetID.NotFound" },
    ],
    refuse: (inputs) => [...entries(inputs, "ingress"), ...entries(inputs, "egress")],
    id: (_inputs, place) => `acl-${place.hex(17)}`,
    outputs: (_inputs, place) => ({
        arn: regionalArn(place, "ec2", `network-acl/${place.id}`),
        ownerId: place.account,
        ingress: [],
        egress: [],
        subnetIds: [],
    }),
};

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html
function entries(inputs: Inputs, direction: string): Refusals {
    const rules = inputs.list(direction);
    const numbers = rules.map((rule) => rule.number("ruleNo"));
    const repeated = numbers.find((number, index) => number !== undefined && numbers.indexOf(number) !== index);
    return [
        ...rules.flatMap((rule) => [
            outside(rule, "ruleNo", 1, lastRule, "InvalidParameterValue"),
            malformedRange(rule, "cidrBlock"),
        ]),
        refuseIf(
            repeated !== undefined,
            "NetworkAclEntryAlreadyExists",
            `${direction} has two rules with the number ${String(repeated)}; give each its own.`,
        ),
    ];
}

const networkAclRule: ServiceModel = {
    type: "aws:ec2/networkAclRule:NetworkAclRule",
    immutable: [
        "cidrBlock",
        "egress",
        "fromPort",
        "ipv6CidrBlock",
        "networkAclId",
        "protocol",
        "ruleAction",
        "ruleNumber",
        "toPort",
    ],
    defaults: { egress: false },
    references: [{ property: "networkAclId", to: [networkAclType], missing: "InvalidNetworkAclID.NotFound" }],
    refuse: (inputs) => [
        outside(inputs, "ruleNumber", 1, lastRule, "InvalidParameterValue"),
        malformedRange(inputs, "cidrBlock"),
    ],
    id: (_inputs, place) => `nacl-${String(Number.parseInt(place.hex(8), 16))}`,
};

export const networkAclModels: readonly ServiceModel[] = [networkAcl, networkAclRule];
