import type { PolicyResource } from "@pulumi/policy";
import { securityGroupType } from "../../aws/traffic-rules.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { read } from "../../core/reading.js";
import { isComputed, isGiven } from "../../core/references.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

const adoptingTypes = ["aws:ec2/defaultVpc:DefaultVpc", "aws:ec2/defaultSubnet:DefaultSubnet"];
const fix = "name a VPC of the program's own";

export const noDefaultVpc = stackRule({
    name: "no-default-vpc",
    title: "Nothing is built in the default VPC",
    description: "A program must not adopt the default VPC or its subnets, nor make a security group in it.",
    why: "All subnets of the default VPC are public, and everything else of the account that has no network is there too.",
    fix: "Make an aws.ec2.Vpc with subnets of its own, and name it in the vpcId of each security group.",
    severity: "low",
    controls: { checkov: ["CKV_AWS_148"] },
    url: "https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html",
    readSettings: noSettings,
    check: (stack) => [
        ...stack.ofType(...adoptingTypes).map((resource) => ({
            resource,
            findings: [violation("type", "is a part of the default VPC", "make a VPC and subnets of your own")],
        })),
        ...stack.ofType(securityGroupType).map((group) => ({ resource: group, findings: judgeGroup(group) })),
    ],
});

/** A group without a VPC is made in the default one. */
function judgeGroup(group: PolicyResource): Finding[] {
    if (!isGiven(group, "vpcId")) {
        return [violation("vpcId", "is not set, which means the default VPC", fix)];
    }
    return read(group.props, "vpcId").state === "unknown" && !isComputed(group, "vpcId")
        ? [undecidable("vpcId", "is not known yet", fix)]
        : [];
}
