import { loadBalancerTypes } from "../../aws/load-balancers.js";
import { mustBeTrue } from "../../core/demands.js";
import { resourceRule } from "../../core/resource-rule.js";
import { noSettings } from "../../core/rule.js";

export const loadBalancerDeletionProtection = resourceRule({
    name: "load-balancer-deletion-protection",
    title: "Load balancers are protected from deletion",
    description: "A load balancer must be protected from deletion.",
    severity: "medium",
    why: "One wrong destroy or a replacement takes the system off the network, and the new load balancer has another address.",
    fix: "Set enableDeletionProtection to true, and to false in an update of its own before it may go.",
    controls: { securityHub: ["ELB.6"], checkov: ["CKV_AWS_150"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-6",
    types: loadBalancerTypes,
    readSettings: noSettings,
    check: ({ props }) => mustBeTrue(props, "enableDeletionProtection", "violates"),
});
