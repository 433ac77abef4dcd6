import { AttachedGroups } from "../../aws/attached-groups.js";
import { securityGroupType } from "../../aws/traffic-rules.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

const fix = "attach it to what it is for, or take it out";

export const securityGroupAttached = stackRule({
    name: "security-group-attached",
    title: "Every security group is in use",
    description: "A security group must be attached to something, or be handed on to another stack.",
    why: "A group that is left over gets attached again one day, with rules that nobody has looked at since.",
    fix: "Name the group in what it is for, such as a load balancer or an instance, or take it out of the program.",
    severity: "medium",
    controls: { checkov: ["CKV2_AWS_5"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-22",
    readSettings: noSettings,
    check: (stack) => {
        const attached = new AttachedGroups(stack);
        const groups = stack.ofType(securityGroupType).filter((group) => !attached.has(group));
        return groups.map((group) => ({ resource: group, findings: [unattached(attached.doubt)] }));
    },
});

function unattached(doubt: { name: string; property: string } | undefined): Finding {
    return doubt === undefined
        ? violation("id", "is attached to nothing", fix)
        : undecidable("id", `may be in ${doubt.property} of "${doubt.name}", which is not known yet`, fix);
}
