import type { PolicyResource } from "@pulumi/policy";
import {
    defaultSecurityGroupType,
    egressRuleType,
    ingressRuleType,
    olderRuleType,
    securityGroupType,
} from "../../aws/traffic-rules.js";
import { vpcTypes } from "../../aws/vpcs.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { read, textOf } from "../../core/reading.js";
import { followOne, isGiven } from "../../core/references.js";
import { Referrers } from "../../core/referrers.js";
import { noSettings } from "../../core/rule.js";
import type { Stack } from "../../core/stack.js";
import { type ResourceFindings, stackRule } from "../../core/stack-rule.js";

const groupTypes = new Set([defaultSecurityGroupType]);
const ruleTypes = [olderRuleType, ingressRuleType, egressRuleType];
const fix = "add an aws.ec2.DefaultSecurityGroup without rules for it";
const moveIt = "give the rule to a security group of its own";

export const defaultSecurityGroupEmpty = stackRule({
    name: "default-security-group-empty",
    title: "Default security groups let nothing through",
    description: "The default security group of a VPC must have no rules.",
    why: "What is made without a security group gets the default one, and with it whatever its rules let through.",
    fix: "Add an aws.ec2.DefaultSecurityGroup with the id of the VPC, without ingress and egress.",
    severity: "high",
    controls: { securityHub: ["EC2.2"], cis: ["5.4"], checkov: ["CKV2_AWS_12"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-2",
    readSettings: noSettings,
    check: (stack) => {
        const adopters = new Referrers(stack, { from: [...groupTypes], property: "vpcId", to: vpcTypes });
        return [
            ...stack.ofType(...vpcTypes).map((vpc) => {
                const { certain, possible } = adopters.of(vpc);
                return { resource: vpc, findings: certain.length > 0 ? [] : [without(possible)] };
            }),
            ...stack.ofType(...groupTypes).map((group) => ({ resource: group, findings: judgeGroup(group) })),
            ...stack.ofType(...ruleTypes).map((rule) => judgeRule(stack, rule)),
        ];
    },
});

/** AWS gives the group of a new VPC rules; only adopting it takes them away. */
function without([doubtful]: readonly PolicyResource[]): Finding {
    const property = "defaultSecurityGroupId";
    return doubtful === undefined
        ? violation(property, "names a group that keeps the rules AWS gave it", fix)
        : undecidable(property, `may be what "${doubtful.name}" empties, which is not known yet`, fix);
}

function judgeGroup(group: PolicyResource): Finding[] {
    return ["ingress", "egress"].flatMap((direction): Finding[] => {
        const rules = read(group.props, direction);
        if (rules.state === "unknown") {
            return isGiven(group, direction) ? [undecidable(direction, "is not known yet", "leave it out")] : [];
        }
        const isEmpty = rules.state === "absent" || (Array.isArray(rules.value) && rules.value.length === 0);
        return isEmpty ? [] : [violation(direction, "has rules", "leave it out")];
    });
}

/** A rule of its own may name the group by the resource that adopts it, or by its VPC. */
function judgeRule(stack: Stack, rule: PolicyResource): ResourceFindings {
    const property = "securityGroupId";
    const given = textOf(read(rule.props, property));
    const sources = rule.propertyDependencies[property] ?? [];
    if (sources.some(({ type }) => type === securityGroupType)) {
        return { resource: rule, findings: [] };
    }
    const vpcs = sources.filter(({ type }) => vpcTypes.has(type));
    const isOfVpc = vpcs.some((vpc) => {
        const own = textOf(read(vpc.props, "defaultSecurityGroupId"));
        return own === undefined || given === undefined || own === given;
    });
    const isOfDefault = isOfVpc || followOne(stack, rule, property, groupTypes).kind === "one";
    return { resource: rule, findings: isOfDefault ? [violation(property, "is a default group's", moveIt)] : [] };
}
