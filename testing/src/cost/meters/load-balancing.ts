import { countOr, flagOr, hours, meter, notKnown, textOr, usage } from "../drafts.js";
import type { Draft, Meter, Subject } from "../model.js";

const keys = new Map([
    ["application", "alb"],
    ["network", "nlb"],
    ["gateway", "gwlb"],
]);

/** @see https://aws.amazon.com/elasticloadbalancing/pricing/ */
export const loadBalancingMeters: readonly Meter[] = [meter("aws:lb/loadBalancer:LoadBalancer", balancerDrafts)];

function balancerDrafts({ inputs }: Subject): readonly Draft[] {
    const kind = textOr(inputs, "loadBalancerType", "application");
    const key = kind === undefined ? undefined : keys.get(kind);
    if (kind === undefined || key === undefined) return [notKnown("load balancer", "its type is not known yet")];
    return [
        hours(`${kind} load balancer`, `elb.${key}`, 1),
        ...(key === "alb" ? addresses({ inputs }) : []),
        usage("capacity units", `elb.${key}-units`),
        usage("data out to the internet, first 10 TB", "transfer.out"),
        usage("data between zones, each way", "transfer.zones"),
    ];
}

/**
 * A balancer on the internet has an address in each of its subnets, and more while it scales.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#ip-address-type
 */
function addresses({ inputs }: Pick<Subject, "inputs">): readonly Draft[] {
    const internal = flagOr(inputs, "internal", false);
    if (internal === true) return [];
    const count = countOr(inputs, "subnets", countOr(inputs, "subnetMappings", undefined));
    return [
        hours(
            "public IPv4 addresses, one for each zone",
            "ec2.public-ipv4",
            internal === false ? count : undefined,
            "its subnets are not known yet",
        ),
    ];
}
