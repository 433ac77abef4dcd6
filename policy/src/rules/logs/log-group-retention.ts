import { mustBeAtLeast } from "../../core/demands.js";
import type { Finding } from "../../core/finding.js";
import { read, textOf } from "../../core/reading.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";

export const logGroupRetention = resourceRule({
    name: "log-group-retention",
    title: "Logs are kept for a stated time",
    description: "A log group must say for how many days it keeps its events, and keep them long enough.",
    severity: "medium",
    why: "What is deleted too early is missing when somebody asks what happened; what is kept for ever costs more every month.",
    fix: "Set retentionInDays, or lower the setting days where that is more than you need.",
    controls: { securityHub: ["CloudWatch.16"], checkov: ["CKV_AWS_66", "CKV_AWS_338"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-16",
    types: ["aws:cloudwatch/logGroup:LogGroup"],
    readSettings: (reader) => ({
        days: reader.number("days", { minimum: 1, maximum: 3653 }, 365, "Days that a log group keeps at least."),
    }),
    check: findShort,
});

function findShort({ props }: CheckedResource, { days }: { days: number }): Finding[] {
    // AWS keeps the events of this class for two days, and lets nobody choose.
    if (textOf(read(props, "logGroupClass")) === "DELIVERY") {
        return [];
    }
    // 0, like nothing, stands for "for ever", which is no stated time.
    return mustBeAtLeast(props, "retentionInDays", days, "violates");
}
