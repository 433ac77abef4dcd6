import type { PolicyResource } from "@pulumi/policy";
import { autoScalingGroupType, autoScalingGroupTypes } from "../../aws/launched-instances.js";
import { judge } from "../../core/demands.js";
import { type Finding, undecidable } from "../../core/finding.js";
import { elementsOf, read, type Reading, textOf } from "../../core/reading.js";
import { isGiven } from "../../core/references.js";
import { Referrers } from "../../core/referrers.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

const attachmentTypes = [
    "aws:autoscaling/attachment:Attachment",
    "aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment",
];
const ownProperties = ["targetGroupArns", "loadBalancers", "trafficSources"];
const property = "healthCheckType";
const fix = "set it to ELB";

export const autoscalingGroupUsesElbHealthCheck = stackRule({
    name: "autoscaling-group-uses-elb-health-check",
    title: "Auto Scaling groups replace what the load balancer finds sick",
    description:
        "An Auto Scaling group that a load balancer sends traffic to must use the load balancer's health check.",
    why: "EC2's own check only sees whether the machine runs: one whose program has died stays, and gets no traffic.",
    fix: 'Set healthCheckType to "ELB".',
    severity: "low",
    controls: { securityHub: ["AutoScaling.1"], cdkNag: ["AS2"], checkov: ["CKV2_AWS_15"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/autoscaling-controls.html#autoscaling-1",
    readSettings: noSettings,
    check: (stack) => {
        const way = { property: "autoscalingGroupName", to: autoScalingGroupTypes };
        const attachments = new Referrers(stack, { from: attachmentTypes, ...way });
        return stack.ofType(autoScalingGroupType).map((group) => {
            const { certain, possible } = attachments.of(group);
            const isAttached = certain.length > 0 || ownProperties.some((name) => mayHold(group, name));
            return { resource: group, findings: isAttached ? judgeCheck(group) : judgeDoubt(group, possible) };
        });
    },
});

/** A list that is not known yet was written for something to be in it. */
function mayHold(group: PolicyResource, name: string): boolean {
    const list = read(group.props, name);
    return list.state === "unknown" ? isGiven(group, name) : elementsOf(list).length > 0;
}

function judgeCheck(group: PolicyResource): Finding[] {
    const written = read(group.props, property);
    // Stacks see AWS's choice where the program made none, which is EC2's check.
    const check: Reading = isGiven(group, property) ? written : { state: "absent" };
    return judge(check, property, {
        whenAbsent: "violates",
        holds: (value) => (textOf(value) ?? "").split(",").some((kind) => /^(ELB|VPC_LATTICE)$/i.test(kind.trim())),
        isNot: "ELB",
        fix,
    });
}

function judgeDoubt(group: PolicyResource, [doubtful]: readonly PolicyResource[]): Finding[] {
    const isRight = judgeCheck(group).length === 0;
    return doubtful === undefined || isRight
        ? []
        : [undecidable(property, `may have to be ELB for "${doubtful.name}", whose group is not known yet`, fix)];
}
