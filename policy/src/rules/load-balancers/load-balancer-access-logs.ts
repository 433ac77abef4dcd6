import { ifApplication, loadBalancerTypes } from "../../aws/load-balancers.js";
import { mustBeTrue } from "../../core/demands.js";
import { resourceRule } from "../../core/resource-rule.js";
import { noSettings } from "../../core/rule.js";

const wording = { fix: "set it to true beside the bucket, which alone turns nothing on" };

export const loadBalancerAccessLogs = resourceRule({
    name: "load-balancer-access-logs",
    title: "Load balancers log requests",
    description: "An application load balancer must write access logs.",
    severity: "medium",
    why: "Without them nobody can say afterwards who sent which request, and which of them failed.",
    fix: "Give it accessLogs with a bucket, and enabled true.",
    controls: { securityHub: ["ELB.5"], cdkNag: ["ELB2"], checkov: ["CKV_AWS_91"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-5",
    types: loadBalancerTypes,
    readSettings: noSettings,
    check: ({ props }) => ifApplication(props, () => mustBeTrue(props, "accessLogs.enabled", "violates", wording)),
});
