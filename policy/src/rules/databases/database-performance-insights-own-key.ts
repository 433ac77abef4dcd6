import type { PolicyResource } from "@pulumi/policy";
import { judgeMembers } from "../../aws/database-members.js";
import { mustHaveOwnKey } from "../../aws/own-keys.js";
import { given } from "../../aws/program-inputs.js";
import type { Finding } from "../../core/finding.js";
import { booleanOf } from "../../core/reading.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

const property = "performanceInsightsKmsKeyId";

export const databasePerformanceInsightsOwnKey = stackRule({
    name: "database-performance-insights-own-key",
    title: "Records of Performance Insights are encrypted with a key of one's own",
    description: "Performance Insights, where it is on, must be encrypted with a KMS key of the account.",
    why: "Its records hold statements, with what stands in them of customers; nobody can limit or withdraw the key that AWS keeps.",
    fix: "Set performanceInsightsKmsKeyId to the ARN of an aws.kms.Key when Performance Insights is switched on; it can't be changed later.",
    severity: "low",
    controls: { checkov: ["CKV_AWS_354"] },
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.access-control.cmk-policy.html",
    readSettings: noSettings,
    check: (stack) =>
        judgeMembers(stack, { judge, isMetBy: (cluster) => isSet(cluster) && judge(cluster).length === 0 }),
});

function judge(resource: PolicyResource): Finding[] {
    // Where it is not on, or not known to be, another rule says so; a key may be given all the same.
    const isOn = booleanOf(given(resource, "performanceInsightsEnabled")) === true;
    return isOn || isSet(resource) ? mustHaveOwnKey(resource, property) : [];
}

function isSet(resource: PolicyResource): boolean {
    return given(resource, property).state !== "absent";
}
