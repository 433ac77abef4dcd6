import type { PolicyResource } from "@pulumi/policy";
import { ifApplication, loadBalancerTypes } from "../../aws/load-balancers.js";
import { given } from "../../aws/program-inputs.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { booleanOf } from "../../core/reading.js";
import { type Candidates, Referrers } from "../../core/referrers.js";
import { noSettings } from "../../core/rule.js";
import { stackRule } from "../../core/stack-rule.js";

const associationTypes = [
    "aws:wafv2/webAclAssociation:WebAclAssociation",
    "aws:wafregional/webAclAssociation:WebAclAssociation",
];
const fix = "give it an aws.wafv2.WebAclAssociation whose resourceArn is its arn";

export const publicLoadBalancerHasFirewall = stackRule({
    name: "public-load-balancer-has-firewall",
    title: "Public load balancers stand behind a web application firewall",
    description: "An application load balancer that the internet reaches must have a web ACL.",
    severity: "medium",
    why: "Whoever scans the internet for known faults finds a new address within hours, and the application alone has to withstand that.",
    fix: "Add an aws.wafv2.WebAclAssociation of a web ACL with the load balancer's arn.",
    controls: { securityHub: ["ELB.16"], checkov: ["CKV2_AWS_28"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-16",
    readSettings: noSettings,
    check: (stack) => {
        const to = new Set(loadBalancerTypes);
        const associations = new Referrers(stack, { from: associationTypes, property: "resourceArn", to });
        return stack.ofType(...loadBalancerTypes).map((balancer) => ({
            resource: balancer,
            findings: ifApplication(balancer.props, () => findOpen(balancer, associations.of(balancer))),
        }));
    },
});

function findOpen(balancer: PolicyResource, { certain, possible }: Candidates): Finding[] {
    const internal = given(balancer, "internal");
    if (certain.length > 0 || booleanOf(internal) === true) {
        return [];
    }
    const [doubtful] = possible;
    if (doubtful !== undefined) {
        return [undecidable("arn", `may be what "${doubtful.name}" is for, which is not known yet`, fix)];
    }
    return internal.state === "unknown"
        ? [undecidable("internal", "is not known yet, and there is no web ACL", `set it to true, or ${fix}`)]
        : [violation("arn", "is in no association with a web ACL, though the internet reaches it", fix)];
}
