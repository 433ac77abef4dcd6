import type { Inputs } from "../../inputs.js";
import type { Cloud, CloudResource, Refusals, ServiceModel } from "../../model.js";
import { malformedRange, malformedRange6 } from "../shared/addresses.js";
import { regionalArn } from "../shared/arn.js";
import { longerThan, mismatched, outside, refuseIf } from "../shared/checks.js";
import { fact, securityGroupType, securityGroupTypes } from "../shared/placement.js";
import { groupsNamedIn } from "./references.js";
import { defaultSecurityGroupType, defaultsOfVpc, vpcType } from "./types.js";

const invalid = "InvalidParameterValue";
const characters = /^[\w .:/()#,@[\]+=&;{}!$*-]*$/;
const characterRule = "letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*";
const limits = { name: 255, description: 255 };

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
const securityGroup: ServiceModel = {
    type: securityGroupType,
    immutable: ["name", "namePrefix", "description", "vpcId"],
    defaults: { description: "Managed by Pulumi", revokeRulesOnDelete: false },
    autoName: { property: "name", maxLength: limits.name },
    taggable: true,
    facts: ["vpcId", "name", "description"],
    references: [
        { property: "vpcId", to: [vpcType], missing: "InvalidVpcID.NotFound", inUse: "DependencyViolation" },
        groupsNamedIn("ingress[].securityGroups[]"),
        groupsNamedIn("egress[].securityGroups[]"),
    ],
    refuse: (inputs) => [
        longerThan(inputs, "name", limits.name, invalid),
        mismatched(inputs, "name", characters, characterRule, invalid),
        refuseIf(
            inputs.text("name")?.startsWith("sg-") === true,
            "InvalidGroup.Reserved",
            'name begins with "sg-", which AWS keeps for ids; choose another name.',
        ),
        longerThan(inputs, "description", limits.description, invalid),
        mismatched(inputs, "description", characters, characterRule, invalid),
        ...inlineRules(inputs),
    ],
    refuseWith: (inputs, cloud) => {
        const same = (other: CloudResource): boolean =>
            fact(other, "name") === inputs.text("name") && fact(other, "vpcId") === inputs.text("vpcId");
        const message = `the security group '${inputs.text("name") ?? ""}' already exists for VPC '${inputs.text("vpcId") ?? ""}'.`;
        return [refuseIf(cloud.all(securityGroupType).some(same), "InvalidGroup.Duplicate", message)];
    },
    id: (_inputs, place) => `sg-${place.hex(17)}`,
    outputs: (_inputs, place) => ({
        arn: regionalArn(place, "ec2", `security-group/${place.id}`),
        ownerId: place.account,
        ingress: [],
        egress: [],
    }),
};

function inlineRules(inputs: Inputs): Refusals {
    return ["ingress", "egress"].flatMap((direction) =>
        inputs.list(direction).flatMap((rule, index) => {
            const where = `${direction}[${String(index)}]`;
            const ranges = rule.list("cidrBlocks").map((entry) => malformedRange(entry, "value"));
            const found = [...ranges, ...wrongPorts(rule, rule.text("protocol"))];
            return found.map((refusal) => refusal && { ...refusal, message: `${where}: ${refusal.message}` });
        }),
    );
}

/** AWS adopts the group that every VPC has, and takes all rules out of it. */
const defaultSecurityGroup: ServiceModel = {
    type: defaultSecurityGroupType,
    immutable: ["vpcId"],
    taggable: true,
    facts: ["vpcId", "name"],
    references: [{ property: "vpcId", to: [vpcType], missing: "InvalidVpcID.NotFound" }],
    id: (inputs) => defaultsOfVpc(inputs.text("vpcId") ?? "").securityGroup,
    outputs: (_inputs, place) => ({
        arn: regionalArn(place, "ec2", `security-group/${place.id}`),
        ownerId: place.account,
        name: "default",
        namePrefix: "",
        description: "default VPC security group",
        ingress: [],
        egress: [],
    }),
};

const sources = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"];
const ruleProperties = ["securityGroupId", "ipProtocol", "fromPort", "toPort", ...sources];

/**
 * One rule of a security group.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html
 */
function ruleModel(type: string): ServiceModel {
    return {
        type,
        immutable: ["securityGroupId"],
        taggable: true,
        facts: ruleProperties,
        references: [
            { property: "securityGroupId", to: securityGroupTypes, missing: "InvalidGroup.NotFound" },
            groupsNamedIn("referencedSecurityGroupId"),
        ],
        refuse: (inputs) => [
            refuseIf(
                sources.filter((source) => inputs.has(source)).length !== 1,
                "InvalidParameterCombination",
                `give exactly one of ${sources.join(", ")}.`,
            ),
            malformedRange(inputs, "cidrIpv4"),
            malformedRange6(inputs, "cidrIpv6"),
            longerThan(inputs, "description", limits.description, invalid),
            mismatched(inputs, "description", characters, characterRule, invalid),
            ...wrongPorts(inputs, inputs.text("ipProtocol")),
        ],
        refuseWith: (inputs, cloud) => repeatedRule(type, inputs, cloud),
        id: (_inputs, place) => `sgr-${place.hex(17)}`,
        outputs: (_inputs, place) => ({
            arn: regionalArn(place, "ec2", `security-group-rule/${place.id}`),
            securityGroupRuleId: place.id,
        }),
    };
}

function wrongPorts(inputs: Inputs, protocol: string | undefined): Refusals {
    if (protocol !== "tcp" && protocol !== "udp") return [];
    const [from, to] = [inputs.number("fromPort"), inputs.number("toPort")];
    const backwards = from !== undefined && to !== undefined && from > to;
    const missing = ["fromPort", "toPort"].filter((port) => !inputs.has(port));
    return [
        outside(inputs, "fromPort", 0, 65_535, invalid),
        outside(inputs, "toPort", 0, 65_535, invalid),
        refuseIf(backwards, invalid, `the port range ${String(from)} to ${String(to)} is backwards; exchange the two.`),
        refuseIf(
            missing.length > 0,
            "MissingParameter",
            `${missing.join(" and ")} is not set; ${protocol} needs ports.`,
        ),
    ];
}

function repeatedRule(type: string, inputs: Inputs, cloud: Cloud): Refusals {
    const known = inputs.known();
    const same = (other: CloudResource): boolean =>
        ruleProperties.every((property) => String(other.facts[property] ?? "") === String(known[property] ?? ""));
    const peer = sources.map((source) => inputs.text(source)).find((text) => text !== undefined) ?? "";
    const ports = `${String(inputs.number("fromPort") ?? "all")} to ${String(inputs.number("toPort") ?? "all")}`;
    const message = `the rule "peer: ${peer}, ${inputs.text("ipProtocol") ?? ""}, ports ${ports}" already exists in the group.`;
    return [refuseIf(cloud.all(type).some(same), "InvalidPermission.Duplicate", message)];
}

const classicRule: ServiceModel = {
    type: "aws:ec2/securityGroupRule:SecurityGroupRule",
    immutable: [
        "securityGroupId",
        "type",
        "protocol",
        "fromPort",
        "toPort",
        "cidrBlocks",
        "ipv6CidrBlocks",
        "prefixListIds",
        "self",
        "sourceSecurityGroupId",
    ],
    references: [
        { property: "securityGroupId", to: securityGroupTypes, missing: "InvalidGroup.NotFound" },
        groupsNamedIn("sourceSecurityGroupId"),
    ],
    refuse: (inputs) => [
        ...inputs.list("cidrBlocks").map((entry) => malformedRange(entry, "value")),
        ...wrongPorts(inputs, inputs.text("protocol")),
    ],
    id: (_inputs, place) => `sgrule-${String(Number.parseInt(place.hex(8), 16))}`,
    outputs: (_inputs, place) => ({ securityGroupRuleId: `sgr-${place.hex(17, "rule")}` }),
};

export const securityGroupModels: readonly ServiceModel[] = [securityGroup, defaultSecurityGroup, classicRule];

/** The rules that are resources of their own. */
export const ruleModels: readonly ServiceModel[] = [
    ruleModel("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"),
    ruleModel("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"),
];
