import { targetGroupTypes } from "../../aws/load-balancers.js";
import { mustBeGiven, mustBeTrue } from "../../core/demands.js";
import type { Finding } from "../../core/finding.js";
import { read, textOf } from "../../core/reading.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";
import { noSettings } from "../../core/rule.js";

const web = new Set(["HTTP", "HTTPS"]);
const wording = { fix: "name the path that answers only while the target can serve" };

export const targetGroupHealthCheck = resourceRule({
    name: "target-group-health-check",
    title: "Targets are asked whether they are well",
    description: "A target group for HTTP or HTTPS must have a health check with a path of its own.",
    severity: "low",
    why: "AWS asks for / otherwise, which tells little of whether the application behind it can serve.",
    fix: "Set healthCheck.path to a path that answers only while the target can serve.",
    controls: { checkov: ["CKV_AWS_261"] },
    url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html",
    types: targetGroupTypes,
    readSettings: noSettings,
    check: findMissingCheck,
});

/** Functions have no protocol and are not asked; TCP targets are asked for a connection. */
function findMissingCheck({ props }: CheckedResource): Finding[] {
    return web.has(textOf(read(props, "protocol")) ?? "")
        ? [...mustBeGiven(props, "healthCheck.path", wording), ...mustBeTrue(props, "healthCheck.enabled", "complies")]
        : [];
}
