import { ifApplication, loadBalancerTypes } from "../../aws/load-balancers.js";
import { mustBeOneOf } from "../../core/demands.js";
import { resourceRule } from "../../core/resource-rule.js";
import { noSettings } from "../../core/rule.js";

const safe = ["defensive", "strictest"];
const wording = { fix: "leave it out or set it to strictest" };

export const loadBalancerDesyncMitigation = resourceRule({
    name: "load-balancer-desync-mitigation",
    title: "Load balancers stop smuggled requests",
    description: "An application load balancer must be in the desync mitigation mode defensive or strictest.",
    severity: "medium",
    why: "A request whose length can be read in two ways may carry another one past the load balancer, in the name of the next user.",
    fix: "Leave desyncMitigationMode out, which means defensive, or set it to strictest.",
    controls: { securityHub: ["ELB.12"], checkov: ["CKV_AWS_328"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-12",
    types: loadBalancerTypes,
    readSettings: noSettings,
    check: ({ props }) =>
        ifApplication(props, () => mustBeOneOf(props, "desyncMitigationMode", safe, "complies", wording)),
});
