import { ifApplication, loadBalancerTypes } from "../../aws/load-balancers.js";
import { mustBeTrue } from "../../core/demands.js";
import { resourceRule } from "../../core/resource-rule.js";
import { noSettings } from "../../core/rule.js";

export const loadBalancerDropsInvalidHeaders = resourceRule({
    name: "load-balancer-drops-invalid-headers",
    title: "Load balancers drop invalid headers",
    description: "An application load balancer must drop header fields that HTTP does not allow.",
    severity: "medium",
    why: "A header that the load balancer and the server read differently lets one request carry another one inside it.",
    fix: "Set dropInvalidHeaderFields to true.",
    controls: { securityHub: ["ELB.4"], checkov: ["CKV_AWS_131"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-4",
    types: loadBalancerTypes,
    readSettings: noSettings,
    check: ({ props }) => ifApplication(props, () => mustBeTrue(props, "dropInvalidHeaderFields", "violates")),
});
