import { loadBalancerTypes } from "../../aws/load-balancers.js";
import { type Finding, undecidable, violation } from "../../core/finding.js";
import { elementsOf, member, read, textOf } from "../../core/reading.js";
import { type CheckedResource, resourceRule } from "../../core/resource-rule.js";

export const loadBalancerMultipleZones = resourceRule({
    name: "load-balancer-multiple-zones",
    title: "Load balancers stand in several zones",
    description: "A load balancer must stand in subnets of at least two availability zones.",
    severity: "medium",
    why: "With one zone its failure is the failure of everything behind the load balancer.",
    fix: "List a subnet of each zone in subnets or subnetMappings.",
    controls: { securityHub: ["ELB.13"] },
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-13",
    types: loadBalancerTypes,
    readSettings: (reader) => ({
        zones: reader.number("zones", { minimum: 2, maximum: 6 }, 2, "Zones that a load balancer stands in at least."),
    }),
    check: findFewZones,
});

/** AWS takes one subnet of a zone, so that there are as many zones as different subnets. */
function findFewZones({ props }: CheckedResource, { zones }: { zones: number }): Finding[] {
    const mappings = read(props, "subnetMappings");
    const property = mappings.state === "absent" ? "subnets" : "subnetMappings";
    const list = read(props, property);
    const fix = `list subnets of at least ${zones} zones`;
    if (list.state === "unknown") {
        return [undecidable(property, "is not known yet as a whole", fix)];
    }
    const subnets = elementsOf(list).map((element) => (property === "subnets" ? element : member(element, "subnetId")));
    const known = new Set(subnets.map(textOf).filter((id) => id !== undefined));
    const unknown = subnets.filter(({ state }) => state === "unknown").length;
    return known.size + unknown < zones ? [violation(property, `names fewer than ${zones} subnets`, fix)] : [];
}
