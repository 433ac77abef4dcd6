import type { PolicyResource } from "@pulumi/policy";
import { judgeMembers } from "../../aws/database-members.js";
import { mustBeAtLeast } from "../../core/demands.js";
import type { Finding } from "../../core/finding.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

export const databaseEnhancedMonitoring = stackRule({
    name: "database-enhanced-monitoring",
    title: "Databases report on their operating system",
    description: "An RDS instance must have enhanced monitoring, by itself or by its cluster.",
    why: "CloudWatch sees an instance from outside; which process takes its memory, processor and disk is only seen from within, and not afterwards.",
    fix: "Set monitoringInterval to 60 seconds or less, and monitoringRoleArn to a role with AmazonRDSEnhancedMonitoringRole.",
    severity: "low",
    controls: { securityHub: ["RDS.6"], checkov: ["CKV_AWS_118"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-6",
    readSettings: noSettings,
    check: (stack) =>
        judgeMembers(stack, {
            judge: ({ props }) => judge(props),
            isMetBy: ({ props }) => judge(props).length === 0,
        }),
});

/** Zero, which is also the default, is how AWS says that it is off. */
function judge(props: PolicyResource["props"]): Finding[] {
    return mustBeAtLeast(props, "monitoringInterval", 1, "violates", { fix: "set it to 60 seconds or less, not to 0" });
}
