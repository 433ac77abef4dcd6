import type { PolicyResource } from "@pulumi/policy";
import { judgeMembers } from "../../aws/database-members.js";
import { engineOf } from "../../aws/databases.js";
import { given } from "../../aws/program-inputs.js";
import { judge } from "../../core/demands.js";
import type { Finding } from "../../core/finding.js";
import { booleanOf, read, textOf } from "../../core/reading.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

const property = "performanceInsightsEnabled";

export const databasePerformanceInsights = stackRule({
    name: "database-performance-insights",
    title: "Databases keep records of what loads them",
    description: "An RDS instance must have Performance Insights on, by itself or by its cluster.",
    why: "When a database is slow, only its waits by statement tell what to change, and they can't be recorded afterwards.",
    fix: "Set performanceInsightsEnabled to true; seven days of records cost nothing.",
    severity: "low",
    controls: { checkov: ["CKV_AWS_353"] },
    url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.html",
    readSettings: noSettings,
    check: (stack) =>
        judgeMembers(stack, {
            judge: (resource) => (isOffered(resource) ? judgeSwitch(resource) : []),
            isMetBy: (cluster) => judgeSwitch(cluster).length === 0,
        }),
});

function judgeSwitch(resource: PolicyResource): Finding[] {
    return judge(given(resource, property), property, {
        whenAbsent: "violates",
        holds: (value) => booleanOf(value) === true,
        isNot: "true",
        fix: "set it to true",
    });
}

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.Overview.Engines.html */
function isOffered({ props }: PolicyResource): boolean {
    const small = /^db\.t\w+\.(micro|small)$/.test(textOf(read(props, "instanceClass")) ?? "");
    return !small || !/^(mysql|mariadb)$/.test(engineOf(props) ?? "");
}
