import { vpcTypes } from "../../aws/vpcs.js";
import { mustBeOneOf } from "../../core/demands.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { type Candidates, Referrers } from "../../core/referrers.js";
import { noSettings } from "../../core/rule.js";
import { type ResourceFindings, stackRule } from "../../core/stack-rule.js";
import type { PolicyResource } from "@pulumi/policy";

const logType = "aws:ec2/flowLog:FlowLog";
const fix = "give it an aws.ec2.FlowLog with its vpcId";

export const vpcHasFlowLogs = stackRule({
    name: "vpc-has-flow-logs",
    title: "Networks write down who tried to reach whom",
    description: "A VPC must have a flow log that holds at least what was rejected.",
    why: "After a break-in or an outage, nobody can tell who reached what, or what was refused.",
    fix: 'Add an aws.ec2.FlowLog with the id of the VPC and the trafficType "REJECT" or "ALL".',
    severity: "medium",
    controls: { securityHub: ["EC2.6"], cis: ["3.7"], cdkNag: ["VPC7"], checkov: ["CKV2_AWS_11"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-6",
    readSettings: noSettings,
    check: (stack) => {
        const logs = new Referrers(stack, { from: [logType], property: "vpcId", to: vpcTypes });
        return stack.ofType(...vpcTypes).map((vpc) => judgeLogs(vpc, logs.of(vpc)));
    },
});

/** One log that holds what was rejected is enough. */
function judgeLogs(vpc: PolicyResource, { certain, possible }: Candidates): ResourceFindings {
    const judged = certain.map((resource) => ({ resource, findings: judgeTraffic(resource) }));
    const good = judged.find(({ findings }) => findings.length === 0);
    const doubtful = judged.find(({ findings }) => findings.some(({ kind }) => kind === "undecidable"));
    return good ?? doubtful ?? judged[0] ?? { resource: vpc, findings: [without(possible)] };
}

function judgeTraffic(log: PolicyResource): Finding[] {
    return mustBeOneOf(log.props, "trafficType", ["REJECT", "ALL"], "violates");
}

function without([doubtful]: readonly PolicyResource[]): Finding {
    return doubtful === undefined
        ? violation("id", "is named by no flow log", fix)
        : undecidable("id", `may be what "${doubtful.name}" logs, which is not known yet`, fix);
}
